import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { advanceClock as operation } from '@goodword/contract/sandbox'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { leaseWorkspace, putBack, workWorkspace } from '../agenda/work-agenda.ts'
import { type Context, type KeyedContext, transaction, type Unit } from '../context.ts'
import { finishJob, keepJob, readJob } from '../jobs/keep-job.ts'
import { forgetWorkspace } from '../workspaces/load-workspace.ts'

/** How long a caller waits for the work before they are handed the job to poll. */
const WAIT_MS = 8_000
/** No request names an instant beyond; much later ones could not be written any more. */
const END_OF_TIME = Date.UTC(2200, 0)

/**
 * Moves a sandbox's clock forward and does what became due on the way, in due order, each thing at its
 * own instant. The jump is one job, found again by its Idempotency-Key.
 */
export async function advanceClock(
  ctx: KeyedContext,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  if (ctx.workspace.mode !== 'sandbox') throw new Refusal('sandbox_only')
  const begun = await beginJump(ctx, input.advance)
  const moved = at(ctx, begun.offsetMs)
  if (begun.isNew) {
    const work = runJump(moved, begun.jobId)
    await Promise.race([work, wait(WAIT_MS)])
  }
  const job = await readJob(ctx, begun.jobId)
  return {
    now: toInstant(moved.now),
    offset_seconds: Math.floor(begun.offsetMs / 1000),
    job_id: begun.jobId,
    state: job!.state,
    done: Number(job!.progress.done ?? 0),
  }
}

type Begun = { readonly jobId: Id<'job'>; readonly offsetMs: number; readonly isNew: boolean }

/** Moves the clock and opens the job, together. The same key again finds the job that it opened. */
function beginJump(ctx: KeyedContext, advanceMs: number): Promise<Begun> {
  return transaction(ctx, async (unit) => {
    // The row's lock puts two jumps one behind the other.
    const offsetMs = await lockOffset(unit, ctx)
    const known = await findJump(unit, ctx)
    if (known) return { ...known, isNew: false }
    if (await hasRunningJump(unit, ctx)) throw new Refusal('clock_in_use')

    const moved = offsetMs + advanceMs
    if (ctx.server.clock() + moved >= END_OF_TIME) {
      const message = 'The clock goes to the end of the year 2199, and no further.'
      throw new Refusal('invalid_input', { fields: [{ pointer: '/advance', message }] })
    }
    const jobId = ctx.server.newId('job')
    unit.send(
      rows(
        unit.tx,
        sql`with job as (
            insert into jobs (workspace_id, id, kind, state, key_hash, leased_until, progress)
            values (${ctx.workspace.uuid}::uuid, ${uuidOf(jobId)}::uuid, 'clock', 'running', ${ctx.idempotencyKeyHash},
              ${new Date(ctx.server.clock() + 30_000)}, ${JSON.stringify({ done: 0, offset_ms: moved })}::jsonb))
          update workspaces set clock_offset_ms = ${moved} where id = ${ctx.workspace.uuid}::uuid`,
      ),
    )
    unit.send(leaseWorkspace(unit.tx, ctx.server, ctx.workspace.uuid))
    unit.afterCommit(() => forgetWorkspace(ctx.server, ctx.workspace.uuid))
    return { jobId, offsetMs: moved, isNew: true }
  })
}

/** The work of a jump. Should this process die, the agenda still knows the workspace, and a worker goes on. */
async function runJump(ctx: Context, jobId: Id<'job'>): Promise<void> {
  try {
    const done = await workWorkspace(ctx, (sofar) => keepJob(ctx, jobId, { done: sofar }))
    await finishJob(ctx, jobId, 'done', { done })
  } catch {
    await finishJob(ctx, jobId, 'failed', {}).catch(() => {})
  } finally {
    await putBack(ctx).catch(() => {})
  }
}

async function lockOffset(unit: Unit, ctx: Context): Promise<number> {
  const [row] = await rows<{ offset_ms: number }>(
    unit.tx,
    sql`select clock_offset_ms as offset_ms from workspaces where id = ${ctx.workspace.uuid}::uuid for update`,
  )
  return row!.offset_ms
}

async function findJump(unit: Unit, ctx: KeyedContext): Promise<Omit<Begun, 'isNew'> | undefined> {
  const [job] = await rows<{ id: string; progress: { offset_ms: number } }>(
    unit.tx,
    sql`select id, progress from jobs
      where workspace_id = ${ctx.workspace.uuid}::uuid and key_hash = ${ctx.idempotencyKeyHash}`,
  )
  return job && { jobId: toId('job', job.id), offsetMs: job.progress.offset_ms }
}

async function hasRunningJump(unit: Unit, ctx: Context): Promise<boolean> {
  const running = await rows(
    unit.tx,
    sql`select 1 from jobs where workspace_id = ${ctx.workspace.uuid}::uuid and kind = 'clock' and state = 'running'
      and leased_until > ${new Date(ctx.server.clock())} limit 1`,
  )
  return running.length > 0
}

function at(ctx: Context, clockOffsetMs: number): Context {
  const workspace = { ...ctx.workspace, clockOffsetMs }
  return {
    server: ctx.server,
    workspace,
    vault: ctx.vault,
    now: ctx.server.clock() + clockOffsetMs,
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    // The work may end first, and a process that wants to stop does not wait for this.
    setTimeout(resolve, ms).unref()
  })
}
