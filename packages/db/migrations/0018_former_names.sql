-- By what somebody was called before: whoever knew them so still names them.
ALTER TABLE "envelopes" ADD COLUMN "former_name_index" bytea;
ALTER TABLE "envelopes" ADD CONSTRAINT "envelopes_former_name_index" CHECK ("former_name_index" is null or "sealed" is not null);
CREATE INDEX "envelopes_by_former_name" ON "envelopes" ("workspace_id","former_name_index") WHERE "former_name_index" is not null;
