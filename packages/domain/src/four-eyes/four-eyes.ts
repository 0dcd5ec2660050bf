import type { Money } from '../money.ts'

/** Who acts: a key by its id and name, or the operator at the command line. */
export type Actor = { readonly id: string; readonly name: string }

/** Whether any sum is above what one person may move alone; an asset without a limit has none. */
export function needsSecondPerson(limits: readonly Money[], sums: readonly Money[]): boolean {
  return sums.some(({ amount, asset }) =>
    limits.some((limit) => limit.asset === asset && amount > limit.amount),
  )
}

/**
 * Whether two are not the same person. A name stands for a person: a key that was rotated has another
 * id, and is still in the same hands.
 */
export function isAnother(first: Actor, second: Actor): boolean {
  return first.id !== second.id && first.name !== second.name
}
