CREATE TABLE "dashboards" (
    "name" TEXT NOT NULL CONSTRAINT "PK_dashboards" PRIMARY KEY,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL
);
