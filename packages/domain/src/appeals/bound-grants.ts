import { countryOf } from '../conversions/check-promise.ts'
import { checkWhole, wholeBounds } from '../guards/check-whole.ts'
import { costUses } from '../guards/customer-cost.ts'
import { isOfGroup } from '../prizes/of-group.ts'
import type { Program } from '../programs/compile-program.ts'
import { limitedAs } from '../rewards/recipients.ts'
import { checkLimits, use } from '../rewards/use-limits.ts'
import type { AppealFacts, Granted, Open, Override } from './decide-appeal.ts'

/**
 * Counts what an appeal grants towards limits and budget, in the period in which it is granted, and towards what
 * customers cost. What does not fit is granted all the same, because staff or the program's own word said so for
 * this one case: it uses nothing of limits and budget, though it costs what it costs, and the receipt names the
 * bound that it went beyond.
 */
export function boundGrants(
  programs: ReadonlyMap<number, Program>,
  { now, participant_id, bounds }: Pick<AppealFacts, 'now' | 'participant_id' | 'bounds'>,
  open: readonly Open[],
): { readonly rewards: readonly Granted[]; readonly overrides?: readonly Override[] } {
  if (!bounds) return { rewards: open }
  const { attributes, uses: own } = bounds.winners[participant_id]!
  const uses = {
    own: new Map(Object.entries(own)),
    program: new Map(Object.entries(bounds.program_uses ?? {})),
  }
  const live = programs.get(bounds.live_version)
  const overrides: Override[] = []
  const rewards = open.map((owed): Granted => {
    const { rule, give_index, recipient, amount, asset } = owed
    const program = programs.get(owed.program_version)!
    const whole = wholeBounds(program, live)
    const limits = program.limits // Whose country a friend is of that is not the one who appeals is not known here.
      .filter(({ limit }) => limit.per !== 'country' || limitedAs(recipient) === 'friend')
    const wanted = { to: recipient, rule, amount, asset, at: now }
    const limit = checkLimits(limits, uses, {
      ...wanted,
      country: countryOf(attributes),
      isOf: isOfGroup(program, bounds, { id: participant_id, to: recipient }, now),
      frees: bounds.guards?.frees ?? {},
    })
    // It was promised before, or should have been: the reserve is there for such.
    const checked = checkWhole(whole, uses.program, { amount, asset }, { isGrowth: true })
    if (limit.kind === 'reached') {
      overrides.push({ rule, give_index, reason: 'limit_reached', limit })
    } else if (checked.kind === 'declined') {
      overrides.push({ rule, give_index, reason: checked.reason, limit: checked.limit })
    }
    const meters =
      limit.kind === 'within' && checked.kind === 'within'
        ? [...limit.meters, ...checked.meters]
        : costUses(whole.guard, { amount, asset })
    use(uses, meters)
    return meters.length === 0 ? owed : { ...owed, meters }
  })
  return { rewards, ...(overrides.length > 0 ? { overrides } : {}) }
}
