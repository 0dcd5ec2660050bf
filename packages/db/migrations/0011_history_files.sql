-- Histories of conversions that merchants upload, in parts, to run programs over.
CREATE TABLE "history_files" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"format" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "history_files_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "history_files_format" CHECK ("history_files"."format" in ('csv', 'jsonl'))
);

CREATE TABLE "history_parts" (
	"workspace_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "history_parts_workspace_id_file_id_part_pk" PRIMARY KEY("workspace_id","file_id","part")
);
ALTER TABLE "history_parts" ADD CONSTRAINT "history_parts_file" FOREIGN KEY ("workspace_id","file_id") REFERENCES "history_files"("workspace_id","id") ON DELETE cascade;
CREATE INDEX "history_files_age" ON "history_files" ("workspace_id","created_at");
CREATE INDEX "jobs_running" ON "jobs" ("workspace_id","kind","created_at") WHERE "jobs"."state" = 'running';
GRANT SELECT, INSERT, UPDATE, DELETE ON "history_files", "history_parts" TO goodword_app;
