import type { ConversionInput } from '@goodword/contract/conversions'
import { Refusal } from '@goodword/contract/errors'
import { type BookedConversion, bookConversion } from './book.ts'
import { changeRow } from './change-row.ts'
import { noteHistory } from './counts.ts'
import { reassess } from './reassess.ts'
import { type Recorded, type Report, refused, type Session } from './recording.ts'

/** The same conversion again: the server confirms what the page had seen, or nothing is done twice. */
export async function recordAgain(
  session: Session,
  report: Report,
  known: BookedConversion,
): Promise<Recorded> {
  const { ctx, book, tools, unit, origin } = session
  const { input } = report
  if (!known.is_confirmed && origin === 'server') {
    const contradiction = refundsAgainst(known, input)
    if (contradiction) return { kind: 'refused', refusal: contradiction }
    const confirmed: BookedConversion = {
      ...known,
      amount: input.amount ?? null,
      asset: input.asset ?? null,
      is_confirmed: true,
    }
    enterChange(session, known, confirmed)
    noteHistory(book, known, confirmed)
    const decided = await reassess(ctx, unit, book, tools, 'confirmed', confirmed)
    return { kind: 'confirmed', conversion: confirmed, decided }
  }

  const isSame =
    origin === 'page' ||
    (known.amount === (input.amount ?? null) && known.asset === (input.asset ?? null))
  return isSame
    ? { kind: 'repeated', conversion: known, decided: [] }
    : refused('conversion_differs')
}

/** Why a conversion cannot be confirmed as this, after what was refunded of it; undefined where it can. */
function refundsAgainst(
  { asset, refunded_amount }: BookedConversion,
  input: ConversionInput,
): Refusal | undefined {
  if (refunded_amount === 0) return undefined
  if (input.asset !== asset) return contradicted('/asset', 'It was refunded in another asset.')
  if (refunded_amount <= input.amount!) return undefined
  return contradicted('/amount', 'More than this has been refunded of it.')
}

function contradicted(pointer: string, message: string): Refusal {
  return new Refusal('refund_exceeds_conversion', { fields: [{ pointer, message }] })
}

function enterChange(
  { book, changes, conversions }: Session,
  was: BookedConversion,
  is: BookedConversion,
): void {
  bookConversion(book, is)
  const recordedHere = conversions.get(is.id)
  if (recordedHere) {
    conversions.set(is.id, {
      ...recordedHere,
      amount: is.amount,
      asset: is.asset,
      is_confirmed: is.is_confirmed,
    })
    return
  }
  changes.set(is.id, changeRow(was, is))
}
