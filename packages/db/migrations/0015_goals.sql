-- What was taken back of a balance after it had been spent is owed: a debt stands below zero, and nothing else of a
-- participant does.
ALTER TABLE "balances" DROP CONSTRAINT "balances_amount";
ALTER TABLE "balances" ADD CONSTRAINT "balances_amount" CHECK (case when "balances"."kind" = 'debt' then "balances"."amount" <= 0 else "balances"."amount" >= 0 end);
