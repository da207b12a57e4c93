ALTER TABLE "connections" ADD COLUMN "key_checked_at" INTEGER NULL;
ALTER TABLE "connections" ADD COLUMN "key_from" INTEGER NULL;
ALTER TABLE "connections" ADD COLUMN "key_to" INTEGER NULL;
