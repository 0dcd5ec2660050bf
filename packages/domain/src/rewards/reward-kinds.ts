import type { RewardKind } from '../programs/document.ts'

/**
 * What sets one kind of reward apart from another. A new kind is a row here.
 * `issues`: by itself as soon as it is available, or when somebody has paid it out.
 */
export const rewardKinds = {
  cash: { issues: 'by_hand', issuedTo: 'issued', hasCoupon: false },
  credit: { issues: 'by_itself', issuedTo: 'balance', hasCoupon: false },
  points: { issues: 'by_itself', issuedTo: 'balance', hasCoupon: false },
  coupon: { issues: 'by_itself', issuedTo: 'issued', hasCoupon: true },
  perk: { issues: 'by_itself', issuedTo: 'issued', hasCoupon: false },
} as const satisfies Record<RewardKind, RewardKindTraits>

type RewardKindTraits = {
  readonly issues: 'by_itself' | 'by_hand'
  /** The participant's account that holds it once issued: a balance can be spent in parts. */
  readonly issuedTo: 'issued' | 'balance'
  readonly hasCoupon: boolean
}

/** Kinds whose value is a part of a balance once issued, and so has a lot. */
export const balanceKinds = (Object.keys(rewardKinds) as RewardKind[]).filter(
  (kind) => rewardKinds[kind].issuedTo === 'balance',
)
