import type { Reason } from './reason.ts'

/** Why something did not come about, as far as the customer whom it concerns may know. */
export const customerReasons = [
  'returned',
  'not_a_new_customer',
  'limit_reached',
  'nothing_left',
  'no_place',
  'program_closed',
  'too_late',
  'too_early',
  'condition_not_met',
  'other_currency',
  'a_friend_fell_away',
  'checked_and_not_counted',
  'waits_for_shop',
  'being_checked',
  'spent',
  'not_counted',
] as const

export type CustomerReason = (typeof customerReasons)[number]

/**
 * What a customer is told of a reason that stands on a referral or a reward. Several of ours become one of
 * theirs: a word of its own for what we watch for would teach how to avoid being seen. What is not one of
 * our reasons (a merchant's own note) says only that it did not count.
 */
export function customerReason(reason: string | null): CustomerReason | null {
  if (reason === null) return null
  return Object.hasOwn(told, reason) ? told[reason as Reason] : 'not_counted'
}

const told: Readonly<Record<Reason, CustomerReason>> = {
  // Why a claim did not win.
  not_counted: 'not_counted',
  evidence_not_accepted: 'condition_not_met',
  after_conversion: 'too_early',
  click_window_ended: 'too_late',
  self_referral: 'not_counted',
  already_referred: 'not_counted',
  would_close_a_ring: 'not_counted',
  existing_customer: 'not_a_new_customer',
  program_paused: 'program_closed',
  program_ended: 'program_closed',
  program_not_started: 'program_closed',
  quota_full: 'no_place',
  earlier_claim_won: 'not_counted',
  later_claim_won: 'not_counted',

  // Why a rule did not pass.
  other_conversion_type: 'condition_not_met',
  condition_not_met: 'condition_not_met',
  segment_not_met: 'condition_not_met',
  asset_mismatch: 'other_currency',
  referral_denied: 'checked_and_not_counted',
  referral_queued: 'no_place',
  referral_not_open: 'not_counted',
  before_claim: 'too_early',
  conversion_window_ended: 'too_late',
  conversion_refunded: 'returned',
  count_not_reached: 'condition_not_met',
  goal_not_reached: 'condition_not_met',
  before_window: 'too_early',
  window_ended: 'too_late',
  amount_missing: 'condition_not_met',
  total_not_reached: 'condition_not_met',
  recurrence_ended: 'limit_reached',
  period_not_over: 'too_early',
  waits_for_confirmation: 'waits_for_shop',
  waits_for_review: 'being_checked',

  // Why a gift came to what it came to.
  nothing_to_give: 'condition_not_met',
  count_fell: 'a_friend_fell_away',
  not_earned_before: 'not_counted',
  limit_reached: 'limit_reached',
  out_of_stock: 'nothing_left',
  budget_spent: 'nothing_left',
  cost_guard: 'nothing_left',
  already_redeemed: 'spent',
  not_recoverable: 'spent',
  redeemed: 'spent',
  cancelled: 'not_counted',
  reversed: 'not_counted',
  expired: 'too_late',
  recorded: 'not_counted',
  confirmed: 'not_counted',
  claimed: 'not_counted',
  admitted: 'not_counted',
  matched: 'not_counted',
  period_ended: 'not_counted',
  approved: 'not_counted',
  denied: 'checked_and_not_counted',

  // Why a boost was not applied.
  boost_not_begun: 'too_early',
  boost_ended: 'too_late',
  boost_places_taken: 'no_place',
  boost_before_referral: 'not_counted',
  boost_had_nothing: 'not_counted',

  // Why a referral went where it went.
  review_denied: 'checked_and_not_counted',
  fraud_found: 'checked_and_not_counted',
  terms_broken: 'checked_and_not_counted',
  unconfirmed: 'waits_for_shop',
  quota_reached: 'no_place',
  stands_on_another: 'not_counted',
  same_device: 'being_checked',
}
