import type { getBacktest as operation } from '@goodword/contract/backtests'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { Context } from '../context.ts'
import { readJob } from '../jobs/keep-job.ts'
import { backtestBody } from './backtest-body.ts'

/** How far a backtest is, and what it came to. */
export async function getBacktest(
  ctx: Context,
  { job_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const job = await readJob(ctx, job_id)
  if (job?.kind !== 'backtest') throw new Refusal('job_not_found')
  return backtestBody(job)
}
