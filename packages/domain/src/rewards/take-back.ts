import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import { lend, mayBeOwed } from '../wallet/debt.ts'
import { goneOf, lotIdOf } from '../wallet/lot.ts'
import { changeReward, moveReward } from './move-reward.ts'
import type { Reward } from './reward.ts'
import { stands } from './reward-states.ts'

/** Why a reward ended that staff took back. */
export const BY_STAFF = 'taken_back_by_staff'

/** Whether staff gave a reward by hand, as a credit or for an appeal: no conversion's rules answer for it. */
export function isGivenByHand({ cause }: Pick<Reward, 'cause'>): boolean {
  return cause.startsWith('appeal:') || cause.startsWith('manual:')
}

/** Whether staff may take it back: given by hand, and neither used nor paid. */
export function mayBeTakenBack(reward: Reward): boolean {
  const { state, paid_at } = reward
  return isGivenByHand(reward) && stands(state) && state !== 'redeemed' && paid_at === null
}

/** Takes a reward back as far as it is there; all of it, where what was spent may be owed. */
export function takeBack(
  effects: Effects,
  tools: Tools,
  reward: Reward,
  now: Instant,
  { mayOwe, reason }: { readonly mayOwe: boolean; readonly reason: string },
): Reward {
  const { gone = 0, ran_out } = goneOf(effects.lots.get(lotIdOf(reward.id))?.row, now)
  const isOwed = mayOwe && !ran_out && mayBeOwed(reward.kind)
  if (gone > 0 && isOwed) lend(effects, tools, reward, gone, now)
  else if (gone > 0) {
    const rest = { amount: gone, meters: reward.meters, reason: 'not_recoverable' }
    return changeReward(effects, tools, reward, rest, now)
  }
  const to = reward.state === 'issued' ? 'reversed' : 'cancelled'
  return moveReward(effects, tools, reward, to, now, reason)
}
