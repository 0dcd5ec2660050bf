/** What the page tells of the customer's last purchase, and when they were last asked. */
export type Occasion = {
  /** In milliseconds since 1970. */
  readonly now: number
  /** The order that has just been placed. */
  readonly order: string | undefined
  readonly deliveredAt: number | undefined
  /** Of five. */
  readonly rating: number | undefined
  /** What they were last asked about, and when; nothing where they never were. */
  readonly last: { readonly about: string; readonly at: number } | undefined
}

export type PromptRule = {
  readonly after: readonly ('order' | 'delivery')[]
  readonly every_days: number
}

export type Moment =
  | { readonly kind: 'ask'; readonly after: 'order' | 'delivery'; readonly about: string }
  | { readonly kind: 'wait'; readonly reason: 'nothing_happened' | 'too_soon' | 'asked_before' }

const DAY_MS = 86_400_000
// The day after the delivery the parcel is open; after three days the joy is.
const DELIVERY_DAYS = [1, 3] as const
const RATING_LEAST = 4

/**
 * Whether this is the moment to ask for a good word: right after an order, or one to three days after a
 * delivery that was rated 4 or 5; about the same purchase once, and never more often than the merchant set.
 */
export function bestMoment(occasion: Occasion, rule: PromptRule): Moment {
  const { now, order, last } = occasion
  const wait = (reason: Extract<Moment, { kind: 'wait' }>['reason']): Moment => ({
    kind: 'wait',
    reason,
  })

  const after = happened(occasion, rule)
  if (!after) return wait('nothing_happened')
  const about = order ?? `delivery ${occasion.deliveredAt}`
  if (last?.about === about) return wait('asked_before')
  if (last && now - last.at < rule.every_days * DAY_MS) return wait('too_soon')
  return { kind: 'ask', after, about }
}

function happened(
  { now, order, deliveredAt, rating }: Occasion,
  { after }: PromptRule,
): 'order' | 'delivery' | undefined {
  if (deliveredAt !== undefined) {
    const days = (now - deliveredAt) / DAY_MS
    const isTime = days >= DELIVERY_DAYS[0] && days <= DELIVERY_DAYS[1]
    const isGlad = rating !== undefined && rating >= RATING_LEAST
    // An order that was delivered is no fresh one: without joy about it there is nothing to ask.
    return isTime && isGlad && after.includes('delivery') ? 'delivery' : undefined
  }
  return order !== undefined && after.includes('order') ? 'order' : undefined
}
