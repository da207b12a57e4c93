CREATE INDEX "IX_runs_started_at" ON "runs" ("started_at");
