import type { Gift } from '@goodword/contract/widget'
import type { OfferMessages } from '../messages/messages.ts'
import { sayPercent } from './say-percent.ts'
import type { Speech } from './speech.ts'

/** The friend's gift in a sentence: "15% off your first order (¥200 at most)". */
export function sayOffer(
  gift: Gift,
  speech: Pick<Speech, 'tag' | 'gift' | 'amount'>,
  words: OfferMessages,
): string {
  const { kind, value, label } = gift
  const inShort = speech.gift({ ...gift, milestone: null })
  if (label !== null || value.type === 'up_to') return inShort
  if (value.type === 'fixed') return kind === 'coupon' ? words.amountOffOrder(inShort) : inShort

  const { basis_points, cap, asset } = value
  const said =
    kind === 'coupon'
      ? words.discountOnOrder(basis_points / 100, sayPercent(speech.tag, basis_points), inShort)
      : inShort
  return cap === null ? said : words.upToCap(said, speech.amount(cap, asset))
}
