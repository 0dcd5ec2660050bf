-- What the hosted pages show of a merchant, and whether links lead there.
ALTER TABLE "workspaces" ADD COLUMN "picture_url" text;
ALTER TABLE "workspaces" ADD COLUMN "friend_page" boolean DEFAULT false NOT NULL;
ALTER TABLE "workspaces" ADD COLUMN "instant_mode" boolean DEFAULT false NOT NULL;

-- Customers whom no merchant vouches for: links that were sent to an address, and the sign-ins that came of them.
CREATE TABLE "sign_ins" (
	"workspace_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"participant_id" uuid NOT NULL,
	"sealed_email" "bytea",
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sign_ins_workspace_id_hash_pk" PRIMARY KEY("workspace_id","hash"),
	CONSTRAINT "sign_ins_kind" CHECK ("sign_ins"."kind" in ('link', 'session'))
);
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
CREATE INDEX "sign_ins_age" ON "sign_ins" ("workspace_id","expires_at");
CREATE INDEX "sign_ins_of_participant" ON "sign_ins" ("workspace_id","participant_id");

-- Mail on its way. What it says is sealed under its reader's key, and gone once it was sent.
CREATE TABLE "mails" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea",
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"send_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mails_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "mails_state" CHECK ("mails"."state" in ('waiting', 'sent', 'failed'))
);
ALTER TABLE "mails" ADD CONSTRAINT "mails_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
CREATE INDEX "mails_to_send" ON "mails" ("workspace_id","send_at") WHERE "mails"."send_at" is not null;
CREATE INDEX "mails_of_participant" ON "mails" ("workspace_id","participant_id","id");
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_ins", "mails" TO goodword_app;
