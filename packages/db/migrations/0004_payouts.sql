-- Value that leaves: batches that staff approve, one payout a recipient and asset, and the rewards in each.
CREATE TABLE "payout_batches" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"filter" json NOT NULL,
	"due_until" timestamp (3) with time zone NOT NULL,
	"needs_second_person" boolean NOT NULL,
	"created_by" text NOT NULL,
	"created_by_name" text NOT NULL,
	"approved_by" text,
	"approved_by_name" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"approved_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"discarded_at" timestamp (3) with time zone,
	CONSTRAINT "payout_batches_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "payout_batches_state" CHECK ("payout_batches"."state" in ('draft', 'approved', 'sent', 'discarded')),
	CONSTRAINT "payout_batches_second_person" CHECK (not "payout_batches"."needs_second_person" or ("payout_batches"."approved_by" is distinct from "payout_batches"."created_by" and "payout_batches"."approved_by_name" is distinct from "payout_batches"."created_by_name"))
);

CREATE TABLE "payouts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"batch_id" uuid,
	"participant_id" uuid,
	"program_id" uuid,
	"beneficiary" text,
	"amount" bigint NOT NULL,
	"asset" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"reference" text,
	"provider" text NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"retries" uuid,
	"calls" integer DEFAULT 0 NOT NULL,
	"scheduled_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"call_at" timestamp (3) with time zone,
	CONSTRAINT "payouts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "payouts_state" CHECK ("payouts"."state" in ('scheduled', 'sent', 'settled', 'failed')),
	CONSTRAINT "payouts_amount" CHECK ("payouts"."amount" > 0 and "payouts"."amount" <= 1000000000000),
	CONSTRAINT "payouts_provider" CHECK ("payouts"."provider" in ('manual', 'http')),
	CONSTRAINT "payouts_recipient" CHECK (("payouts"."participant_id" is null) <> ("payouts"."beneficiary" is null) and ("payouts"."beneficiary" is null) = ("payouts"."program_id" is null))
);

CREATE TABLE "payout_items" (
	"workspace_id" uuid NOT NULL,
	"payout_id" uuid NOT NULL,
	"reward_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"is_live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "payout_items_workspace_id_payout_id_reward_id_pk" PRIMARY KEY("workspace_id","payout_id","reward_id"),
	CONSTRAINT "payout_items_amount" CHECK ("payout_items"."amount" > 0)
);

-- Where payouts are sent to when a person does not carry them out; the signing secret is sealed.
CREATE TABLE "payout_providers" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"url" text,
	"sealed_secret" "bytea",
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payout_providers_kind" CHECK ("payout_providers"."kind" in ('manual', 'http')),
	CONSTRAINT "payout_providers_address" CHECK (("payout_providers"."kind" = 'http') = ("payout_providers"."url" is not null and "payout_providers"."sealed_secret" is not null))
);

-- What staff credit by hand, with its reason, and the second person above a limit.
CREATE TABLE "credits" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"asset" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"needs_second_person" boolean NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_by_name" text NOT NULL,
	"decided_by" text,
	"decided_by_name" text,
	"reward_id" uuid,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "credits_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "credits_kind" CHECK ("credits"."kind" in ('cash', 'credit', 'points')),
	CONSTRAINT "credits_state" CHECK ("credits"."state" in ('proposed', 'granted', 'refused')),
	CONSTRAINT "credits_amount" CHECK ("credits"."amount" > 0 and "credits"."amount" <= 1000000000000),
	CONSTRAINT "credits_second_person" CHECK ("credits"."state" <> 'granted' or not "credits"."needs_second_person" or ("credits"."decided_by" is distinct from "credits"."proposed_by" and "credits"."decided_by_name" is distinct from "credits"."proposed_by_name"))
);

-- Who did what, with how it was before and after. Only ever added to.
CREATE TABLE "audit_log" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"before" json,
	"after" json,
	"noted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_log_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);

ALTER TABLE "workspaces" ADD COLUMN "four_eyes" jsonb DEFAULT '[]'::jsonb NOT NULL;
ALTER TABLE "rewards" ADD COLUMN "paid_at" timestamp (3) with time zone;

ALTER TABLE "payouts" ADD CONSTRAINT "payouts_batch" FOREIGN KEY ("workspace_id","batch_id") REFERENCES "payout_batches"("workspace_id","id");
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
ALTER TABLE "payout_items" ADD CONSTRAINT "payout_items_payout" FOREIGN KEY ("workspace_id","payout_id") REFERENCES "payouts"("workspace_id","id");
ALTER TABLE "payout_items" ADD CONSTRAINT "payout_items_reward" FOREIGN KEY ("workspace_id","reward_id") REFERENCES "rewards"("workspace_id","id");
ALTER TABLE "credits" ADD CONSTRAINT "credits_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "credits" ADD CONSTRAINT "credits_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");

-- A reward is in one living payout at most; one that failed gives it back.
CREATE UNIQUE INDEX "payout_items_live" ON "payout_items" ("workspace_id","reward_id") WHERE "payout_items"."is_live";
CREATE INDEX "payouts_of_batch" ON "payouts" ("workspace_id","batch_id","id");
CREATE INDEX "payouts_of_participant" ON "payouts" ("workspace_id","participant_id","id");
-- A payout is retried once; what fails again is another payout, which may be retried.
CREATE UNIQUE INDEX "payouts_retries" ON "payouts" ("workspace_id","retries") WHERE "payouts"."retries" is not null;
CREATE INDEX "payouts_to_call" ON "payouts" ("workspace_id","call_at","id") WHERE "payouts"."call_at" is not null;
CREATE INDEX "payouts_open" ON "payouts" ("workspace_id","state","id") WHERE "payouts"."state" <> 'settled';
CREATE INDEX "rewards_payable" ON "rewards" ("workspace_id","available_at","id") WHERE "rewards"."state" in ('available', 'issued') and "rewards"."kind" in ('cash', 'donation') and "rewards"."paid_at" is null;

GRANT SELECT, INSERT, UPDATE, DELETE ON payout_batches, payouts, payout_items, payout_providers, credits TO goodword_app;
GRANT SELECT, INSERT ON audit_log TO goodword_app;
