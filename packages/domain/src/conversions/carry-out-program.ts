import type { Effects, Tools } from '../effects/effects.ts'
import { meterShared, tell } from '../effects/gather.ts'
import type { Program } from '../programs/compile-program.ts'
import type { ConversionDecision } from './conversion-decision.ts'
import type { ConversionFacts } from './conversion-facts.ts'

/** What a decision causes for the program as a whole: its place in the quota, what is told, and its pause. */
export function carryOutProgram(
  effects: Effects,
  tools: Tools,
  live: Program | undefined,
  { program_id, now }: Pick<ConversionFacts, 'program_id' | 'now'>,
  { program: outcome }: Pick<ConversionDecision, 'program'>,
): void {
  if (!outcome) return
  const { place, thresholds = [], budget_used, is_over_cost, pauses } = outcome
  if (place?.kind === 'place') {
    const { meter, period, allowed } = place
    meterShared(effects, program_id, { meter, period, used: 1, cap: allowed }, 1)
  }
  const budget = live?.document.budget
  for (const { basis_points, at } of thresholds) {
    tell(effects, tools, 'budget.threshold_reached', program_id, now, {
      program_id,
      kind: 'budget',
      threshold_basis_points: basis_points,
      threshold: at,
      used: budget_used,
      amount: budget?.amount,
      asset: budget?.asset,
    })
  }
  if (is_over_cost !== undefined) {
    const data = { program_id, kind: 'guard', is_over: is_over_cost }
    tell(effects, tools, 'budget.threshold_reached', program_id, now, data)
  }
  if (pauses) {
    tell(effects, tools, 'program.paused', program_id, now, { program_id, reason: pauses })
  }
  if (thresholds.length === 0 && is_over_cost === undefined && !pauses) return
  const noted = effects.programs.get(program_id)
  effects.programs.set(program_id, {
    program_id,
    told: [...(noted?.told ?? []), ...thresholds.map(({ name }) => name)],
    is_over_cost: is_over_cost ?? noted?.is_over_cost ?? null,
    pauses: pauses ?? noted?.pauses ?? null,
    at: now,
  })
}
