import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { Payout, PayoutBatch } from '@goodword/domain/payouts/payout'
import type { Reward } from '@goodword/domain/rewards/reward'
import { type SQL, sql } from 'drizzle-orm'
import type { Context, Unit } from '../context.ts'
import { toReward } from '../conversions/from-rows.ts'
import { selectPayouts, toBatch, toPayout } from './payout-rows.ts'

/** Payouts and their rewards, with everybody whose rewards they are locked. */
export type LockedPayouts = {
  readonly payouts: readonly Payout[]
  readonly rewards: ReadonlyMap<Id<'rwd'>, Reward>
}

/**
 * Locks whose rewards some payouts pay, in the order of their ids, and reads both anew under the locks:
 * whoever moves a participant's rewards, or a payout of them, holds the participant.
 */
export async function lockPayouts(unit: Unit, ctx: Context, which: SQL): Promise<LockedPayouts> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  await rows(
    unit.tx,
    sql`select q.id from participants q where q.workspace_id = ${w} and q.id in (
        select r.participant_id from payouts p
          join payout_items i on i.workspace_id = ${w} and i.payout_id = p.id
          join rewards r on r.workspace_id = ${w} and r.id = i.reward_id
        where p.workspace_id = ${w} and ${which})
      order by q.id for update`,
  )
  const [found, rewards] = await Promise.all([
    rows<Record<string, unknown>>(unit.tx, sql`${selectPayouts(w)} and ${which} order by p.id`),
    rows<Record<string, unknown>>(
      unit.tx,
      sql`select r.* from rewards r where r.workspace_id = ${w} and r.id in (
        select i.reward_id from payouts p
          join payout_items i on i.workspace_id = ${w} and i.payout_id = p.id
        where p.workspace_id = ${w} and ${which})`,
    ),
  ])
  return {
    payouts: found.map(toPayout),
    rewards: new Map(rewards.map(toReward).map((reward) => [reward.id, reward])),
  }
}

/** One payout with its rewards, locked. */
export async function lockPayout(
  unit: Unit,
  ctx: Context,
  id: Id<'pay'>,
): Promise<{ readonly payout: Payout; readonly rewards: LockedPayouts['rewards'] }> {
  const { payouts, rewards } = await lockPayouts(unit, ctx, sql`p.id = ${uuidOf(id)}::uuid`)
  const [payout] = payouts
  if (!payout) throw new Refusal('payout_not_found')
  return { payout, rewards }
}

/** A batch, locked before its payouts are: two who work on one batch come one after the other. */
export async function lockBatch(unit: Unit, ctx: Context, id: Id<'pbt'>): Promise<PayoutBatch> {
  const [row] = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from payout_batches where workspace_id = ${ctx.workspace.uuid}::uuid
      and id = ${uuidOf(id)}::uuid for update`,
  )
  if (!row) throw new Refusal('payout_batch_not_found')
  return toBatch(row)
}

/** The payouts of a batch. */
export function ofBatch(id: Id<'pbt'>): SQL {
  return sql`p.batch_id = ${uuidOf(id)}::uuid`
}
