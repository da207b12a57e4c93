CREATE TABLE "shares" (
    "id" TEXT NOT NULL CONSTRAINT "PK_shares" PRIMARY KEY,
    "dashboard" TEXT NOT NULL,
    "connection" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "look" TEXT NOT NULL,
    "is_open" INTEGER NOT NULL,
    "api_token" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "seen_at" INTEGER NULL,
    "ends_at" INTEGER NULL,
    CONSTRAINT "FK_shares_api_tokens_api_token" FOREIGN KEY ("api_token") REFERENCES "api_tokens" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_shares_connections_connection" FOREIGN KEY ("connection") REFERENCES "connections" ("name") ON DELETE CASCADE
);

CREATE INDEX "IX_shares_api_token" ON "shares" ("api_token");

CREATE INDEX "IX_shares_connection" ON "shares" ("connection");

CREATE UNIQUE INDEX "IX_shares_hash" ON "shares" ("hash");
