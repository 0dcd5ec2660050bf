import type { Gift } from '@goodword/contract/widget'
import { bare } from '../bare.ts'
import type { GiftMessages, Messages } from '../messages/messages.ts'
import type { Language } from './locale.ts'

/** What a component needs to say amounts, dates and gifts: a language, and the year it is. */
export type Speech<M extends GiftMessages = Messages> = {
  readonly t: M
  readonly tag: string
  /** An amount of minor units: "¥100", "500 points", "16,000 MB". */
  readonly amount: (amount: number, asset: string) => string
  /** A day, with its year where it is not this one. */
  readonly date: (instant: string) => string
  /** A gift in as few words as a headline wants: "15%", "¥100". */
  readonly gift: (gift: Gift) => string
  /** The friend's gift in a sentence: "15% off your first order". */
  readonly offer: (gift: Gift) => string
}

/** Speaks a language. `now` is the workspace's clock. */
export function speak<M extends GiftMessages>(
  { messages: t, tag }: Language<M>,
  now: string,
): Speech<M> {
  const year = new Date(now).getFullYear()

  function amount(count: number, asset: string): string {
    if (/^[A-Z]{3}$/.test(asset)) {
      const format = new Intl.NumberFormat(
        tag,
        bare({
          style: 'currency',
          currency: asset,
          currencyDisplay: 'narrowSymbol',
          trailingZeroDisplay: 'stripIfInteger',
        }),
      )
      // The currency's own minor units: two digits for CNY, none for JPY.
      return format.format(count / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    }

    const said = new Intl.NumberFormat(tag).format(count)
    if (asset === 'points') return t.points(count, said)
    if (asset.endsWith('_mb')) return t.unit(said, 'MB')
    return t.unit(said, asset.replaceAll('_', ' '))
  }

  function date(instant: string): string {
    const day = new Date(instant)
    const isThisYear = day.getFullYear() === year
    return new Intl.DateTimeFormat(
      tag,
      bare({ day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }),
    ).format(day)
  }

  function percent(basisPoints: number): string {
    return new Intl.NumberFormat(tag, bare({ style: 'percent', maximumFractionDigits: 2 })).format(
      basisPoints / 10_000,
    )
  }

  function inShort({ kind, value, label }: Gift, isSentence: boolean): string {
    if (label !== null) return label
    if (value.type === 'up_to') return t.upTo(amount(value.amount, value.asset))
    if (value.type === 'fixed') {
      const said = amount(value.amount, value.asset)
      return isSentence && kind === 'coupon' ? t.amountOffOrder(said) : said
    }
    const said = percent(value.basis_points)
    if (kind !== 'coupon') return t.shareOfOrder(said)
    const say = isSentence ? t.discountOnOrder : t.discount
    return say(value.basis_points / 100, said)
  }

  function gift(given: Gift): string {
    const said = inShort(given, false)
    if (given.milestone === null) return said
    return given.milestone.type === 'at'
      ? t.atFriends(said, given.milestone.count)
      : t.everyFriends(said, given.milestone.count)
  }

  function offer(given: Gift): string {
    const said = inShort(given, true)
    const cap = given.value.type === 'share' && given.label === null ? given.value.cap : null
    return cap === null ? said : t.upToCap(said, amount(cap, given.value.asset))
  }

  return { t, tag, amount, date, gift, offer }
}
