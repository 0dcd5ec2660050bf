import type { FaultText } from '../programs/fault-words/fault-text.ts'

type RewardKindTraits = {
  /** By itself as soon as it is available, or when somebody has paid, sent or chosen it. */
  readonly issues: 'by_itself' | 'by_hand'
  /** The account that holds it once issued: the recipient's, of which a balance can be spent in parts, or a beneficiary's. */
  readonly issuedTo: 'issued' | 'balance' | 'beneficiary'
  readonly hasCoupon: boolean
  /** By a payout that issues it, by one that follows its issue, or not at all. */
  readonly leaves: 'with_issue' | 'after_issue' | 'never'
  /** Whether it may run out some time after its issue. */
  readonly runsOut: boolean
  /** Whether there can be more of it, so that a boost may multiply it. */
  readonly isMultiplied: boolean
  /** What it is counted in, and what is said where it is counted in something else; null for anything. */
  readonly countedIn: { readonly asset: 'currency' | 'unit'; readonly fault: FaultText } | null
}

/** What sets one kind of reward apart from another. A new kind is a row here. */
export const rewardKinds = {
  cash: {
    issues: 'by_hand',
    issuedTo: 'issued',
    hasCoupon: false,
    leaves: 'with_issue',
    runsOut: false,
    isMultiplied: true,
    countedIn: { asset: 'currency', fault: 'Cash is in a currency, such as "CNY".' },
  },
  credit: {
    issues: 'by_itself',
    issuedTo: 'balance',
    hasCoupon: false,
    leaves: 'never',
    runsOut: true,
    isMultiplied: true,
    countedIn: null,
  },
  points: {
    issues: 'by_itself',
    issuedTo: 'balance',
    hasCoupon: false,
    leaves: 'never',
    runsOut: true,
    isMultiplied: true,
    countedIn: { asset: 'unit', fault: 'Points are in a unit of your own, such as "points".' },
  },
  coupon: {
    issues: 'by_itself',
    issuedTo: 'issued',
    hasCoupon: true,
    leaves: 'never',
    runsOut: true,
    isMultiplied: true,
    countedIn: null,
  },
  gift: {
    issues: 'by_hand',
    issuedTo: 'issued',
    hasCoupon: false,
    leaves: 'never',
    runsOut: false,
    isMultiplied: false,
    countedIn: null,
  },
  perk: {
    issues: 'by_itself',
    issuedTo: 'issued',
    hasCoupon: false,
    leaves: 'never',
    runsOut: true,
    isMultiplied: false,
    countedIn: {
      asset: 'unit',
      fault: 'A perk is named in small letters, such as "free_parking", with an amount of 1.',
    },
  },
  draw_entry: {
    issues: 'by_itself',
    issuedTo: 'balance',
    hasCoupon: false,
    leaves: 'never',
    runsOut: true,
    isMultiplied: true,
    countedIn: {
      asset: 'unit',
      fault: 'Entries of a draw are counted in a unit of your own, such as "car_entries".',
    },
  },
  donation: {
    issues: 'by_itself',
    issuedTo: 'beneficiary',
    hasCoupon: false,
    leaves: 'after_issue',
    runsOut: false,
    isMultiplied: true,
    countedIn: null,
  },
  message: {
    issues: 'by_itself',
    issuedTo: 'issued',
    hasCoupon: false,
    leaves: 'never',
    runsOut: false,
    isMultiplied: false,
    countedIn: {
      asset: 'unit',
      fault: 'A message is named in small letters, such as "certificate", with an amount of 1.',
    },
  },
  /** Not given by a rule: what several gives between which the recipient may choose are until they do. */
  choice: {
    issues: 'by_hand',
    issuedTo: 'issued',
    hasCoupon: false,
    leaves: 'never',
    runsOut: false,
    isMultiplied: false,
    countedIn: null,
  },
} as const satisfies Record<string, RewardKindTraits>

export type RewardKind = keyof typeof rewardKinds

/** The kinds that a rule can give. */
export type GivenKind = Exclude<RewardKind, 'choice'>

export const givenKinds = Object.keys(rewardKinds).filter(
  (kind): kind is GivenKind => kind !== 'choice',
)

/** Kinds whose value is a part of a balance once issued, and so has a lot. */
export const balanceKinds = (Object.keys(rewardKinds) as RewardKind[]).filter(
  (kind) => rewardKinds[kind].issuedTo === 'balance',
)
