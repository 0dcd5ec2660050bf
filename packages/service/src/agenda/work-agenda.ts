import type { Tx } from '@goodword/db/connect'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { purgeHistoryFiles } from '../backtest/history-files.ts'
import { workBacktests } from '../backtest/work-backtests.ts'
import type { Context, Server } from '../context.ts'
import { decideWhatIsDue, nextDecision } from '../due/decide-what-is-due.ts'
import { doWhatIsDue, nextDue, type Place } from '../due/do-what-is-due.ts'
import { foldTotals } from '../due/fold-totals.ts'
import { fulfilRedemptions, nextCall } from '../fulfilment/fulfil-redemptions.ts'
import { purgeIdempotencyKeys } from '../idempotency/purge-idempotency-keys.ts'
import { purgeSignIns } from '../instant/purge-sign-ins.ts'
import { finishOrphans } from '../jobs/keep-job.ts'
import { nextSeal } from '../ledger/seal-ledger.ts'
import { nextMail, sendMails } from '../mail/send-mails.ts'
import { deliverPayouts, nextDelivery } from '../payouts/deliver-payouts.ts'
import { contextOf } from '../workspaces/context-of.ts'
import { forgetWorkspace, loadWorkspace } from '../workspaces/load-workspace.ts'

/** How long a worker has a workspace to itself. A dead worker's is retaken after that. */
export const LEASE_MS = 20_000
/** Every workspace is looked into this often, noted or not, so that a lost note is a delay and no loss. */
export const LOOK_ANYWAY_MS = 300_000
const BATCH_SIZE = 1_000
const FOLD_SIZE = 20_000

/**
 * Takes one workspace in which something is due and does it all. Returns what was done, or undefined
 * where no workspace waits. Several workers take different workspaces.
 */
export async function workOnce(server: Server): Promise<number | undefined> {
  const workspaceId = await takeWorkspace(server)
  if (workspaceId === undefined) return undefined

  // A sandbox's clock may have been moved by another process a moment ago.
  forgetWorkspace(server, workspaceId)
  const found = await loadWorkspace(server, workspaceId)
  if (!found) return 0
  const ctx = contextOf(server, found)
  const done = await workWorkspace(ctx)
  // What falls due while a long job runs is not put off.
  await workBacktests(ctx, async () => {
    await leaseWorkspace(server.database.db, server, workspaceId)
    await workWorkspace(contextOf(server, found))
  })
  await finishOrphans(server, workspaceId)
  await putBack(ctx)
  return done
}

/** Does all that is due in one workspace by its clock, batch after batch, and adds up its figures. */
export async function workWorkspace(
  ctx: Context,
  onBatch: (done: number) => Promise<void> = async () => {},
): Promise<number> {
  const { server, workspace } = ctx
  let done = 0
  let from: Place | undefined
  const note = () =>
    Promise.all([leaseWorkspace(server.database.db, server, workspace.uuid), onBatch(done)])
  for (;;) {
    // What needs a decision comes in its turn: after all that is due before it.
    const next = await nextDecision(ctx)
    const pass = await doWhatIsDue(ctx, from, BATCH_SIZE, next?.dueAt)
    done += pass.done
    if (pass.done > 0) from = pass.reached
    else if (next) done += await decideWhatIsDue(ctx, next)
    else break
    await note()
  }
  done += await deliverPayouts(ctx)
  done += await fulfilRedemptions(ctx)
  done += await sendMails(ctx)
  while ((await foldTotals(server, workspace.uuid, FOLD_SIZE)) === FOLD_SIZE) await note()
  await purgeIdempotencyKeys(server, workspace.uuid)
  await purgeHistoryFiles(ctx)
  await purgeSignIns(ctx)
  return done
}

/** Makes sure that every workspace stands in the agenda; what was never noted is looked into as well. */
export async function enterAll(server: Server): Promise<void> {
  await rows(
    server.database.db,
    sql`insert into agenda (workspace_id, due_at) select id, ${new Date(server.clock())} from workspaces
      on conflict (workspace_id) do nothing`,
  )
}

async function takeWorkspace(server: Server): Promise<string | undefined> {
  const now = server.clock()
  const [taken] = await rows<{ workspace_id: string }>(
    server.database.db,
    sql`update agenda set leased_until = ${new Date(now + LEASE_MS)}, looked_at = ${new Date(now)}, due_at = 'infinity'
      where workspace_id = (
        select workspace_id from agenda
          where (due_at <= ${new Date(now)} and (leased_until is null or leased_until <= ${new Date(now)}))
            or leased_until <= ${new Date(now)}
            or (leased_until is null and looked_at <= ${new Date(now - LOOK_ANYWAY_MS)})
          order by due_at limit 1 for update skip locked)
      returning workspace_id`,
  )
  return taken?.workspace_id
}

/** Keeps a workspace to the one who works in it, for another while. */
export async function leaseWorkspace(db: Tx, server: Server, workspaceId: string): Promise<void> {
  const until = new Date(server.clock() + LEASE_MS)
  await rows(
    db,
    sql`insert into agenda (workspace_id, due_at, leased_until) values (${workspaceId}::uuid, 'infinity', ${until})
      on conflict (workspace_id) do update set leased_until = excluded.leased_until`,
  )
}

/**
 * Gives the workspace back with the time of its next work; an earlier note made meanwhile stands. What
 * was posted is noted for sealing, unless a time for that is set already.
 */
export async function putBack(ctx: Context): Promise<void> {
  const { server, workspace } = ctx
  const [due, delivery] = await Promise.all([nextDue(ctx), nextDelivery(ctx)])
  const next =
    due === undefined || delivery === undefined ? (due ?? delivery) : Math.min(due, delivery)
  const sealAt = await nextSeal(server, workspace.uuid)
  const dueAt =
    next === undefined ? 'infinity' : new Date(next - workspace.clockOffsetMs).toISOString()
  const [callMs = Infinity, mailMs = Infinity] = await Promise.all([nextCall(ctx), nextMail(ctx)])
  const soonest = Math.min(callMs, mailMs)
  const callAt = soonest === Infinity ? 'infinity' : new Date(soonest).toISOString()
  await rows(
    server.database.db,
    sql`update agenda set leased_until = null, due_at = least(due_at, ${dueAt}::timestamptz, ${callAt}::timestamptz),
        seal_at = coalesce(seal_at, ${sealAt === undefined ? null : new Date(sealAt)}::timestamptz)
      where workspace_id = ${workspace.uuid}::uuid`,
  )
}
