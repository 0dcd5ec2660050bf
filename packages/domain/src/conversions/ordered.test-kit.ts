import type { ProgramDraft } from '../programs/document.ts'
import { type Simulation, simulate } from './simulate.test-kit.ts'

export type RuleDraft = ProgramDraft['rules'][number]

export const points = { amount: 100, asset: 'points' }
export const toAdvocate = { to: 'advocate', kind: 'points', value: points, hold_days: 7 } as const
export const fixed: RuleDraft = { id: 'fixed', when: 'order', give: [toAdvocate] }
export const share: RuleDraft = {
  id: 'share',
  when: 'order',
  if: 'conversion.amount >= 5000',
  give: [
    {
      to: 'advocate',
      kind: 'credit',
      value: { share_basis_points: 1_000, asset: 'CNY' },
      hold_days: 7,
    },
  ],
}
export const every2: RuleDraft = {
  id: 'every2',
  milestone: { every: 2, counting: 'approved_referrals' },
  give: [{ to: 'advocate', kind: 'coupon', value: { amount: 50, asset: 'CNY' }, valid_days: 10 }],
}

export function program(rules: RuleDraft[], more: Partial<ProgramDraft> = {}): ProgramDraft {
  return { name: { en: 'Any' }, rules, ...more }
}

/** Ben has come by Alice's link and buys. */
export function ordered(
  rules: RuleDraft[],
  given: Parameters<Simulation['record']>[2] = {},
  more: Partial<ProgramDraft> = {},
) {
  const run = simulate(program(rules, more))
  run.claim('alice', 'ben')
  const first = run.record('ben', 'order', { amount: 10_000, ...given })
  return { run, first, order: first.conversionId }
}

export const stateOf = (run: Simulation, friend = 'ben') => run.referral(friend)?.state
export const statesOf = (run: Simulation, name: string) =>
  run.rewards(name).map(({ state }) => state)
