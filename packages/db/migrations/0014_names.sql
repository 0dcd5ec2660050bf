-- By what somebody is called: the keyed hash of their folded name, so that who is named can be found unread.
ALTER TABLE "envelopes" ADD COLUMN "name_index" bytea;
ALTER TABLE "envelopes" ADD CONSTRAINT "envelopes_name_index" CHECK ("name_index" is null or "sealed" is not null);
CREATE INDEX "envelopes_by_name" ON "envelopes" ("workspace_id","name_index") WHERE "name_index" is not null;
