import { expect, test } from 'vitest'
import type { GiveOutcome } from '../conversions/conversion-decision.ts'
import { contestable } from './contestable.ts'

type Told = Pick<GiveOutcome, 'result' | 'reason' | 'reward_id' | 'participant_id'>

const give = (result: Told['result'], reason: Told['reason'], more: Partial<Told> = {}) =>
  ({ result, reason, reward_id: null, participant_id: 'par_a', ...more }) as GiveOutcome
const decided = (...gives: GiveOutcome[]) => ({
  referral: null,
  rules: [{ rule: 'r', result: 'failed', reason: null, gives } as const],
})
const denied = { from: 'approved', to: ['denied'], reason: 'fraud_found', number: 1 } as const

test.each([
  ['a denial', { ...decided(), referral: denied }, { kind: 'denial' }],
  [
    'a gift that was declined',
    decided(give('declined', 'limit_reached')),
    { kind: 'declined', reason: 'limit_reached' },
  ],
  [
    'a gift that was taken back',
    decided(give('taken_back', 'conversion_refunded', { reward_id: 'rwd_1' })),
    { kind: 'taken_back', rewardId: 'rwd_1' },
  ],
  [
    'one of several that were taken back: which?',
    decided(
      give('taken_back', 'conversion_refunded', { reward_id: 'rwd_1' }),
      give('taken_back', 'conversion_refunded', { reward_id: 'rwd_2' }),
    ),
    { kind: 'nothing', reason: 'name_the_reward' },
  ],
  [
    'not what still waits',
    decided(give('declined', 'waits_for_review')),
    { kind: 'nothing', reason: 'not_decided' },
  ],
  [
    'not what is somebody else’s',
    decided(give('declined', 'limit_reached', { participant_id: 'par_b' })),
    { kind: 'nothing', reason: 'not_concerned' },
  ],
  [
    'not what was given',
    decided(give('granted', null)),
    { kind: 'nothing', reason: 'not_concerned' },
  ],
])('%s', (_, decision, found) => {
  expect(contestable(decision, 'par_a')).toEqual(found)
})
