import type { Reward } from '../rewards/reward.ts'
import { wasTakenBack } from '../rewards/reward-states.ts'
import type { Owed } from './decide-appeal.ts'
import { BY_APPEAL } from './owed.ts'

/**
 * What is owed, with how often an appeal has given it and whether it stands by now, earned or given: by the
 * rewards of whom it is owed to in its program.
 */
export function asItStands(
  owed: Omit<Owed, 'attempts' | 'stands'>,
  rewards: readonly Reward[],
): Owed {
  const same = rewards.filter(
    ({ rule, give_index, instalment }) =>
      rule === owed.rule && give_index === owed.give_index && instalment === owed.instalment,
  )
  const byAppeal = same.filter(({ cause }) => cause === `${BY_APPEAL}${owed.cause}`)
  const earned = same.filter(({ cause }) => cause === owed.cause)
  return {
    ...owed,
    attempts: byAppeal.length,
    stands: [...byAppeal, ...earned].some(({ state }) => !wasTakenBack(state)),
  }
}
