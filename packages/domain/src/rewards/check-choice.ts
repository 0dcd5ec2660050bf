import { countryOf } from '../conversions/check-promise.ts'
import type { ProgramOutcome } from '../conversions/conversion-decision.ts'
import type { Instant, MeterUse } from '../conversions/conversion-facts.ts'
import { checkWhole, wholeBounds } from '../guards/check-whole.ts'
import { isCost } from '../guards/customer-cost.ts'
import { wholeOutcome } from '../guards/whole-outcome.ts'
import type { Bounding, PrizeBounds } from '../prizes/bound-prizes.ts'
import { isOfGroup } from '../prizes/of-group.ts'
import { limitedAs } from './recipients.ts'
import type { Reward } from './reward.ts'
import { checkLimits, use } from './use-limits.ts'

export type ChoiceCheck =
  | {
      readonly kind: 'within'
      /** What it uses of limits, budget and guard, to be given back with it. */
      readonly meters: readonly MeterUse[]
      /** What comes of it for the program as a whole; left out where nothing does. */
      readonly program?: ProgramOutcome
    }
  | { readonly kind: 'declined'; readonly reason: 'limit_reached' | 'budget_spent' | 'cost_guard' }

/**
 * Whether what is chosen fits within every limit on value, within the budget, and within what a customer may
 * cost: of its value nothing was counted before. Limits that count rewards were asked when the choice was
 * promised: it is one reward, whatever it becomes.
 */
export function checkChoice(
  { program, live }: Bounding,
  bounds: PrizeBounds,
  { participant_id, recipient, rule }: Reward,
  wanted: { readonly amount: number; readonly asset: string },
  at: Instant,
): ChoiceCheck {
  const { attributes, uses: own } = bounds.winners[participant_id]!
  const uses = {
    own: new Map(Object.entries(own)),
    program: new Map(Object.entries(bounds.program_uses ?? {})),
  }
  const concerned = program.limits.filter(
    ({ limit }) =>
      'amount' in limit &&
      // Whose country a friend is of that is not the one who chooses is not known here.
      (limit.per !== 'country' || limitedAs(recipient) === 'friend'),
  )
  const limit = checkLimits(concerned, uses, {
    ...wanted,
    to: recipient,
    rule,
    at,
    country: countryOf(attributes),
    isOf: isOfGroup(program, bounds, { id: participant_id, to: recipient }, at),
    frees: bounds.guards?.frees ?? {},
  })
  if (limit.kind === 'reached') return { kind: 'declined', reason: 'limit_reached' }

  const whole = wholeBounds(program, live)
  const checked = checkWhole(whole, uses.program, wanted, { isGrowth: false })
  if (checked.kind === 'declined') return { kind: 'declined', reason: checked.reason }

  const meters = limit.meters.concat(checked.meters)
  use(uses, meters)
  const outcome = wholeOutcome(whole, bounds.guards, uses.program, {
    isSpent: false,
    isHeldUp: false,
    isPromised: meters.some(isCost),
  })
  return { kind: 'within', meters, ...(outcome ? { program: outcome } : {}) }
}
