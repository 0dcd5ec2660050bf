import type { confirmConversion as operation } from '@goodword/contract/conversions'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, transaction } from '../context.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { recordedBody } from './body.ts'
import { changeRow } from './change-row.ts'
import { toolsFor } from './decide-in-book.ts'
import { loadBook } from './load-book.ts'
import { reassess } from './reassess.ts'

/** Staff vouch for a conversion that only the page reported: what waited for that goes on. */
export function confirmConversion(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const book = await loadBook(unit, ctx.workspace.uuid, {
      conversionIds: [uuidOf(input.conversion_id)],
      lowering: 'confirmed',
      instants: [ctx.now],
    })
    const known = book.conversions.get(input.conversion_id)
    if (!known) throw new Refusal('conversion_not_found')
    if (known.is_confirmed) throw new Refusal('already_confirmed')

    const confirmed = { ...known, is_confirmed: true }
    const decided = await reassess(ctx, unit, book, toolsFor(ctx), 'confirmed', confirmed)
    storeEffects(unit, ctx.workspace.uuid, book.effects, {
      conversionChanges: [changeRow(known, confirmed)],
    })
    noteDue(ctx, unit, book.effects)
    return recordedBody('confirmed', confirmed, decided)
  })
}
