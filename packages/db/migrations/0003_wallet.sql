-- The wallet: lots of balances, a catalogue to spend them on, redemptions and their deliveries, transfers.
CREATE TABLE "catalogue_codes" (
	"workspace_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"redemption_id" uuid,
	"uploaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalogue_codes_workspace_id_item_id_id_pk" PRIMARY KEY("workspace_id","item_id","id"),
	CONSTRAINT "catalogue_codes_code" UNIQUE("workspace_id","item_id","code"),
	CONSTRAINT "catalogue_codes_redemption" UNIQUE("workspace_id","redemption_id")
);

CREATE TABLE "catalogue_items" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" json NOT NULL,
	"description" json,
	"price" bigint NOT NULL,
	"asset" text NOT NULL,
	"stock" integer,
	"taken" integer DEFAULT 0 NOT NULL,
	"low_stock" integer,
	"is_active" boolean DEFAULT true NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"sku" text,
	"fulfilment_url" text,
	"sealed_secret" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "catalogue_items_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "catalogue_items_kind" CHECK ("catalogue_items"."kind" in ('coupon', 'perk', 'gift', 'top_up')),
	CONSTRAINT "catalogue_items_price" CHECK ("catalogue_items"."price" > 0 and "catalogue_items"."price" <= 1000000000000),
	CONSTRAINT "catalogue_items_stock" CHECK ("catalogue_items"."taken" >= 0 and ("catalogue_items"."stock" is null or "catalogue_items"."taken" <= "catalogue_items"."stock"))
);

CREATE TABLE "deliveries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"redemption_id" uuid,
	"reward_id" uuid,
	"state" text NOT NULL,
	"sealed_address" "bytea",
	"tracking" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deliveries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "deliveries_redemption" UNIQUE("workspace_id","redemption_id"),
	CONSTRAINT "deliveries_reward" UNIQUE("workspace_id","reward_id"),
	CONSTRAINT "deliveries_state" CHECK ("deliveries"."state" in ('awaiting_address', 'requested', 'sent', 'delivered', 'returned', 'cancelled')),
	CONSTRAINT "deliveries_of" CHECK (("deliveries"."redemption_id" is null) <> ("deliveries"."reward_id" is null))
);

CREATE TABLE "redemptions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"price" bigint NOT NULL,
	"asset" text NOT NULL,
	"parts" json NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"coupon_code" text,
	"reference" text,
	"made_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"call_at" timestamp (3) with time zone,
	"calls" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "redemptions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "redemptions_state" CHECK ("redemptions"."state" in ('pending', 'fulfilled', 'failed'))
);

CREATE TABLE "lots" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"reward_id" uuid NOT NULL,
	"asset" text NOT NULL,
	"amount" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"obtained_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"noticed_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "lots_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "lots_remaining" CHECK ("lots"."remaining" >= 0 and "lots"."remaining" <= "lots"."amount")
);

CREATE TABLE "transfers" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"referral_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"asset" text NOT NULL,
	"day" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "transfers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "transfers_amount" CHECK ("transfers"."amount" > 0),
	CONSTRAINT "transfers_people" CHECK ("transfers"."from_id" <> "transfers"."to_id")
);

ALTER TABLE "catalogue_codes" ADD CONSTRAINT "catalogue_codes_item" FOREIGN KEY ("workspace_id","item_id") REFERENCES "catalogue_items"("workspace_id","id");
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_item" FOREIGN KEY ("workspace_id","item_id") REFERENCES "catalogue_items"("workspace_id","id");
ALTER TABLE "lots" ADD CONSTRAINT "lots_participant" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "participants"("workspace_id","id");
CREATE INDEX "catalogue_codes_free" ON "catalogue_codes" ("workspace_id","item_id","id") WHERE "catalogue_codes"."redemption_id" is null;
CREATE INDEX "deliveries_of_participant" ON "deliveries" ("workspace_id","participant_id","id");
CREATE INDEX "redemptions_of_participant" ON "redemptions" ("workspace_id","participant_id","id");
CREATE INDEX "redemptions_to_call" ON "redemptions" ("workspace_id","call_at") WHERE "redemptions"."call_at" is not null;
CREATE INDEX "transfers_of_giver" ON "transfers" ("workspace_id","from_id","program_id","day");
CREATE INDEX "lots_left" ON "lots" ("workspace_id","participant_id","asset") WHERE "lots"."remaining" > 0;
CREATE INDEX "lots_due" ON "lots" ("workspace_id","due_at","id") WHERE "lots"."due_at" is not null;

-- What a participant's balance went through, newest first.
CREATE INDEX "postings_into_balance" ON "postings" ("workspace_id","credit_owner","id") WHERE "postings"."credit_kind" = 'balance';
CREATE INDEX "postings_out_of_balance" ON "postings" ("workspace_id","debit_owner","id") WHERE "postings"."debit_kind" = 'balance';

-- A gift that needs an address says so when it is promised.
ALTER TABLE "rewards" ADD COLUMN "needs_address" boolean DEFAULT false NOT NULL;

-- What was issued before there were lots has one that does not run out, as it was promised.
INSERT INTO "lots" ("workspace_id", "id", "participant_id", "program_id", "reward_id", "asset", "amount", "remaining", "obtained_at")
SELECT "workspace_id", "id", "participant_id", "program_id", "id", "asset", "amount", "amount", "issued_at"
FROM "rewards" WHERE "state" = 'issued' AND "kind" IN ('points', 'credit');

GRANT SELECT, INSERT, UPDATE ON lots, catalogue_items, catalogue_codes, redemptions, deliveries TO goodword_app;
GRANT SELECT, INSERT ON transfers TO goodword_app;
