-- What customers contest, with a deadline; what they wrote is sealed under their own key.
CREATE TABLE "appeals" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"decision_id" uuid,
	"reward_id" uuid,
	"referral_id" uuid,
	"reason" text NOT NULL,
	"signal" text,
	"state" text NOT NULL,
	"sealed" bytea NOT NULL,
	"sealed_answer" bytea,
	"overdue" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"proposed_by" text,
	"proposed_by_name" text,
	"decided_by" text,
	"decided_by_name" text,
	"decided_at" timestamp (3) with time zone,
	"receipt_id" uuid,
	CONSTRAINT "appeals_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "appeals_state" CHECK ("appeals"."state" in ('open', 'upheld', 'rejected')),
	CONSTRAINT "appeals_overdue" CHECK ("appeals"."overdue" in ('uphold', 'reject', 'keep_open')),
	CONSTRAINT "appeals_decided" CHECK (("appeals"."state" = 'open') = ("appeals"."decided_at" is null)),
	CONSTRAINT "appeals_due_open" CHECK ("appeals"."state" = 'open' or "appeals"."due_at" is null)
);

-- An advocate says by hand that they brought the buyer of an order, by its number.
CREATE TABLE "hand_claims" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"type" text NOT NULL,
	"external_id" text NOT NULL,
	"email_index" bytea,
	"phone_index" bytea,
	"sealed" bytea NOT NULL,
	"sealed_answer" bytea,
	"shared_at" timestamp (3) with time zone,
	"state" text NOT NULL,
	"finding" text NOT NULL,
	"is_proven" boolean NOT NULL,
	"overdue" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"waits_until" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"conversion_id" uuid,
	"referral_id" uuid,
	"decided_by" text,
	"decided_by_name" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "hand_claims_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "hand_claims_order" UNIQUE("workspace_id","participant_id","program_id","type","external_id"),
	CONSTRAINT "hand_claims_state" CHECK ("hand_claims"."state" in ('open', 'matched', 'rejected', 'expired')),
	CONSTRAINT "hand_claims_overdue" CHECK ("hand_claims"."overdue" in ('reject', 'keep_open')),
	CONSTRAINT "hand_claims_matched" CHECK (("hand_claims"."state" = 'matched') = ("hand_claims"."referral_id" is not null)),
	CONSTRAINT "hand_claims_decided" CHECK (("hand_claims"."state" = 'open') = ("hand_claims"."decided_at" is null)),
	CONSTRAINT "hand_claims_due_open" CHECK ("hand_claims"."state" = 'open' or "hand_claims"."due_at" is null)
);

ALTER TABLE "appeals" ADD CONSTRAINT "appeals_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
ALTER TABLE "hand_claims" ADD CONSTRAINT "hand_claims_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "hand_claims" ADD CONSTRAINT "hand_claims_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");

-- A customer contests one thing once at a time.
CREATE UNIQUE INDEX "appeals_once_open" ON "appeals" ("workspace_id","participant_id","subject") WHERE "appeals"."state" = 'open';
CREATE INDEX "appeals_of_participant" ON "appeals" ("workspace_id","participant_id","id");
CREATE INDEX "appeals_open" ON "appeals" ("workspace_id","id") WHERE "appeals"."state" = 'open';
CREATE INDEX "appeals_due" ON "appeals" ("workspace_id","due_at","id") WHERE "appeals"."due_at" is not null;
CREATE INDEX "appeals_of_referral" ON "appeals" ("workspace_id","referral_id","id") WHERE "appeals"."referral_id" is not null;
CREATE INDEX "appeals_of_reward" ON "appeals" ("workspace_id","reward_id","id") WHERE "appeals"."reward_id" is not null;
-- Each reason's and each signal's false positives are counted from this alone.
CREATE INDEX "appeals_counted" ON "appeals" ("workspace_id","program_id","reason","signal","state");
CREATE INDEX "hand_claims_waiting" ON "hand_claims" ("workspace_id","type","external_id") WHERE "hand_claims"."state" = 'open';
CREATE INDEX "hand_claims_open" ON "hand_claims" ("workspace_id","id") WHERE "hand_claims"."state" = 'open';
CREATE INDEX "hand_claims_of_participant" ON "hand_claims" ("workspace_id","participant_id","id");
CREATE INDEX "hand_claims_due" ON "hand_claims" ("workspace_id","due_at","id") WHERE "hand_claims"."due_at" is not null;
CREATE INDEX "hand_claims_of_referral" ON "hand_claims" ("workspace_id","referral_id") WHERE "hand_claims"."referral_id" is not null;

GRANT SELECT, INSERT, UPDATE, DELETE ON "appeals", "hand_claims" TO goodword_app;
