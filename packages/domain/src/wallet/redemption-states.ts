/** The life of a redemption. What is there at once begins fulfilled; one that failed has given everything back. */
export const redemptionTransitions = {
  pending: ['fulfilled', 'failed'],
  fulfilled: [],
  failed: [],
} as const satisfies Record<string, readonly string[]>

export type RedemptionState = keyof typeof redemptionTransitions

/** Whether a redemption may go from one state to another. */
export function redemptionMayBecome(from: RedemptionState, to: RedemptionState): boolean {
  return (redemptionTransitions[from] as readonly string[]).includes(to)
}
