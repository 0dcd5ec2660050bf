import { countryOf } from '../conversions/check-promise.ts'
import type { MeterUse } from '../conversions/conversion-facts.ts'
import { budgetMeter, checkBudget } from '../guards/budget.ts'
import type { Program } from '../programs/compile-program.ts'
import { limitedAs } from '../rewards/recipients.ts'
import { checkLimits, use, useKey } from '../rewards/use-limits.ts'
import type { AppealFacts, Granted, Open, Override } from './decide-appeal.ts'

/**
 * Counts what an appeal grants towards limits and budget, in the period in which it is granted. What does not
 * fit is granted all the same, because staff or the program's own word said so for this one case: it uses
 * nothing, and the receipt names the bound that it went beyond.
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
  const budget = programs.get(bounds.live_version)?.document.budget
  const overrides: Override[] = []
  const rewards = open.map((owed): Granted => {
    const { rule, give_index, recipient, amount, asset } = owed
    const limits = programs
      .get(owed.program_version)!
      // Whose country a friend is of that is not the one who appeals is not known here.
      .limits.filter(({ limit }) => limit.per !== 'country' || limitedAs(recipient) === 'friend')
    const wanted = { to: recipient, rule, amount, asset, at: now }
    const limit = checkLimits(limits, uses, {
      ...wanted,
      country: countryOf(attributes),
      isOf: ({ limit: { for: group } }) => group === 'staff' && attributes.is_staff === true,
      frees: bounds.guards?.frees ?? {},
    })
    const spent = budget ? (uses.program.get(useKey(budgetMeter(budget), 'lifetime')) ?? 0) : 0
    // It was promised before, or should have been: the reserve is there for such.
    const reserved = checkBudget(budget, spent, { amount, asset }, true)
    const beyond =
      limit.kind === 'reached'
        ? ({ reason: 'limit_reached', limit } as const)
        : reserved.kind === 'reached'
          ? ({ reason: 'budget_spent', limit: reserved } as const)
          : undefined
    if (beyond) {
      overrides.push({ rule, give_index, ...beyond })
      return owed
    }
    const meters = [limit, reserved].flatMap((check): readonly MeterUse[] =>
      check.kind === 'within' ? check.meters : [],
    )
    use(uses, meters)
    return meters.length === 0 ? owed : { ...owed, meters }
  })
  return { rewards, ...(overrides.length > 0 ? { overrides } : {}) }
}
