/** The life of a payout. One that failed is not sent again; another is made in its stead. */
export const payoutTransitions = {
  // What was taken back, or its batch given up, before it left has failed too.
  scheduled: ['sent', 'failed'],
  sent: ['settled', 'failed'],
  settled: [],
  failed: [],
} as const satisfies Record<string, readonly string[]>

export type PayoutState = keyof typeof payoutTransitions

/** Whether a payout may go from one state to another. */
export function payoutMayBecome(from: PayoutState, to: PayoutState): boolean {
  return (payoutTransitions[from] as readonly string[]).includes(to)
}

/** The life of a batch: staff approve it, then it is sent. What becomes of each transfer stands in its payout. */
export const batchTransitions = {
  draft: ['approved', 'discarded'],
  approved: ['sent', 'discarded'],
  sent: [],
  discarded: [],
} as const satisfies Record<string, readonly string[]>

export type BatchState = keyof typeof batchTransitions

/** Whether a batch may go from one state to another. */
export function batchMayBecome(from: BatchState, to: BatchState): boolean {
  return (batchTransitions[from] as readonly string[]).includes(to)
}
