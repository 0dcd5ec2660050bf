import { rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { finishJob, type JobRow, keepJob, LEASE_MS } from '../jobs/keep-job.ts'
import type { BacktestProgress } from './request.ts'
import { runBacktest } from './run-backtest.ts'
import { UnfitHistory } from './uploaded-history.ts'

/** How often others get word of how far it is, and what falls due meanwhile is done. */
const WORD_EVERY_MS = 2_000
/** How often a job is begun whose worker died: it may be the job itself that takes more than a machine has. */
const BEGINNINGS_MAX = 3

/**
 * Runs the backtests that wait in a workspace, one after the other. Whoever takes one has it for half a
 * minute, and says so again while it runs; a dead worker's begins anew with the next.
 */
export async function workBacktests(ctx: Context, meanwhile: () => Promise<void>): Promise<number> {
  let done = 0
  for (;;) {
    const job = await takeBacktest(ctx)
    if (!job) return done
    await run(ctx, job, meanwhile)
    done += 1
  }
}

async function run(ctx: Context, job: JobRow, meanwhile: () => Promise<void>): Promise<void> {
  const id = toId('job', job.id)
  const { request, begun } = job.progress as BacktestProgress
  if (begun! > BEGINNINGS_MAX) {
    await finishJob(ctx, id, 'failed', { faults: [] })
    return
  }
  let toldAt = ctx.server.clock()
  try {
    const result = await runBacktest(ctx, request, async (progress) => {
      if (ctx.server.clock() - toldAt < WORD_EVERY_MS) return
      toldAt = ctx.server.clock()
      await keepJob(ctx, id, progress)
      await meanwhile()
    })
    await finishJob(ctx, id, 'done', result)
  } catch (error) {
    if (!(error instanceof UnfitHistory)) {
      await finishJob(ctx, id, 'failed', { faults: [] })
      throw error
    }
    await finishJob(ctx, id, 'failed', { faults: error.faults })
  }
}

async function takeBacktest(ctx: Context): Promise<JobRow | undefined> {
  const now = ctx.server.clock()
  const [job] = await rows<JobRow>(
    ctx.server.database.db,
    sql`update jobs set leased_until = ${new Date(now + LEASE_MS)},
        progress = progress || jsonb_build_object('begun', coalesce((progress->>'begun')::int, 0) + 1)
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = (
        select id from jobs where workspace_id = ${ctx.workspace.uuid}::uuid and kind = 'backtest'
          and state = 'running' and (leased_until is null or leased_until <= ${new Date(now)})
          order by created_at limit 1 for update skip locked)
      returning id, kind, state, progress, created_at, finished_at`,
  )
  return job
}
