/** A referral begins when it is attributed; only what stands here may follow what. */
export const referralTransitions = {
  queued: ['attributed', 'expired'],
  attributed: ['converted', 'in_review', 'denied', 'expired'],
  converted: ['approved', 'in_review', 'denied', 'reversed'],
  // Cleared before the friend has bought, it waits for that as before.
  in_review: ['attributed', 'converted', 'approved', 'denied', 'reversed'],
  approved: ['denied', 'reversed'],
  // Overturned, it goes on from where it would stand.
  denied: ['approved', 'attributed', 'converted', 'reversed'],
  // A friend whose first order came back may buy again, and then it counts.
  reversed: ['converted'],
  // An order of before the end may be reported after it.
  expired: ['converted'],
} as const satisfies Record<string, readonly string[]>

export type ReferralState = keyof typeof referralTransitions

/** Whether a referral may go from one state to another. */
export function mayFollow(from: ReferralState, to: ReferralState): boolean {
  return (referralTransitions[from] as readonly string[]).includes(to)
}
