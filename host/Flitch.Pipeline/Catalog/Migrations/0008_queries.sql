CREATE TABLE "saved_queries" (
    "id" TEXT NOT NULL CONSTRAINT "PK_saved_queries" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "sql" TEXT NOT NULL,
    "schema" TEXT NULL,
    "changed_at" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_saved_queries_title" ON "saved_queries" ("title");

CREATE TABLE "asked_queries" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_asked_queries" PRIMARY KEY AUTOINCREMENT,
    "sql" TEXT NOT NULL,
    "schema" TEXT NULL,
    "asked_at" INTEGER NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "rows" INTEGER NULL,
    "error" TEXT NULL
);
