import type { ReceiptWords } from '../receipt-words.ts'
import { beingChecked } from './names.ts'

const notCounted = 'This invitation could not be counted.'

/** Why something came as it came, in English. A new reason needs its line in each language. */
export const reasons: ReceiptWords['reasons'] = {
  // Why a claim did not win. That there were others is not told to customers.
  not_counted: { merchant: 'the click was not a person’s', customer: notCounted },
  evidence_not_accepted: {
    merchant: 'this evidence is not accepted',
    customer: 'This way of inviting does not count in this program.',
  },
  after_conversion: {
    merchant: 'it came after the conversion',
    customer: 'The invitation came only after this.',
  },
  click_window_ended: {
    merchant: 'the click was too long ago',
    customer: 'The invitation was opened too long before.',
  },
  self_referral: { merchant: 'advocate and friend are one person', customer: notCounted },
  already_referred: { merchant: 'the friend was referred before', customer: notCounted },
  existing_customer: {
    merchant: 'the friend was a customer before',
    customer: 'It is for new customers only.',
  },
  would_close_a_ring: {
    merchant: 'the friend stands above the advocate',
    customer: notCounted,
  },
  program_paused: {
    merchant: 'the program was paused',
    customer: 'The program was taking a break at that time.',
  },
  program_ended: { merchant: 'the program had ended', customer: 'The program had ended by then.' },
  program_not_started: {
    merchant: 'the program had not begun',
    customer: 'The program had not begun by then.',
  },
  quota_full: {
    merchant: 'the quota of the period is full',
    customer: 'All places of this period are taken.',
  },
  earlier_claim_won: { merchant: 'an earlier claim won', customer: notCounted },
  later_claim_won: { merchant: 'a later claim won', customer: notCounted },

  // Why a rule did not pass.
  other_conversion_type: {
    merchant: 'another type of conversion',
    customer: 'It is given for something else.',
  },
  condition_not_met: {
    merchant: 'the condition does not hold',
    customer: 'Something that it needs was missing.',
  },
  segment_not_met: {
    merchant: 'nobody of the rule’s segments is concerned',
    customer: 'It is given to others.',
  },
  asset_mismatch: {
    merchant: 'the amount is in another asset',
    customer: 'It is given for another currency.',
  },
  referral_denied: {
    merchant: 'the referral was denied',
    customer: 'It was checked and does not count.',
  },
  referral_queued: {
    merchant: 'the referral waits in the queue',
    customer: 'It is in the queue. It is decided as soon as there is a place.',
  },
  referral_not_open: { merchant: 'the referral is closed', customer: 'The referral is closed.' },
  before_claim: {
    merchant: 'the conversion came before the claim',
    customer: 'It happened before the invitation.',
  },
  conversion_window_ended: {
    merchant: 'the conversion came too late',
    customer: 'The time for it had run out.',
  },
  conversion_refunded: {
    merchant: 'the conversion was refunded',
    customer: 'The order was refunded.',
  },
  count_not_reached: {
    merchant: 'the count is not reached',
    customer: 'What your friends bring together is not enough yet.',
  },

  goal_not_reached: {
    merchant: 'the goal that it counts from is not reached',
    customer: 'What it counts from has not happened, or was undone.',
  },
  before_window: {
    merchant: 'the conversion came before the time for it',
    customer: 'It happened before the time for it began.',
  },
  window_ended: {
    merchant: 'the time for it had ended',
    customer: 'The time for it had run out.',
  },
  total_not_reached: {
    merchant: 'the total is not reached',
    customer: 'The total that it needs is not reached.',
  },
  recurrence_ended: {
    merchant: 'it was given as often as the rule gives it',
    customer: 'It was given as often as this friend can bring it.',
  },
  waits_for_confirmation: {
    merchant: 'it counts once the shop confirms it',
    customer: 'It counts once the shop confirms the order.',
  },
  waits_for_review: { merchant: 'it counts once a review is decided', customer: beingChecked },

  // Why a gift came to what it came to.
  amount_missing: {
    merchant: 'the conversion has no amount to take a share of',
    customer: 'There was no amount to take a share of.',
  },
  nothing_to_give: {
    merchant: 'it comes to nothing',
    customer: 'The amount was too small to give anything.',
  },
  period_not_over: {
    merchant: 'it is decided when its period is over',
    customer: 'It is worked out when its period is over.',
  },
  count_fell: {
    merchant: 'the count fell below',
    customer: 'A friend no longer counts, so there are too few.',
  },
  not_earned_before: {
    merchant: 'it had not been earned before',
    customer: 'It had not been earned before.',
  },
  limit_reached: { merchant: 'the limit is reached', customer: 'The limit is reached.' },
  out_of_stock: { merchant: 'the stock is used up', customer: 'There is none left.' },
  budget_spent: {
    merchant: 'the budget is spent',
    customer: 'The program has given all that it had.',
  },
  cost_guard: {
    merchant: 'a new customer would cost too much',
    customer: 'The program gives nothing new just now.',
  },
  already_redeemed: { merchant: 'it has been used', customer: 'It has been used.' },
  not_recoverable: {
    merchant: 'it has left the balance and cannot be taken back',
    customer: 'What you have spent stays yours.',
  },
  redeemed: { merchant: 'it had been used before', customer: 'It had been used before.' },
  cancelled: {
    merchant: 'it had been cancelled before',
    customer: 'It had been cancelled before.',
  },
  reversed: {
    merchant: 'it had been taken back before',
    customer: 'It had been taken back before.',
  },
  expired: { merchant: 'it had expired before', customer: 'It had expired before.' },
  recorded: { merchant: 'it was recorded anew', customer: 'The amount was worked out anew.' },
  confirmed: { merchant: 'the shop confirmed it', customer: 'The shop confirmed it.' },
  claimed: {
    merchant: 'it was asked for at the checkout',
    customer: 'It was worked out at the checkout.',
  },
  matched: {
    merchant: 'a claim by hand was matched',
    customer: 'Your friend was found.',
  },
  admitted: {
    merchant: 'its turn in the queue came',
    customer: 'Its turn in the queue came.',
  },
  approved: { merchant: 'staff approved it', customer: 'It was checked and counts.' },
  denied: { merchant: 'staff denied it', customer: 'It was checked and does not count.' },
  period_ended: {
    merchant: 'its period is over',
    customer: 'It was worked out at the end of its period.',
  },

  // Why a boost was not applied.
  boost_not_begun: { merchant: 'the boost had not begun', customer: 'It had not begun.' },
  boost_ended: { merchant: 'the boost was over', customer: 'It was over.' },
  boost_places_taken: {
    merchant: 'all places of the boost were taken',
    customer: 'All places were taken.',
  },
  boost_before_referral: {
    merchant: 'an offer takes no place of a boost',
    customer: 'It counts only once something was bought.',
  },
  boost_had_nothing: {
    merchant: 'nothing was granted that it multiplies',
    customer: 'There was nothing to multiply.',
  },

  // Why a referral went where it went.
  review_denied: { merchant: 'staff denied it', customer: 'It was checked and does not count.' },
  fraud_found: { merchant: 'staff found fraud', customer: 'It was checked and does not count.' },
  terms_broken: {
    merchant: 'staff found the terms broken',
    customer: 'It was checked and does not count.',
  },
  unconfirmed: {
    merchant: 'the shop has not confirmed it',
    customer: 'The shop has not confirmed it yet.',
  },
  quota_reached: {
    merchant: 'the quota of the period is full',
    customer: 'All places of this period are taken; it waits for the next.',
  },
  stands_on_another: {
    merchant: 'another conversion of the friend fulfils the goal',
    customer: 'Another order counts in its place, so the referral stands.',
  },
  same_device: { merchant: 'both were seen on one device', customer: beingChecked },
}
