import { rows } from '@goodword/db/connect'
import type { BalanceReport } from '@goodword/domain/conversions/conversion-facts'
import { toInstant } from '@goodword/domain/dates'
import { toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { Conflict, type Context, transaction, type Unit } from '../context.ts'
import type { Book, BookedConversion } from '../conversions/book.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { loadBook } from '../conversions/load-book.ts'
import { reassessIn } from '../conversions/reassess.ts'
import { storeEffects } from '../effects/store-effects.ts'

/**
 * Decides a conversion again when a period is over, from the balances that were reported by now. Once: the
 * row that waits for it is taken in the same transaction. False where somebody else has done it.
 */
export function endPeriod(
  ctx: Context,
  conversionUuid: string,
  programUuid: string,
  endsAt: string,
): Promise<boolean> {
  return transaction(ctx, async (unit) => {
    const book = await loadBook(unit, ctx.workspace.uuid, {
      conversionIds: [conversionUuid],
      instants: [ctx.now],
    })
    if (!(await takePeriod(unit, ctx, conversionUuid, programUuid, endsAt))) return false

    const conversion = book.conversions.get(toId('cnv', conversionUuid))
    if (!conversion) throw new Conflict('the conversion came in between')
    await loadReports(unit, ctx, book, conversion)
    await reassessIn(ctx, unit, book, toolsFor(ctx), 'period_ended', conversion, [
      toId('prg', programUuid),
    ])
    storeEffects(unit, ctx.workspace.uuid, book.effects)
    noteDue(ctx, unit, book.effects)
    return true
  })
}

/** Everybody concerned is locked by now, so whoever else was faster has committed. */
async function takePeriod(
  unit: Unit,
  ctx: Context,
  conversionUuid: string,
  programUuid: string,
  endsAt: string,
): Promise<boolean> {
  const taken = await rows(
    unit.tx,
    sql`update earning_periods set due_at = null
      where workspace_id = ${ctx.workspace.uuid}::uuid and conversion_id = ${conversionUuid}::uuid
        and program_id = ${programUuid}::uuid and ends_at = ${endsAt}::timestamptz and due_at is not null
      returning 1 as taken`,
  )
  return taken.length > 0
}

async function loadReports(
  unit: Unit,
  ctx: Context,
  book: Book,
  { friend_id }: BookedConversion,
): Promise<void> {
  const found = await rows<{ asset: string; as_of: Date; balance: number }>(
    unit.tx,
    sql`select asset, as_of, balance from balance_reports
      where workspace_id = ${ctx.workspace.uuid}::uuid and friend_id = ${uuidOf(friend_id)}::uuid
        and as_of < ${new Date(ctx.now)} order by asset, as_of`,
  )
  for (const { asset, as_of, balance } of found) {
    const key = `${friend_id}|${asset}`
    const report: BalanceReport = { as_of: toInstant(as_of.getTime()), balance }
    const reports = book.counts.balances.get(key) ?? []
    reports.push(report)
    book.counts.balances.set(key, reports)
  }
}
