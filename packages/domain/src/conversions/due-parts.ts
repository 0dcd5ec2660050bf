import { shareOf } from '../money.ts'
import type { CompiledGive } from '../programs/compile-program.ts'
import type { Give } from '../programs/document.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { RewardFact } from './conversion-facts.ts'

/** What is given: one kind of thing, and how much of it. */
export type Thing = Pick<
  Give,
  'value' | 'valid_days' | 'valid_months' | 'beneficiary' | 'address' | 'label'
> & {
  readonly kind: RewardKind
}

/** One promise that a rule makes: a gift, or several between which the recipient chooses. */
export type Promised = {
  /** Where it stands in the rule; of a choice, where the first of its options does. */
  readonly index: number
  readonly give: Give
  readonly insteadIf: CompiledGive['insteadIf']
  readonly options: readonly number[] | null
}

/** What a rule promises, choices as one each. */
export function promisesOf(gives: readonly CompiledGive[]): Promised[] {
  return gives.flatMap(({ give, insteadIf }, index): Promised[] => {
    if (give.choice === undefined) return [{ index, give, insteadIf, options: null }]
    const options = gives.flatMap((other, at) => (other.give.choice === give.choice ? [at] : []))
    return options[0] === index ? [{ index, give, insteadIf, options }] : []
  })
}

/** What a choice is until it is made. */
export const unchosen: Thing = { kind: 'choice', value: { amount: 1, asset: 'choice' } }

/** What a reward that stands was given as: told from its kind, and from what was chosen. */
export function thingOf(
  { give, options }: Pick<Promised, 'give' | 'options'>,
  gives: readonly CompiledGive[],
  reward: Pick<RewardFact, 'kind' | 'chosen'>,
): Thing {
  if (typeof reward.chosen === 'number') return gives[reward.chosen]?.give ?? give
  if (options && reward.kind === 'choice') return unchosen
  return give.instead && give.instead.kind === reward.kind ? give.instead : give
}

/** The parts that a gift comes in: how long each is held, and how much of the whole it is. */
export function partsOf(
  { instalments, hold_days }: Give,
  whole: number,
): { readonly holdDays: number; readonly amount: number }[] {
  if (!instalments) return [{ holdDays: hold_days, amount: whole }]
  let left = whole
  return instalments.map((instalment, at) => {
    const isLast = at === instalments.length - 1
    const amount = isLast ? left : shareOf(whole, instalment.share_basis_points, 'down')
    left -= amount
    return { holdDays: instalment.hold_days, amount }
  })
}
