import { rows } from '@goodword/db/connect'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import { type Effects, noEffects, type Tools } from '@goodword/domain/effects/effects'
import { moveReferral } from '@goodword/domain/referrals/move-referral'
import type { Referral } from '@goodword/domain/referrals/referral'
import { passTime } from '@goodword/domain/rewards/move-reward'
import type { Reward } from '@goodword/domain/rewards/reward'
import { sql } from 'drizzle-orm'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { toReferral, toReward } from '../conversions/load-book.ts'
import { storeEffects } from '../effects/store-effects.ts'

/** Where a pass over what is due has come to. What lies before it is done, and dead rows there are not read again. */
export type Place = { readonly dueAt: string; readonly id: string }

export type Pass = { readonly done: number; readonly reached: Place | undefined }

/**
 * Does the next of what is due in a workspace by its clock, in due order, each thing at its own instant:
 * holds that end, issues, expiries. One batch in one transaction; several workers take different rows.
 */
export function doWhatIsDue(
  ctx: Context,
  from: Place | undefined,
  batchSize: number,
): Promise<Pass> {
  return transaction(ctx, async (unit) => {
    const due = await takeDue(unit, ctx, from, batchSize)
    if (due.length === 0) return { done: 0, reached: undefined }

    const effects = noEffects()
    const tools = toolsFor(ctx)
    const now = toInstant(ctx.now)
    for (const row of due) pass(effects, tools, row, now)
    storeEffects(unit, ctx.workspace.uuid, effects)
    const last = due.at(-1)!
    return { done: due.length, reached: { dueAt: last.dueAt, id: last.id } }
  })
}

/** When something is next due in a workspace, by its own clock; undefined where nothing is. */
export async function nextDue(ctx: Context): Promise<number | undefined> {
  const [found] = await rows<{ due_at: Date | null }>(
    ctx.server.database.db,
    sql`select least(
        (select min(due_at) from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and due_at is not null),
        (select min(due_at) from referrals where workspace_id = ${ctx.workspace.uuid}::uuid and due_at is not null)
      ) as due_at`,
  )
  return found?.due_at?.getTime()
}

type DueRow =
  | {
      readonly kind: 'reward'
      readonly id: string
      readonly dueAt: string
      readonly reward: Reward
    }
  | {
      readonly kind: 'referral'
      readonly id: string
      readonly dueAt: string
      readonly referral: Referral
    }

/**
 * Takes due rows. Their participants are locked first, in the order of their ids, and those that somebody
 * else holds are left to them: a conversion under way moves the same rewards.
 */
async function takeDue(
  unit: Unit,
  ctx: Context,
  from: Place | undefined,
  batchSize: number,
): Promise<DueRow[]> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const now = new Date(ctx.now)
  const after = from
    ? sql`and (due_at, id) > (${new Date(fromInstant(from.dueAt))}::timestamptz, ${from.id}::uuid)`
    : sql``
  const found = await rows<{ kind: 'reward' | 'referral'; id: string }>(
    unit.tx,
    sql`with due as (
        (select 'reward' as kind, id, due_at, participant_id as person from rewards
          where workspace_id = ${w} and due_at <= ${now} ${after} order by due_at, id limit ${batchSize})
        union all
        (select 'referral', id, due_at, advocate_id from referrals
          where workspace_id = ${w} and due_at <= ${now} ${after} order by due_at, id limit ${batchSize})
        order by due_at, id limit ${batchSize}),
      held as materialized (
        select p.id from participants p where p.workspace_id = ${w} and p.id in (select person from due)
          order by p.id for update skip locked)
      select kind, id from due where person in (select id from held)`,
  )
  const rewardIds = found.filter(({ kind }) => kind === 'reward').map(({ id }) => id)
  const referralIds = found.filter(({ kind }) => kind === 'referral').map(({ id }) => id)
  // Read anew under the locks: what was due may have been done meanwhile.
  const [rewards, referrals] = await Promise.all([
    rewardIds.length === 0
      ? []
      : rows<Record<string, unknown>>(
          unit.tx,
          sql`select * from rewards where workspace_id = ${w} and id = any(${sql.param(rewardIds)}::uuid[])
            and due_at <= ${now}`,
        ),
    referralIds.length === 0
      ? []
      : rows<Record<string, unknown>>(
          unit.tx,
          sql`select * from referrals where workspace_id = ${w} and id = any(${sql.param(referralIds)}::uuid[])
            and due_at <= ${now}`,
        ),
  ])
  return [
    ...rewards.map((row): DueRow => {
      const reward = toReward(row)
      return { kind: 'reward', id: row.id as string, dueAt: reward.due_at!, reward }
    }),
    ...referrals.map((row): DueRow => {
      const referral = toReferral(row)
      return { kind: 'referral', id: row.id as string, dueAt: referral.due_at!, referral }
    }),
  ].sort((a, b) => (a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1))
}

function pass(effects: Effects, tools: Tools, row: DueRow, now: string): void {
  if (row.kind === 'reward') {
    passTime(effects, tools, row.reward, now)
  } else {
    moveReferral(effects, tools, row.referral, 'expired', row.dueAt, {
      reason: 'conversion_window_ended',
    })
  }
}
