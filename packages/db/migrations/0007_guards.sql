-- What is counted across programs, or never given back: of a participant in all programs, of a program
-- (its places in a quota), or of the whole workspace, by whose id it is.
CREATE TABLE "shared_uses" (
	"workspace_id" uuid NOT NULL,
	"owner" uuid NOT NULL,
	"meter" text NOT NULL,
	"period" text NOT NULL,
	"used" bigint NOT NULL,
	"cap" bigint,
	CONSTRAINT "shared_uses_workspace_id_owner_meter_period_pk" PRIMARY KEY("workspace_id","owner","meter","period"),
	CONSTRAINT "shared_uses_used" CHECK ("shared_uses"."used" >= 0)
);
-- A program that counts something for all its participants is decided one conversion after the other: this
-- row is what they wait for, and where it is remembered what was told of. The workspace itself has one too.
CREATE TABLE "guards" (
	"workspace_id" uuid NOT NULL,
	"subject" uuid NOT NULL,
	"told" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_over_cost" boolean DEFAULT false NOT NULL,
	CONSTRAINT "guards_workspace_id_subject_pk" PRIMARY KEY("workspace_id","subject")
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "shared_uses", "guards" TO goodword_app;

-- Since when a program has its status, and why; whether its end takes back what is held; and when its
-- schedule, or that, must be looked at again.
ALTER TABLE "programs" ADD COLUMN "status_since" timestamp (3) with time zone;
ALTER TABLE "programs" ADD COLUMN "status_reason" text;
ALTER TABLE "programs" ADD COLUMN "cancels_held" boolean DEFAULT false NOT NULL;
ALTER TABLE "programs" ADD COLUMN "due_at" timestamp (3) with time zone;
CREATE INDEX "programs_due" ON "programs" ("workspace_id","due_at","id") WHERE "programs"."due_at" is not null;

-- The period of the quota in which a referral took its place, and what is remembered while it waits for one.
ALTER TABLE "referrals" ADD COLUMN "quota_period" text;
ALTER TABLE "referrals" ADD COLUMN "queue" jsonb;
CREATE INDEX "referrals_queued" ON "referrals" ("workspace_id","program_id","due_at","id") WHERE "referrals"."state" = 'queued';
