import type { ProgramOutcome } from '../conversions/conversion-decision.ts'
import { customersIn, wholeBounds } from '../guards/check-whole.ts'
import { costAllowed, costMeter, isCost } from '../guards/customer-cost.ts'
import { wholeOutcome } from '../guards/whole-outcome.ts'
import type { Program } from '../programs/compile-program.ts'
import { use, useKey } from '../rewards/use-limits.ts'
import type { AppealDecision, AppealFacts } from './decide-appeal.ts'

/**
 * What an appeal's grants come to for the program as a whole, to be told with them. It follows from the receipt
 * and does not stand on it: receipts from before it was told are decided again as they were. A budget that staff
 * go beyond does not pause its program, for they have answered what did not fit.
 */
export function outcomeOfGrants(
  programs: ReadonlyMap<number, Program>,
  { bounds }: Pick<AppealFacts, 'bounds'>,
  { rewards }: Pick<AppealDecision, 'rewards'>,
): ProgramOutcome | undefined {
  const [first] = rewards
  if (!bounds || !first) return undefined
  const program = programs.get(first.program_version)!
  const whole = wholeBounds(program, programs.get(bounds.live_version))
  const uses = { own: new Map(), program: new Map(Object.entries(bounds.program_uses ?? {})) }
  const meters = rewards.flatMap((granted) => granted.meters ?? [])
  use(uses, meters)
  const { guard } = whole
  const cost = guard ? (uses.program.get(useKey(costMeter(guard), 'lifetime')) ?? 0) : 0
  const allowed = guard ? costAllowed(guard, Math.max(1, customersIn(uses.program))) : 0
  return wholeOutcome(whole, bounds.guards, uses.program, {
    isSpent: false,
    isHeldUp: cost > allowed,
    isPromised: meters.some(isCost),
  })
}
