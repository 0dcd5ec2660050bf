-- What a whole program has used of something that everybody shares: places, stock, a limit. `cap` is
-- what it was last guarded by.
CREATE TABLE "program_uses" (
	"workspace_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"meter" text NOT NULL,
	"period" text NOT NULL,
	"used" bigint NOT NULL,
	"cap" bigint,
	CONSTRAINT "program_uses_workspace_id_program_id_meter_period_pk" PRIMARY KEY("workspace_id","program_id","meter","period"),
	CONSTRAINT "program_uses_used" CHECK ("program_uses"."used" >= 0)
);
ALTER TABLE "program_uses" ADD CONSTRAINT "program_uses_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
GRANT SELECT, INSERT, UPDATE, DELETE ON "program_uses" TO goodword_app;

-- What a referral itself uses of its program: a place among the first of a boost.
ALTER TABLE "referrals" ADD COLUMN "meters" jsonb;

-- The advocate's own advocate, and theirs, as they stood when the friend was attributed.
ALTER TABLE "referrals" ADD COLUMN "upline_2" uuid;
ALTER TABLE "referrals" ADD COLUMN "upline_3" uuid;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_no_ring" CHECK ("referrals"."friend_id" is distinct from "referrals"."upline_2" and "referrals"."friend_id" is distinct from "referrals"."upline_3");
ALTER TABLE "programs" ADD COLUMN "upline_levels" integer DEFAULT 1 NOT NULL;

ALTER TABLE "rewards" ADD COLUMN "valid_months" integer;
ALTER TABLE "rewards" ADD COLUMN "beneficiary" text;
ALTER TABLE "rewards" ADD COLUMN "choice" json;
ALTER TABLE "rewards" ADD COLUMN "boosts" json;

-- Sums of what beneficiaries were given are read from the ledger itself.
CREATE INDEX "postings_donated" ON "postings" ("workspace_id","credit_owner","credit_kind") WHERE "postings"."credit_kind" like 'donated:%';
CREATE INDEX "postings_donated_back" ON "postings" ("workspace_id","debit_owner","debit_kind") WHERE "postings"."debit_kind" like 'donated:%';
