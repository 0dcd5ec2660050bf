import type { Effects, Tools } from '../effects/effects.ts'
import { payDebt } from './debt.ts'
import type { Lot } from './lot.ts'
import { openLot } from './move-lots.ts'

/**
 * Opens a lot, and pays from it what its owner owes: an issue, a gift of another and what comes back of a
 * redemption all come into a balance here. Whoever issues has entered before what is owed (`knowDebts`).
 */
export function obtainLot(
  effects: Effects,
  tools: Tools,
  lot: Omit<Lot, 'remaining' | 'noticed_at' | 'due_at'>,
): Lot {
  return payDebt(effects, tools, openLot(effects, lot), lot.obtained_at)
}
