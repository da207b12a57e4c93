CREATE TABLE "asked_refreshes" (
    "id" TEXT NOT NULL CONSTRAINT "PK_asked_refreshes" PRIMARY KEY,
    "connection" TEXT NOT NULL,
    "datasets" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "run_id" TEXT NULL,
    "answer" TEXT NULL
);
