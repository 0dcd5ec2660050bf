import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { failPayout, noteCall } from '@goodword/domain/payouts/move-payout'
import type { Payout } from '@goodword/domain/payouts/payout'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { lockPayout } from './lock-payouts.ts'
import { selectPayouts, toPayout } from './payout-rows.ts'
import { type PayoutOrder, type ProviderAnswer, providerOf } from './providers.ts'
import { readProvider } from './read-provider.ts'

const BATCH_SIZE = 20
const SECOND = 1_000
/** How long until the next call, after so many; the last goes on for as long as nobody says otherwise. */
const waits = [5, 60, 300, 1_800, 7_200, 21_600, 86_400].map((seconds) => seconds * SECOND)

/**
 * Tells the provider of payouts that were sent: at least once each, until it has answered. The next call
 * is noted before this one is made, so that a process that dies in between loses none.
 */
export async function deliverPayouts(ctx: Context): Promise<number> {
  let delivered = 0
  for (;;) {
    const taken = await takePayouts(ctx)
    for (const [payout, externalId] of taken) await deliver(ctx, payout, externalId)
    delivered += taken.length
    if (taken.length < BATCH_SIZE) return delivered
  }
}

async function deliver(ctx: Context, payout: Payout, externalId: string | null): Promise<void> {
  const { id, amount, asset, participant_id, program_id, beneficiary, attempt, sent_at } = payout
  const order: PayoutOrder = {
    id,
    amount,
    asset,
    participant_id,
    external_id: externalId,
    program_id,
    beneficiary,
    attempt,
    sent_at,
  }
  const stored = await readProvider(ctx, ctx.server.database.db)
  const provider = providerOf(ctx, payout.provider, stored)
  await noteAnswer(ctx, payout, await provider.send(order))
}

function noteAnswer(ctx: Context, { id }: Payout, answer: ProviderAnswer): Promise<void> {
  return transaction(ctx, async (unit) => {
    const { payout, rewards } = await lockPayout(unit, ctx, id)
    // Settled or failed meanwhile by a person, who knows better.
    if (answer.kind === 'unknown' || payout.state !== 'sent' || payout.call_at === null) return
    const effects = noEffects()
    const at = toInstant(ctx.now)
    if (answer.kind === 'accepted') {
      noteCall(effects, payout, { reference: answer.reference, call_at: null })
    } else {
      failPayout(effects, toolsFor(ctx), payout, rewards, at, answer.reason)
    }
    storeEffects(unit, ctx.workspace.uuid, effects)
  })
}

/** Payouts whose provider is to be called now, each noted for its next call; others take others. */
function takePayouts(ctx: Context): Promise<(readonly [Payout, string | null])[]> {
  return transaction(ctx, async (unit) => {
    const w = sql`${ctx.workspace.uuid}::uuid`
    const found = await rows<Record<string, unknown>>(
      unit.tx,
      sql`${selectPayouts(w)} and p.state = 'sent' and p.call_at <= ${new Date(ctx.now)}
        order by p.call_at, p.id limit ${BATCH_SIZE} for update of p skip locked`,
    )
    if (found.length === 0) return []
    const effects = noEffects()
    const taken = found.map((row) => {
      const payout = toPayout(row)
      const wait = waits[Math.min(payout.calls, waits.length - 1)]!
      const call_at = toInstant(ctx.now + wait)
      return noteCall(effects, payout, { calls: payout.calls + 1, call_at })
    })
    storeEffects(unit, ctx.workspace.uuid, effects)
    const people = await rows<{ id: string; external_id: string | null }>(
      unit.tx,
      sql`select id, external_id from participants where workspace_id = ${w}
        and id = any(${sql.param(found.map((row) => row.participant_id))}::uuid[])`,
    )
    const externalIds = new Map(people.map((one) => [one.id, one.external_id]))
    return taken.map((payout, at) => [
      payout,
      externalIds.get(found[at]!.participant_id as string) ?? null,
    ])
  })
}

/** When a provider is next to be called, by the workspace's clock; undefined where none is. */
export async function nextDelivery(ctx: Context): Promise<number | undefined> {
  const [found] = await rows<{ call_at: Date | null }>(
    ctx.server.database.db,
    sql`select min(call_at) as call_at from payouts
      where workspace_id = ${ctx.workspace.uuid}::uuid and call_at is not null`,
  )
  return found?.call_at?.getTime()
}
