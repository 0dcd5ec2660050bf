-- What a merchant reports of a friend's balance: from each instant on, until the next report. A conversion
-- that earns on it is decided again when its period is over.
CREATE TABLE "balance_reports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"friend_id" uuid NOT NULL,
	"asset" text NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"balance" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "balance_reports_workspace_id_friend_id_asset_as_of_pk" PRIMARY KEY("workspace_id","friend_id","asset","as_of"),
	CONSTRAINT "balance_reports_balance" CHECK ("balance_reports"."balance" between 0 and 1000000000000)
);

CREATE TABLE "earning_periods" (
	"workspace_id" uuid NOT NULL,
	"conversion_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "earning_periods_pk" PRIMARY KEY("workspace_id","conversion_id","program_id","ends_at")
);

ALTER TABLE "balance_reports" ADD CONSTRAINT "balance_reports_friend" FOREIGN KEY ("workspace_id","friend_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "earning_periods" ADD CONSTRAINT "earning_periods_conversion" FOREIGN KEY ("workspace_id","conversion_id") REFERENCES "conversions"("workspace_id","id");
CREATE INDEX "balance_reports_newest" ON "balance_reports" ("workspace_id","id");
CREATE INDEX "earning_periods_due" ON "earning_periods" ("workspace_id","due_at","conversion_id") WHERE "earning_periods"."due_at" is not null;
GRANT SELECT, INSERT ON "balance_reports" TO goodword_app;
GRANT SELECT, INSERT, UPDATE ON "earning_periods" TO goodword_app;

-- A draw among those who hold entries. Its seed is drawn when it is announced, sealed until it is held; what
-- is published before is only the commitment to it.
CREATE TABLE "draws" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version" integer NOT NULL,
	"name" text NOT NULL,
	"sealed_seed" bytea NOT NULL,
	"commitment" bytea NOT NULL,
	"held_for" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"decision_id" uuid,
	"announced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draws_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "draws_name" UNIQUE("workspace_id","program_id","name")
);
-- A board with prizes in one of its periods: what it gives is decided when the period is over.
CREATE TABLE "board_periods" (
	"workspace_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"board" text NOT NULL,
	"period" text NOT NULL,
	"program_version" integer NOT NULL,
	"due_at" timestamp (3) with time zone,
	"decision_id" uuid,
	CONSTRAINT "board_periods_pk" PRIMARY KEY("workspace_id","program_id","board","period")
);

ALTER TABLE "draws" ADD CONSTRAINT "draws_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
ALTER TABLE "board_periods" ADD CONSTRAINT "board_periods_program" FOREIGN KEY ("workspace_id","program_id") REFERENCES "programs"("workspace_id","id");
CREATE INDEX "draws_due" ON "draws" ("workspace_id","due_at","id") WHERE "draws"."due_at" is not null;
CREATE INDEX "board_periods_due" ON "board_periods" ("workspace_id","due_at","program_id","board") WHERE "board_periods"."due_at" is not null;
CREATE INDEX "lots_of_asset" ON "lots" ("workspace_id","program_id","asset","id") WHERE "lots"."remaining" > 0;
GRANT SELECT, INSERT, UPDATE ON "draws", "board_periods" TO goodword_app;
