-- What is counted of somebody in a period, and what each conversion or referral adds to it: a tally is
-- the sum of its parts.
CREATE TABLE "tallies" (
	"workspace_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"tally" text NOT NULL,
	"period" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "tallies_workspace_id_program_id_subject_id_tally_period_pk" PRIMARY KEY("workspace_id","program_id","subject_id","tally","period"),
	CONSTRAINT "tallies_amount" CHECK ("tallies"."amount" >= 0)
);

CREATE TABLE "tally_parts" (
	"workspace_id" uuid NOT NULL,
	"part_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"tally" text NOT NULL,
	"period" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "tally_parts_pk" PRIMARY KEY("workspace_id","part_id","program_id","subject_id","tally","period"),
	CONSTRAINT "tally_parts_amount" CHECK ("tally_parts"."amount" >= 0)
);

ALTER TABLE "tallies" ADD CONSTRAINT "tallies_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
-- Boards are read from the top; what rules count of one friend is on none.
CREATE INDEX "tallies_ranked" ON "tallies" ("workspace_id","program_id","tally","period","amount" DESC,"subject_id") WHERE "tallies"."tally" not like 'total:%';
GRANT SELECT, INSERT, UPDATE, DELETE ON "tallies", "tally_parts" TO goodword_app;

-- A reward whose count fell is left to staff.
ALTER TABLE "reviews" ADD COLUMN "reward_id" uuid;
CREATE INDEX "reviews_of_reward" ON "reviews" ("workspace_id","reward_id") WHERE "reviews"."reward_id" is not null;

-- More signs that an advocate brought a friend; those by name or by lead have no code.
ALTER TABLE "claims" DROP CONSTRAINT "claims_evidence";
ALTER TABLE "claims" ADD CONSTRAINT "claims_evidence" CHECK ("claims"."evidence" in ('link', 'code', 'invitation', 'name', 'lead', 'claim'));
ALTER TABLE "claims" ALTER COLUMN "code_id" DROP NOT NULL;

-- Whoever wishes is shown on boards by name.
ALTER TABLE "participants" ADD COLUMN "shows_name" boolean DEFAULT false NOT NULL;

-- A friend as a lead, through the stages that the program names. What they wrote is sealed.
CREATE TABLE "leads" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version" integer NOT NULL,
	"friend_id" uuid NOT NULL,
	"referral_id" uuid,
	"stage" text NOT NULL,
	"sealed" bytea,
	"consented_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "leads_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "leads_external_id" UNIQUE("workspace_id","external_id")
);

ALTER TABLE "leads" ADD CONSTRAINT "leads_friend" FOREIGN KEY ("workspace_id","friend_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "leads" ADD CONSTRAINT "leads_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
CREATE INDEX "leads_of_friend" ON "leads" ("workspace_id","friend_id","id");
GRANT SELECT, INSERT, UPDATE, DELETE ON "leads" TO goodword_app;
