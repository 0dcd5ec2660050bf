import type { Period } from '../dates.ts'
import type { Recipient } from '../rewards/recipients.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import { rewardValue } from '../rewards/reward-value.ts'
import { LIFETIME } from '../tallies/tally.ts'
import {
  type EventRule,
  type Give,
  isEventRule,
  type MilestoneRule,
  type ProgramDocument,
} from './document.ts'
import { nearestTags } from './nearest-tags.ts'

/** What somebody gets, as data: whoever shows it says it in words, with amounts in the reader's format. */
export type Gift = {
  readonly kind: RewardKind
  readonly value:
    | { readonly type: 'fixed'; readonly amount: number; readonly asset: string }
    | {
        readonly type: 'share'
        readonly basis_points: number
        readonly cap: number | null
        readonly asset: string
      }
    | { readonly type: 'up_to'; readonly amount: number; readonly asset: string }
  readonly label: string | null
  /** Null: for each friend. */
  readonly milestone: GiftMilestone | null
}

/** At a number of friends, at every so many, or at what friends have spent; counted in a period. */
export type GiftMilestone = (
  | { readonly type: 'at' | 'every'; readonly count: number }
  | { readonly type: 'spending'; readonly amount: number; readonly asset: string }
) & { readonly period: Period }

/** What each side is promised: of several gifts the one that speaks for the program. */
export function giftsOf(
  document: ProgramDocument,
  locale: string | null,
): { readonly advocate: Gift | null; readonly friend: Gift | null } {
  const events = document.rules.filter(isEventRule)
  const milestones = document.rules.filter(isMilestoneRule)
  const claimed = events.filter(({ when }) => when === 'claimed')
  return {
    advocate: firstGift([...events, ...milestones], 'advocate', locale),
    friend: firstGift([...claimed, ...events, ...milestones], 'friend', locale),
  }
}

/** One gift of a rule, as its recipient would be told of it. */
export function giftOf(give: Give, milestone: GiftMilestone | null, locale: string | null): Gift {
  return {
    kind: give.kind,
    value: giftValue(give.value, milestone),
    label: textIn(give.label, locale),
    milestone,
  }
}

/** What a milestone's gift is when a count is reached. */
export function giftAt(
  give: Give,
  milestone: GiftMilestone,
  count: number,
  locale: string | null,
): Gift {
  const value =
    milestone.type === 'spending' ? giftValue(give.value, null) : valueAt(give.value, count)
  return { ...giftOf(give, milestone, locale), value }
}

/** A text in the reader's language; else in English; else in any that there is. */
export function textIn(
  texts: Readonly<Record<string, string>> | undefined,
  locale: string | null,
): string | null {
  if (!texts) return null
  const tags = Object.keys(texts)
  const [tag = tags[0]] = [...nearestTags(tags, locale), ...nearestTags(tags, 'en')]
  return tag === undefined ? null : (texts[tag] ?? null)
}

export type WordingTexts = {
  readonly headline: string | null
  readonly share_text: string | null
  readonly friend_headline: string | null
  readonly friend_text: string | null
}

/**
 * The merchant's own words for one reader, each by itself: in the reader's language, else in English. Null where there
 * are none in either: ours are then better than the merchant's in another.
 */
export function wordingIn(
  { wording }: Pick<ProgramDocument, 'wording'>,
  locale: string | null,
): WordingTexts {
  const known = Object.keys(wording)
  const tags = [...nearestTags(known, locale), ...nearestTags(known, 'en')]
  const first = (part: keyof WordingTexts) =>
    tags.map((tag) => wording[tag]?.[part]).find((text) => text !== undefined) ?? null
  return {
    headline: first('headline'),
    share_text: first('share_text'),
    friend_headline: first('friend_headline'),
    friend_text: first('friend_text'),
  }
}

function isMilestoneRule(rule: EventRule | MilestoneRule): rule is MilestoneRule {
  return !isEventRule(rule)
}

function firstGift(
  rules: readonly (EventRule | MilestoneRule)[],
  to: Recipient,
  locale: string | null,
): Gift | null {
  for (const rule of rules) {
    const give = rule.give.find((candidate) => candidate.to === to)
    if (give) return giftOf(give, isEventRule(rule) ? null : milestoneOf(rule), locale)
  }
  return null
}

function giftValue(value: Give['value'], milestone: GiftMilestone | null): Gift['value'] {
  if ('share_basis_points' in value) {
    const { share_basis_points, cap, asset } = value
    return { type: 'share', basis_points: share_basis_points, cap: cap ?? null, asset }
  }
  if ('amount' in value) return { type: 'fixed', amount: value.amount, asset: value.asset }
  if (milestone?.type === 'at' && 'steps' in value) return valueAt(value, milestone.count)
  if ('bands' in value) return bandedValue(value)
  if ('of' in value) {
    const { rate_basis_points, cap, asset } = value
    return { type: 'share', basis_points: rate_basis_points, cap: cap ?? null, asset }
  }

  const amounts = value.steps.map(({ amount }) => amount)
  const most = Math.max(...amounts)
  const type = amounts.every((amount) => amount === most) ? 'fixed' : 'up_to'
  return { type, amount: most, asset: value.asset }
}

/** The last band speaks for all: nobody gets more. */
function bandedValue({
  bands,
  asset,
  cap,
}: Extract<Give['value'], { bands: unknown }>): Gift['value'] {
  const last = bands.at(-1)!
  if ('share_basis_points' in last) {
    return { type: 'share', basis_points: last.share_basis_points, cap: cap ?? null, asset }
  }
  const amount = Math.min(last.amount, cap ?? Infinity)
  return { type: bands.length === 1 ? 'fixed' : 'up_to', amount, asset }
}

/** What a milestone is worth at one count, where steps go by it. */
function valueAt(value: Give['value'], count: number): Gift['value'] {
  const worth = rewardValue(value, { amount: null, asset: null, referralNumber: count })
  if (worth.kind === 'value') return { type: 'fixed', amount: worth.amount, asset: value.asset }
  return giftValue(value, null)
}

/** What a milestone asks for. */
export function milestoneOf({ milestone }: MilestoneRule): GiftMilestone {
  const { period = LIFETIME } = milestone
  if ('every' in milestone) return { type: 'every', count: milestone.every, period }
  if (milestone.counting === 'approved_referrals') {
    return { type: 'at', count: milestone.at, period }
  }
  return { type: 'spending', amount: milestone.at, asset: milestone.asset, period }
}
