import { uuidOf } from '@goodword/domain/ids'
import type { ConversionChange } from '../effects/recorded.ts'
import type { BookedConversion } from './book.ts'

/** A change to a conversion, guarded by the count of refunds that it was read with. */
export function changeRow(was: BookedConversion, is: BookedConversion): ConversionChange {
  return {
    id: uuidOf(is.id),
    amount: is.amount,
    asset: is.asset,
    refunded_amount: is.refunded_amount,
    refunds_count: is.refunds_count,
    is_confirmed: is.is_confirmed,
    was_refunds_count: was.refunds_count,
  }
}
