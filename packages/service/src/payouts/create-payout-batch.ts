import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { createPayoutBatch as operation } from '@goodword/contract/payout-batches'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { needsSecondPerson } from '@goodword/domain/four-eyes/four-eyes'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { gatherPayouts } from '@goodword/domain/payouts/gather-payouts'
import { schedulePayout } from '@goodword/domain/payouts/move-payout'
import type { BatchFilter, PayoutBatch } from '@goodword/domain/payouts/payout'
import type { Reward } from '@goodword/domain/rewards/reward'
import { type SQL, sql } from 'drizzle-orm'
import { actorOf, noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { toReward } from '../conversions/from-rows.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { readProgram } from '../programs/queries.ts'
import { readWorkspace } from '../workspaces/queries.ts'
import { batchBody, sumsOf } from './payout-body.ts'

/** So many rewards go into one batch; the rest waits for the next. */
const REWARDS_MAX = 2_000

/** Gathers what is payable into a draft, one payout a recipient and asset. */
export function createPayoutBatch(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    await refuseUnknownProgram(unit, ctx, input.program_id)
    const filter: BatchFilter = {
      program_id: input.program_id ?? null,
      asset: input.asset ?? null,
      country: input.country ?? null,
      kinds: [...new Set(input.kinds)],
    }
    const dueUntil = toInstant(Math.min(input.due_until ?? ctx.now, ctx.now))
    const found = await lockPayable(unit, ctx, filter, dueUntil)
    const { rewards } = found

    const effects = noEffects()
    const id = ctx.server.newId('pbt')
    const at = toInstant(ctx.now)
    const payouts = gatherPayouts(rewards, {
      newId: ctx.server.newId,
      batchId: id,
      at,
    })
    if (payouts.length === 0) throw new Refusal('nothing_to_pay')
    for (const payout of payouts) schedulePayout(effects, payout)

    const sums = sumsOf(payouts)
    const { fourEyes } = await readWorkspace(unit.tx, ctx.workspace.uuid)
    const batch: PayoutBatch = {
      id,
      state: 'draft',
      filter,
      due_until: dueUntil,
      needs_second_person: needsSecondPerson(fourEyes, sums.totals),
      created_by: actorOf(ctx),
      approved_by: null,
      created_at: at,
      approved_at: null,
      sent_at: null,
      discarded_at: null,
    }
    effects.payoutBatches.set(id, { row: batch, was: null })
    storeEffects(unit, ctx.workspace.uuid, effects)
    const body = batchBody(batch, sums)
    noteAction(ctx, unit, {
      action: 'payout_batch.created',
      subject: id,
      before: null,
      after: body,
    })
    return { ...body, has_more: found.hasMore }
  })
}

async function refuseUnknownProgram(
  unit: Unit,
  ctx: Context,
  id: Id<'prg'> | undefined,
): Promise<void> {
  if (id && !(await readProgram(unit.tx, ctx.workspace.uuid, uuidOf(id)))) {
    throw new Refusal('program_not_found')
  }
}

/**
 * Rewards that are payable and in no living payout. Whose they are is locked first, in the order of their
 * ids, and the rewards are read anew under the locks: another batch may have taken them meanwhile.
 */
async function lockPayable(
  unit: Unit,
  ctx: Context,
  filter: BatchFilter,
  dueUntil: string,
): Promise<{ readonly rewards: readonly Reward[]; readonly hasMore: boolean }> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const isPayable = payableIn(w, filter, dueUntil)
  const found = await rows<{ id: string; participant_id: string }>(
    unit.tx,
    sql`select r.id, r.participant_id from rewards r where ${isPayable}
      order by r.available_at, r.id limit ${REWARDS_MAX + 1}`,
  )
  const chosen = found.slice(0, REWARDS_MAX)
  const participants = [...new Set(chosen.map(({ participant_id }) => participant_id))]
  await rows(
    unit.tx,
    sql`select id from participants where workspace_id = ${w} and id = any(${sql.param(participants)}::uuid[])
      order by id for update`,
  )
  const locked = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select r.* from rewards r where ${isPayable}
      and r.id = any(${sql.param(chosen.map(({ id }) => id))}::uuid[]) order by r.available_at, r.id`,
  )
  return { rewards: locked.map(toReward), hasMore: found.length > REWARDS_MAX }
}

/** Which rewards, of `rewards r`, are payable until an instant and in no living payout. */
export function payableIn(
  w: SQL,
  { program_id, asset, country, kinds }: BatchFilter,
  dueUntil: string,
): SQL {
  const ofProgram = program_id ? sql`and r.program_id = ${uuidOf(program_id)}::uuid` : sql``
  const inAsset = asset ? sql`and r.asset = ${asset}` : sql``
  const fromCountry = country
    ? sql`and exists (select 1 from participants q where q.workspace_id = ${w} and q.id = r.participant_id
        and coalesce(q.attributes->>'country', q.attributes->>'region') = ${country})`
    : sql``
  return sql`r.workspace_id = ${w} and r.paid_at is null and r.amount > 0
    and ((r.kind = 'cash' and r.state = 'available') or (r.kind = 'donation' and r.state = 'issued'))
    and not r.is_under_review and r.kind = any(${sql.param([...kinds])}::text[]) and r.available_at <= ${dueUntil}::timestamptz
    ${ofProgram} ${inAsset} ${fromCountry}
    and not exists (select 1 from payout_items i where i.workspace_id = ${w} and i.reward_id = r.id and i.is_live)`
}
