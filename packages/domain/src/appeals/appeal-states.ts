/** The life of an appeal; upheld means that the customer wins. */
export const appealTransitions = {
  open: ['upheld', 'rejected'],
  upheld: [],
  rejected: [],
} as const satisfies Record<string, readonly string[]>

export type AppealState = keyof typeof appealTransitions

/** Whether an appeal may go from one state to another. */
export function appealMayBecome(from: AppealState, to: AppealState): boolean {
  return (appealTransitions[from] as readonly string[]).includes(to)
}
