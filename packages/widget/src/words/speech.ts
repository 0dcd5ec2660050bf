import type { Gift } from '@goodword/contract/widget'
import type { Forms, GiftMessages, Messages } from '../messages/messages.ts'
import { format } from './format.ts'
import type { Language } from './locale.ts'
import { sayPercent } from './say-percent.ts'

type Period = NonNullable<Gift['milestone']>['period']

/** What a component needs to say amounts, dates and gifts: a language, and the year it is. */
export type Speech<M extends GiftMessages = Messages> = {
  readonly t: M
  readonly tag: string
  /** A count with the right form of its noun: "2 friends". */
  readonly count: (forms: Forms, count: number) => string
  readonly number: (count: number) => string
  /** An amount of minor units: "¥100", "500 points", "16,000 MB". */
  readonly amount: (amount: number, asset: string) => string
  /** What a reward is worth, in the words of its kind. */
  readonly worth: (kind: string, amount: number, asset: string) => string
  /** A day, with its year where it is not this one. */
  readonly date: (instant: string) => string
  /** A gift in as few words as a headline wants: "15%", "¥100". */
  readonly gift: (gift: Gift) => string
  /** Something that is counted, with the period that it is counted in: "… · this month". */
  readonly inPeriod: (said: string, period: Period) => string
}

/** Speaks a language. `now` is the workspace's clock. */
export function speak<M extends GiftMessages>(
  { messages: t, tag }: Language<M>,
  now: string,
): Speech<M> {
  const year = new Date(now).getFullYear()

  function number(value: number): string {
    return format('NumberFormat', tag).format(value)
  }

  function count(forms: Forms, value: number): string {
    const form = forms[format('PluralRules', tag).select(value)] ?? forms.other
    return form.replace('#', number(value))
  }

  function amount(value: number, asset: string): string {
    if (/^[A-Z]{3}$/.test(asset)) {
      const currency = format('NumberFormat', tag, {
        style: 'currency',
        currency: asset,
        currencyDisplay: 'narrowSymbol',
        trailingZeroDisplay: 'stripIfInteger',
      })
      // The currency's own minor units: two digits for CNY, none for JPY.
      const said = currency.format(
        value / 10 ** (currency.resolvedOptions().maximumFractionDigits ?? 2),
      )
      // "CN¥" keeps its order also between letters that run from right to left.
      return said.replace(/[A-Z]+\p{Sc}/u, '\u2066$&\u2069')
    }

    if (asset === 'points') return count(t.pointsCount, value)
    const unit = asset.endsWith('_mb') ? 'MB' : asset.replaceAll('_', ' ')
    return t.unit(number(value), unit)
  }

  function worth(kind: string, value: number, asset: string): string {
    if (kind === 'message') return t.thanks
    if (kind === 'draw_entry') return count(t.entriesCount, value)
    const said = amount(value, asset)
    return kind === 'donation' ? t.donation(said) : said
  }

  function date(instant: string): string {
    const day = new Date(instant)
    const isThisYear = day.getFullYear() === year
    return format('DateTimeFormat', tag, {
      day: 'numeric',
      month: 'long',
      ...(isThisYear ? {} : { year: 'numeric' }),
    }).format(day)
  }

  function inShort({ kind, value, label }: Gift): string {
    if (label !== null) return label
    if (value.type === 'share') {
      const said = sayPercent(tag, value.basis_points)
      return kind === 'coupon' ? t.discount(value.basis_points / 100, said) : t.shareOfOrder(said)
    }
    const said = worth(kind, value.amount, value.asset)
    return value.type === 'up_to' ? t.upTo(said) : said
  }

  function gift(given: Gift): string {
    const said = inShort(given)
    const { milestone } = given
    if (milestone === null) return said
    if (milestone.type === 'every' && milestone.count === 1) return t.eachFriend(said)
    return inPeriod(atMilestone(said, milestone), milestone.period)
  }

  function atMilestone(said: string, milestone: NonNullable<Gift['milestone']>): string {
    if (milestone.type === 'spending') {
      return t.atSpending(said, amount(milestone.amount, milestone.asset))
    }
    const say = milestone.type === 'every' ? t.everyFriends : t.atFriends
    return say(said, count(t.friendsCount, milestone.count))
  }

  function inPeriod(said: string, period: Period): string {
    if (period === 'lifetime') return said
    return `${said} · ${format('RelativeTimeFormat', tag, { numeric: 'auto' }).format(0, period)}`
  }

  return { t, tag, count, number, amount, worth, date, gift, inPeriod }
}
