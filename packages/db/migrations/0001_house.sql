-- The tables of packages/db/src, as drizzle-kit writes them, and what it has no words for: who may write them.
CREATE TABLE "agenda" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"looked_at" timestamp (3) with time zone
);

CREATE TABLE "claims" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version" integer NOT NULL,
	"advocate_id" uuid NOT NULL,
	"code_id" uuid NOT NULL,
	"evidence" text NOT NULL,
	"state" text DEFAULT 'clicked' NOT NULL,
	"friend_id" uuid,
	"uncounted_reason" text,
	"device_index" "bytea",
	"source" text NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"counted" boolean DEFAULT true NOT NULL,
	CONSTRAINT "claims_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "claims_state" CHECK ("claims"."state" in ('invited', 'clicked', 'used', 'expired')),
	CONSTRAINT "claims_evidence" CHECK ("claims"."evidence" in ('link', 'code'))
);

CREATE TABLE "codes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"alias" text NOT NULL,
	"skeleton" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "codes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "codes_alias" UNIQUE("workspace_id","alias"),
	CONSTRAINT "codes_skeleton" UNIQUE("workspace_id","skeleton"),
	CONSTRAINT "codes_kind" CHECK ("codes"."kind" in ('generated', 'vanity'))
);

CREATE TABLE "conversions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"external_id" text NOT NULL,
	"friend_id" uuid NOT NULL,
	"amount" bigint,
	"asset" text,
	"refunded_amount" bigint DEFAULT 0 NOT NULL,
	"refunds_count" integer DEFAULT 0 NOT NULL,
	"number" integer NOT NULL,
	"is_confirmed" boolean NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "conversions_natural_key" UNIQUE("workspace_id","type","external_id"),
	CONSTRAINT "conversions_number" UNIQUE("workspace_id","friend_id","type","number"),
	CONSTRAINT "conversions_refunded" CHECK ("conversions"."refunded_amount" >= 0 and "conversions"."refunded_amount" <= coalesce("conversions"."amount", 0))
);

CREATE TABLE "refunds" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversion_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refunds_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "refunds_natural_key" UNIQUE("workspace_id","conversion_id","external_id"),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount" >= 0)
);

CREATE TABLE "decisions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version" integer NOT NULL,
	"conversion_id" uuid,
	"referral_id" uuid,
	"facts" json NOT NULL,
	"result" json NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decisions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);

CREATE TABLE "daily_totals" (
	"workspace_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"metric" text NOT NULL,
	"asset" text DEFAULT '' NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "daily_totals_workspace_id_program_id_metric_asset_day_pk" PRIMARY KEY("workspace_id","program_id","metric","asset","day")
);

CREATE TABLE "events" (
	"workspace_id" uuid NOT NULL,
	"transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"data" json NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_workspace_id_transaction_id_pk" PRIMARY KEY("workspace_id","transaction","id")
);

CREATE TABLE "total_changes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"participant_id" uuid,
	"metric" text NOT NULL,
	"asset" text DEFAULT '' NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "total_changes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);

CREATE TABLE "idempotency_keys" (
	"workspace_id" uuid NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"status" integer,
	"sealed_answer" "bytea",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_workspace_id_key_hash_pk" PRIMARY KEY("workspace_id","key_hash")
);

CREATE TABLE "jobs" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key_hash" "bytea",
	"leased_until" timestamp (3) with time zone,
	"state" text NOT NULL,
	"progress" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "jobs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "jobs_key" UNIQUE("workspace_id","key_hash"),
	CONSTRAINT "jobs_state" CHECK ("jobs"."state" in ('running', 'done', 'failed'))
);

CREATE TABLE "keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"hint" text NOT NULL,
	"publishable_text" text,
	"name" text NOT NULL,
	"scopes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"origins" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "keys_hash_unique" UNIQUE("hash"),
	CONSTRAINT "keys_kind" CHECK ("keys"."kind" in ('secret', 'publishable'))
);

CREATE TABLE "revoked_identities" (
	"workspace_id" uuid NOT NULL,
	"jti" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "revoked_identities_workspace_id_jti_pk" PRIMARY KEY("workspace_id","jti")
);

CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"sealed_private_jwk" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"signs_from" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);

CREATE TABLE "signing_secrets" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retires_at" timestamp (3) with time zone,
	CONSTRAINT "signing_secrets_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);

CREATE TABLE "balances" (
	"workspace_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"asset" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "balances_workspace_id_participant_id_kind_asset_pk" PRIMARY KEY("workspace_id","participant_id","kind","asset"),
	CONSTRAINT "balances_amount" CHECK ("balances"."amount" >= 0)
);

CREATE TABLE "postings" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"journal" text NOT NULL,
	"debit_owner" uuid NOT NULL,
	"debit_kind" text NOT NULL,
	"credit_owner" uuid NOT NULL,
	"credit_kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"asset" text NOT NULL,
	"reward_id" uuid NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "postings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "postings_amount" CHECK ("postings"."amount" > 0 and "postings"."amount" <= 1000000000000),
	CONSTRAINT "postings_accounts" CHECK (("postings"."debit_owner", "postings"."debit_kind") <> ("postings"."credit_owner", "postings"."credit_kind"))
);

CREATE TABLE "devices" (
	"workspace_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"blind_index" "bytea" NOT NULL,
	CONSTRAINT "devices_workspace_id_participant_id_blind_index_pk" PRIMARY KEY("workspace_id","participant_id","blind_index")
);

CREATE TABLE "envelopes" (
	"workspace_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"wrapped_key" "bytea",
	"sealed" "bytea",
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "envelopes_workspace_id_participant_id_pk" PRIMARY KEY("workspace_id","participant_id")
);

CREATE TABLE "identities" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"blind_index" "bytea" NOT NULL,
	"participant_id" uuid NOT NULL,
	CONSTRAINT "identities_workspace_id_kind_blind_index_pk" PRIMARY KEY("workspace_id","kind","blind_index"),
	CONSTRAINT "identities_kind" CHECK ("identities"."kind" in ('email', 'phone'))
);

CREATE TABLE "limit_uses" (
	"workspace_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"meter" text NOT NULL,
	"period" text NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "limit_uses_workspace_id_program_id_participant_id_meter_period_pk" PRIMARY KEY("workspace_id","program_id","participant_id","meter","period"),
	CONSTRAINT "limit_uses_used" CHECK ("limit_uses"."used" >= 0)
);

CREATE TABLE "participants" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text,
	"locale" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"customer_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "participants_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "participants_external_id" UNIQUE("workspace_id","external_id")
);

CREATE TABLE "reviews" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"referral_id" uuid,
	"participant_id" uuid,
	"other_participant_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"note" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "reviews_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "reviews_pair" UNIQUE("workspace_id","kind","participant_id","other_participant_id"),
	CONSTRAINT "reviews_state" CHECK ("reviews"."state" in ('open', 'approved', 'denied'))
);

CREATE TABLE "standings" (
	"workspace_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"clicks" integer DEFAULT 0 NOT NULL,
	"shares" integer DEFAULT 0 NOT NULL,
	"attributed" integer DEFAULT 0 NOT NULL,
	"converted" integer DEFAULT 0 NOT NULL,
	"approved" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "standings_workspace_id_program_id_participant_id_pk" PRIMARY KEY("workspace_id","program_id","participant_id"),
	CONSTRAINT "standings_counts" CHECK ("standings"."attributed" >= 0 and "standings"."converted" >= 0 and "standings"."approved" >= 0)
);

CREATE TABLE "program_versions" (
	"workspace_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"document" json NOT NULL,
	"restores" integer,
	"published_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "program_versions_workspace_id_program_id_version_pk" PRIMARY KEY("workspace_id","program_id","version")
);

CREATE TABLE "programs" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"draft" json,
	"live_version" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "programs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "programs_slug" UNIQUE("workspace_id","slug"),
	CONSTRAINT "programs_status" CHECK ("programs"."status" in ('draft', 'live', 'paused', 'ended'))
);

CREATE TABLE "referrals" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version" integer NOT NULL,
	"advocate_id" uuid NOT NULL,
	"friend_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"goal_conversion_id" uuid,
	"number" integer,
	"attributed_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "referrals_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "referrals_of_friend" UNIQUE("workspace_id","friend_id","program_id"),
	CONSTRAINT "referrals_state" CHECK ("referrals"."state" in ('queued', 'attributed', 'converted', 'approved', 'in_review', 'denied', 'reversed', 'expired'))
);

CREATE TABLE "rewards" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version" integer NOT NULL,
	"participant_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"rule" text NOT NULL,
	"give_index" integer NOT NULL,
	"cause" text NOT NULL,
	"instalment" integer DEFAULT 1 NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"asset" text NOT NULL,
	"label" json,
	"state" text NOT NULL,
	"reason" text,
	"is_under_review" boolean DEFAULT false NOT NULL,
	"referral_id" uuid,
	"conversion_id" uuid,
	"decision_id" uuid NOT NULL,
	"coupon_code" text,
	"meters" json,
	"valid_days" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"hold_until" timestamp (3) with time zone,
	"available_at" timestamp (3) with time zone,
	"issued_at" timestamp (3) with time zone,
	"redeemed_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "rewards_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "rewards_once" UNIQUE("workspace_id","program_id","participant_id","rule","give_index","cause","instalment","attempt"),
	CONSTRAINT "rewards_coupon_code" UNIQUE("workspace_id","coupon_code"),
	CONSTRAINT "rewards_amount" CHECK ("rewards"."amount" >= 0 and "rewards"."amount" <= 1000000000000),
	CONSTRAINT "rewards_state" CHECK ("rewards"."state" in ('held', 'available', 'issued', 'redeemed', 'cancelled', 'reversed', 'expired'))
);

CREATE TABLE "shares" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"shared_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shares_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);

CREATE TABLE "workspace_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL
);

CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"origins" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"landing_url" text,
	"accepts_page_conversions" boolean DEFAULT false NOT NULL,
	"clock_offset_ms" bigint DEFAULT 0 NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspaces_mode" CHECK ("workspaces"."mode" in ('live', 'sandbox')),
	CONSTRAINT "workspaces_clock" CHECK ("workspaces"."clock_offset_ms" >= 0 and ("workspaces"."mode" = 'sandbox' or "workspaces"."clock_offset_ms" = 0))
);

ALTER TABLE "codes" ADD CONSTRAINT "codes_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "codes" ADD CONSTRAINT "codes_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_friend" FOREIGN KEY ("workspace_id","friend_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_conversion" FOREIGN KEY ("workspace_id","conversion_id") REFERENCES "conversions"("workspace_id","id");
ALTER TABLE "keys" ADD CONSTRAINT "keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id");
ALTER TABLE "balances" ADD CONSTRAINT "balances_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "devices" ADD CONSTRAINT "devices_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "envelopes" ADD CONSTRAINT "envelopes_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "identities" ADD CONSTRAINT "identities_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "limit_uses" ADD CONSTRAINT "limit_uses_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "standings" ADD CONSTRAINT "standings_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "standings" ADD CONSTRAINT "standings_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_advocate" FOREIGN KEY ("workspace_id","advocate_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_friend" FOREIGN KEY ("workspace_id","friend_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
ALTER TABLE "shares" ADD CONSTRAINT "shares_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "workspace_slugs" ADD CONSTRAINT "workspace_slugs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id");
CREATE INDEX "agenda_due" ON "agenda" ("due_at");
CREATE INDEX "claims_of_friend" ON "claims" ("workspace_id","friend_id","id") WHERE "claims"."friend_id" is not null;
CREATE UNIQUE INDEX "codes_generated" ON "codes" ("workspace_id","participant_id","program_id") WHERE "codes"."kind" = 'generated';
CREATE INDEX "codes_of_participant" ON "codes" ("workspace_id","participant_id","program_id");
CREATE INDEX "codes_vanity" ON "codes" ("workspace_id","alias") WHERE "codes"."kind" = 'vanity';
CREATE INDEX "decisions_of_conversion" ON "decisions" ("workspace_id","conversion_id","id") WHERE "decisions"."conversion_id" is not null;
CREATE INDEX "decisions_of_referral" ON "decisions" ("workspace_id","referral_id","id") WHERE "decisions"."referral_id" is not null;
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" ("workspace_id","created_at");
CREATE INDEX "keys_of_workspace" ON "keys" ("workspace_id","id");
CREATE INDEX "postings_of_reward" ON "postings" ("workspace_id","reward_id");
CREATE INDEX "identities_of_participant" ON "identities" ("workspace_id","participant_id");
CREATE INDEX "reviews_open" ON "reviews" ("workspace_id","id") WHERE "reviews"."state" = 'open';
CREATE INDEX "referrals_of_advocate" ON "referrals" ("workspace_id","advocate_id","id");
CREATE INDEX "referrals_due" ON "referrals" ("workspace_id","due_at","id") WHERE "referrals"."due_at" is not null;
CREATE INDEX "rewards_of_participant" ON "rewards" ("workspace_id","participant_id","id");
CREATE INDEX "rewards_of_conversion" ON "rewards" ("workspace_id","conversion_id") WHERE "rewards"."conversion_id" is not null;
CREATE INDEX "rewards_by_milestone" ON "rewards" ("workspace_id","participant_id","cause") WHERE "rewards"."conversion_id" is null;
CREATE INDEX "rewards_of_referral" ON "rewards" ("workspace_id","referral_id") WHERE "rewards"."referral_id" is not null;
CREATE INDEX "rewards_due" ON "rewards" ("workspace_id","due_at","id") WHERE "rewards"."due_at" is not null;
CREATE INDEX "shares_of_participant" ON "shares" ("workspace_id","participant_id","id");

-- The application runs as this role. What has happened cannot be changed by it, only added to.
DO $$ BEGIN
  CREATE ROLE goodword_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT goodword_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO goodword_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO goodword_app;
REVOKE ALL ON migrations FROM goodword_app;
REVOKE UPDATE, DELETE ON postings, decisions, events, refunds, program_versions FROM goodword_app;
