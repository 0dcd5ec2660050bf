/** The life of a review: staff decide it once; or what it was about stands rightly again, and it is approved by that. */
export const reviewTransitions = {
  open: ['approved', 'denied'],
  approved: [],
  denied: [],
} as const satisfies Record<string, readonly string[]>

export type ReviewState = keyof typeof reviewTransitions

/** Whether a review may go from one state to another. */
export function reviewMayBecome(from: ReviewState, to: ReviewState): boolean {
  return (reviewTransitions[from] as readonly string[]).includes(to)
}
