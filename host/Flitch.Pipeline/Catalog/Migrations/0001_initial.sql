CREATE TABLE "connections" (
    "name" TEXT NOT NULL CONSTRAINT "PK_connections" PRIMARY KEY,
    "connector" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "secret_fields" TEXT NOT NULL,
    "sealed_fields" TEXT NOT NULL,
    "account_identity" TEXT NULL,
    "created_at" INTEGER NOT NULL
);

CREATE TABLE "datasets" (
    "connection" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" INTEGER NOT NULL,
    "refresh_seconds" INTEGER NULL,
    "start_from" INTEGER NULL,
    CONSTRAINT "PK_datasets" PRIMARY KEY ("connection", "name"),
    CONSTRAINT "FK_datasets_connections_connection" FOREIGN KEY ("connection") REFERENCES "connections" ("name") ON DELETE CASCADE
);

CREATE TABLE "runs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_runs" PRIMARY KEY,
    "connection" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "heartbeat_at" INTEGER NOT NULL,
    "cancel_requested" INTEGER NOT NULL,
    "progress" TEXT NULL,
    "datasets" TEXT NOT NULL,
    "error" TEXT NULL
);

CREATE INDEX "IX_runs_connection_started_at" ON "runs" ("connection", "started_at");
