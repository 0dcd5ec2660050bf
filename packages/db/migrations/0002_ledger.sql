-- A posting need not be of a reward: a transfer, a redemption or a payout causes it, and is named in its stead or beside it.
ALTER TABLE "postings" ALTER COLUMN "reward_id" DROP NOT NULL;
ALTER TABLE "postings" ADD COLUMN "cause" text;
-- Not valid, so that nobody waits while old rows are read: each of them has a reward.
ALTER TABLE "postings" ADD CONSTRAINT "postings_caused" CHECK ("postings"."reward_id" is not null or "postings"."cause" is not null) NOT VALID;
CREATE INDEX "postings_of_cause" ON "postings" ("workspace_id","cause") WHERE "postings"."cause" is not null;

-- The number of the transaction that wrote a posting: sealing goes in its order, below the oldest one still running.
-- The default is the same for every row that is there already, so nothing is rewritten.
ALTER TABLE "postings" ADD COLUMN "transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL;
CREATE INDEX "postings_by_transaction" ON "postings" ("workspace_id","transaction","id");

CREATE TABLE "ledger_blocks" (
	"workspace_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"layout" integer NOT NULL,
	"count" integer NOT NULL,
	"transaction" "xid8" NOT NULL,
	"previous" "bytea",
	"root" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	"checkpoint" text NOT NULL,
	CONSTRAINT "ledger_blocks_workspace_id_number_pk" PRIMARY KEY("workspace_id","number")
);

CREATE TABLE "ledger_leaves" (
	"workspace_id" uuid NOT NULL,
	"block" integer NOT NULL,
	"position" integer NOT NULL,
	"posting_id" uuid NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ledger_leaves_workspace_id_block_position_pk" PRIMARY KEY("workspace_id","block","position"),
	CONSTRAINT "ledger_leaves_posting" UNIQUE("workspace_id","posting_id")
);
CREATE INDEX "ledger_leaves_by_time" ON "ledger_leaves" ("workspace_id","posted_at");

CREATE TABLE "ledger_days" (
	"workspace_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"asset" text NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_days_workspace_id_program_id_asset_kind_day_pk" PRIMARY KEY("workspace_id","program_id","asset","kind","day")
);

GRANT SELECT, INSERT ON ledger_blocks, ledger_leaves TO goodword_app;
GRANT SELECT, INSERT, UPDATE ON ledger_days TO goodword_app;

-- When a workspace's postings are next to be sealed; nothing where none waits.
ALTER TABLE "agenda" ADD COLUMN "seal_at" timestamp (3) with time zone;
CREATE INDEX "agenda_seal" ON "agenda" ("seal_at") WHERE "agenda"."seal_at" is not null;
