/** The life of a reward; a review is a flag on it, not a state. Points and credit end at `issued`. */
export const rewardTransitions = {
  held: ['available', 'cancelled'],
  available: ['issued', 'cancelled', 'expired'],
  // Cash whose transfer failed is payable again.
  issued: ['redeemed', 'reversed', 'expired', 'available'],
  redeemed: [],
  cancelled: [],
  reversed: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>

export type RewardState = keyof typeof rewardTransitions

/** Whether a reward may go from one state to another. */
export function rewardMayBecome(from: RewardState, to: RewardState): boolean {
  return (rewardTransitions[from] as readonly string[]).includes(to)
}

/** Whether a reward was given back before its time; what earned it may earn it again. */
export function wasTakenBack(state: RewardState): boolean {
  return state === 'cancelled' || state === 'reversed'
}

/** States in which a reward still stands, whatever happened to it before. */
export function stands(state: RewardState): state is 'held' | 'available' | 'issued' | 'redeemed' {
  return state === 'held' || state === 'available' || state === 'issued' || state === 'redeemed'
}
