-- A posting need not be of a reward: a transfer, a redemption or a payout causes it, and is named in its stead or beside it.
ALTER TABLE "postings" ALTER COLUMN "reward_id" DROP NOT NULL;
ALTER TABLE "postings" ADD COLUMN "cause" text;
-- Not valid, so that nobody waits while old rows are read: each of them has a reward.
ALTER TABLE "postings" ADD CONSTRAINT "postings_caused" CHECK ("postings"."reward_id" is not null or "postings"."cause" is not null) NOT VALID;
CREATE INDEX "postings_of_cause" ON "postings" ("workspace_id","cause") WHERE "postings"."cause" is not null;
