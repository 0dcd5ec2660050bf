import type { refundConversion as operation } from '@goodword/contract/conversions'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import { tell, total } from '@goodword/domain/effects/gather'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { recordedBody } from './body.ts'
import type { BookedConversion } from './book.ts'
import { changeRow } from './change-row.ts'
import { noteHistory } from './counts.ts'
import { toolsFor } from './decide-in-book.ts'
import { loadBook } from './load-book.ts'
import { reassess } from './reassess.ts'

/**
 * Refunds a conversion in part or whole. The rules are evaluated again on what remains: shares shrink,
 * fixed values stand while their condition holds, and what no longer stands is taken back by new postings.
 */
export function refundConversion(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const book = await loadBook(unit, ctx.workspace.uuid, {
      conversionIds: [uuidOf(input.conversion_id)],
      lowering: 'refunded',
      instants: [ctx.now],
    })
    const known = book.conversions.get(input.conversion_id)
    if (!known) throw new Refusal('conversion_not_found')
    const occurredAt = input.occurred_at ?? ctx.now
    if (occurredAt > ctx.now) throw new Refusal('conversion_in_future')

    const earlier = await earlierRefund(unit, ctx.workspace.uuid, known, input.external_id)
    const amount = amountOf(known, input.amount, earlier)
    if (earlier !== undefined) {
      if (input.amount !== undefined && input.amount !== earlier)
        throw new Refusal('refund_differs')
      return recordedBody('repeated', known, [])
    }

    const tools = toolsFor(ctx)
    const refunded: BookedConversion = {
      ...known,
      refunded_amount: known.refunded_amount + amount,
      refunds_count: known.refunds_count + 1,
    }
    if (book.counts.history.has(known.id)) noteHistory(book, known, refunded)
    const decided = await reassess(ctx, unit, book, tools, 'refunded', refunded)
    const refundId = tools.newId('rfd')
    tell(book.effects, tools, 'conversion.refunded', refunded.id, toInstant(ctx.now), {
      conversion_id: refunded.id,
      refund_id: refundId,
      friend_id: refunded.friend_id,
      external_id: input.external_id,
      amount,
      asset: refunded.asset,
      refunded_amount: refunded.refunded_amount,
    })
    for (const { programId } of decided) {
      if (amount > 0)
        total(
          book.effects,
          tools,
          programId,
          'refunds',
          toInstant(occurredAt),
          amount,
          refunded.asset!,
        )
    }
    storeEffects(unit, ctx.workspace.uuid, book.effects, {
      conversionChanges: [changeRow(known, refunded)],
      refunds: [
        {
          id: uuidOf(refundId),
          conversion_id: uuidOf(known.id),
          external_id: input.external_id,
          amount,
          occurred_at: toInstant(Math.max(occurredAt, fromInstant(known.occurred_at))),
        },
      ],
    })
    noteDue(ctx, unit, book.effects)
    return recordedBody('recorded', refunded, decided)
  })
}

/** The amount of a refund by the same external id, where there was one. */
async function earlierRefund(
  unit: Unit,
  workspaceId: string,
  conversion: BookedConversion,
  externalId: string,
): Promise<number | undefined> {
  if (conversion.refunds_count === 0) return undefined
  const [refund] = await rows<{ amount: number }>(
    unit.tx,
    sql`select amount from refunds where workspace_id = ${workspaceId}::uuid
      and conversion_id = ${uuidOf(conversion.id)}::uuid and external_id = ${externalId}`,
  )
  return refund?.amount
}

/** How much this refund takes: what is named, or all that is left; a conversion without an amount is undone by 0. */
function amountOf(
  conversion: BookedConversion,
  asked: number | undefined,
  earlier: number | undefined,
): number {
  if (earlier !== undefined) return earlier
  if (conversion.amount === null) {
    if (asked !== undefined || conversion.refunds_count > 0)
      throw new Refusal('refund_exceeds_conversion')
    return 0
  }
  const left = conversion.amount - conversion.refunded_amount
  const amount = asked ?? left
  if (amount > left || (left === 0 && conversion.amount > 0))
    throw new Refusal('refund_exceeds_conversion')
  return amount
}
