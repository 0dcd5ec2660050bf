import { plural } from '../messages.ts'

const friends = plural('en', { one: 'friend', other: 'friends' })

/** What is said of rewards and of what did not count; fetched when somebody looks. */
export const messages = {
  noRewards: 'Your rewards will stand here, each with its date.',
  forFriend: (name: string) => `For ${name}`,
  forFriends: (count: number) => `For ${friends(count)}`,
  forYou: 'Welcome, for you',
  rewardStates: {
    held: 'Held',
    available: 'Available',
    issued: 'Issued',
    redeemed: 'Used',
    cancelled: 'Cancelled',
    reversed: 'Taken back',
    expired: 'Expired',
  },
  heldUntil: (date: string, friend: string | null) =>
    friend
      ? `Held until ${date}, when ${friend}’s return time is over`
      : `Held until ${date}, when the return time is over`,
  heldOpen: 'Held until the shop confirms the order',
  underReview: 'The shop is looking at this one; nothing is lost meanwhile.',
  availableSince: (date: string) => `Yours since ${date}`,
  availableCash: (date: string) => `Yours since ${date}; the shop pays it out`,
  issuedOn: (date: string) => `Issued on ${date}`,
  inBalance: (date: string) => `In your balance since ${date}`,
  paidOn: (date: string) => `Paid on ${date}`,
  used: 'Used',
  validUntil: (date: string) => `valid until ${date}`,
  ended: { cancelled: 'Cancelled', reversed: 'Taken back', expired: 'Expired' },
  endedOn: (what: string, date: string) => `${what} on ${date}`,
  reasons: {
    conversion_refunded: 'The order was returned.',
    referral_denied: 'The shop looked at it and found that it does not count.',
    review_denied: 'The shop looked at it and found that it does not count.',
    existing_customer: 'Your friend was a customer already; an invitation counts for new ones.',
    self_referral: 'Both sides look like the same person; it counts when somebody else buys.',
    same_device: 'Both sides used the same device; it counts from a device of your friend’s own.',
    limit_reached: 'You have reached the most that this offer gives for now.',
    condition_not_met: 'The order does not fit the conditions; the terms name them.',
    count_fell: 'One of the friends it was for no longer counts; the next friend brings it back.',
    asset_mismatch: 'The order was in a currency that this offer does not cover.',
    conversion_window_ended: 'Your friend bought after the time for it was over.',
    expired: 'The time for it was over.',
    unconfirmed: 'The shop has still to confirm the order.',
  } as Readonly<Record<string, string>>,
  otherReason: 'The shop knows why and will tell you if you ask.',
  copyCode: 'Copy code',
  codeCopied: 'Code copied.',
  codeByHand: 'The code could not be copied; it stands in the list.',
}
