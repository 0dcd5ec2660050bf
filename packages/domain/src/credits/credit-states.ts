/** The life of a credit by hand. Below the limit of one person it begins granted. */
export const creditTransitions = {
  proposed: ['granted', 'refused'],
  granted: [],
  refused: [],
} as const satisfies Record<string, readonly string[]>

export type CreditState = keyof typeof creditTransitions

/** Whether a credit may go from one state to another. */
export function creditMayBecome(from: CreditState, to: CreditState): boolean {
  return (creditTransitions[from] as readonly string[]).includes(to)
}
