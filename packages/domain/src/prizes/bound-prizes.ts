import { countryOf } from '../conversions/check-promise.ts'
import type { ProgramOutcome } from '../conversions/conversion-decision.ts'
import type { GuardFacts, Instant, MeterUse } from '../conversions/conversion-facts.ts'
import { checkWhole, wholeBounds } from '../guards/check-whole.ts'
import { isCost } from '../guards/customer-cost.ts'
import { wholeOutcome } from '../guards/whole-outcome.ts'
import type { Id } from '../ids.ts'
import type { Program } from '../programs/compile-program.ts'
import { checkLimits, type LimitCheck, use } from '../rewards/use-limits.ts'
import type { PrizeOutcome } from './grant-prizes.ts'
import { isOfGroup, type ProgramStanding, type Standing } from './of-group.ts'

/** What prizes count towards, as it stands when they are decided: left out of facts where the program bounds nothing. */
export type PrizeBounds = {
  readonly live_version: number
  readonly winners: Readonly<Record<Id<'par'>, Winner>>
  /** What the whole program shares; left out where nothing is used of it. */
  readonly program_uses?: Readonly<Record<string, number>>
  readonly guards?: GuardFacts
  /** What segments ask of the program; left out where no limit is for one. */
  readonly program?: ProgramStanding
}

type Winner = {
  readonly attributes: Readonly<Record<string, unknown>>
  readonly uses: Readonly<Record<string, number>>
  /** What segments ask of them; left out where no limit is for one. */
  readonly known?: Standing
}

/** Why a prize is not given. A new one needs its words: `receipts/words`. */
export type PrizeRefusal = 'limit_reached' | 'budget_spent' | 'cost_guard'

/** What bounds the prizes of a program: limits of the version that gives them, budget and guard of the one that is live. */
export type Bounding = { readonly program: Program; readonly live: Program | undefined }

export type BoundPrizes = {
  readonly prizes: readonly PrizeOutcome[]
  /** What comes of it for the program as a whole; left out where nothing does. */
  readonly program?: ProgramOutcome
}

/** Whether prizes of a program count towards anything. */
export function boundsPrizes({ program, live }: Bounding): boolean {
  const { budget, guard } = wholeBounds(program, live)
  return program.limits.length > 0 || budget !== undefined || guard !== undefined
}

/**
 * Holds prizes to limits, budget and what customers may cost, one after the other in the order in which they were won: each that fits
 * is reserved, and one that is more than what is left is refused, whatever comes after it.
 */
export function boundPrizes(
  { program, live }: Bounding,
  bounds: PrizeBounds | undefined,
  name: string,
  now: Instant,
  prizes: readonly PrizeOutcome[],
): BoundPrizes {
  if (!bounds) return { prizes }
  const programUses = new Map(Object.entries(bounds.program_uses ?? {}))
  const owns = new Map(
    Object.entries(bounds.winners).map(([id, { uses }]) => [id, new Map(Object.entries(uses))]),
  )
  const whole = wholeBounds(program, live)
  const outcomes = prizes.map((prize): PrizeOutcome => {
    const { participant_id, amount, asset } = prize
    const { attributes } = bounds.winners[participant_id]!
    const uses = { own: owns.get(participant_id)!, program: programUses }
    const wanted = { to: 'advocate', rule: name, amount, asset, at: now } as const
    const limit = checkLimits(program.limits, uses, {
      ...wanted,
      country: countryOf(attributes),
      isOf: isOfGroup(program, bounds, { id: participant_id, to: 'advocate' }, now),
      frees: bounds.guards?.frees ?? {},
    })
    if (limit.kind === 'reached') return refused(prize, 'limit_reached', limit)
    const checked = checkWhole(whole, programUses, { amount, asset }, { isGrowth: false })
    if (checked.kind === 'declined') return refused(prize, checked.reason, checked.limit)
    const meters: readonly MeterUse[] = [...limit.meters, ...checked.meters]
    use(uses, meters)
    return meters.length === 0 ? prize : { ...prize, meters }
  })
  const outcome = wholeOutcome(whole, bounds.guards, programUses, {
    isSpent: outcomes.some(({ refused: no }) => no?.reason === 'budget_spent'),
    isHeldUp: outcomes.some(({ refused: no }) => no?.reason === 'cost_guard'),
    isPromised: outcomes.some(({ meters = [] }) => meters.some(isCost)),
  })
  return { prizes: outcomes, ...(outcome ? { program: outcome } : {}) }
}

function refused(
  prize: PrizeOutcome,
  reason: PrizeRefusal,
  limit: Extract<LimitCheck, { kind: 'reached' }>,
): PrizeOutcome {
  return { ...prize, refused: { reason, limit } }
}
