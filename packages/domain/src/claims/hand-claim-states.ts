/** The life of a claim by hand. One that is matched has its referral. */
export const handClaimTransitions = {
  open: ['matched', 'rejected', 'expired'],
  matched: [],
  rejected: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>

export type HandClaimState = keyof typeof handClaimTransitions

/** Whether a claim by hand may go from one state to another. */
export function handClaimMayBecome(from: HandClaimState, to: HandClaimState): boolean {
  return (handClaimTransitions[from] as readonly string[]).includes(to)
}
