import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import { type Lot, lotDueAt, lotIdOf } from './lot.ts'

/** Enters lots as they were read, so that what becomes of them is known from where they stood. */
export function knowLots(effects: Effects, lots: Iterable<Lot>): void {
  for (const lot of lots) effects.lots.set(lot.id, { row: lot, read: lot })
}

/** Opens a lot. */
export function openLot(
  effects: Effects,
  lot: Omit<Lot, 'remaining' | 'noticed_at' | 'due_at'>,
): Lot {
  const opened = withDueAt({
    id: lot.id,
    participant_id: lot.participant_id,
    program_id: lot.program_id,
    reward_id: lot.reward_id,
    asset: lot.asset,
    amount: lot.amount,
    remaining: lot.amount,
    obtained_at: lot.obtained_at,
    expires_at: lot.expires_at,
    noticed_at: null,
    due_at: null,
  })
  effects.lots.set(opened.id, { row: opened, read: null })
  return opened
}

/** The lot that an issued reward brought, as it stands now. */
export function lotOfReward(effects: Effects, rewardId: Id<'rwd'>): Lot {
  const known = effects.lots.get(lotIdOf(rewardId))
  if (!known) throw new Error('the lot of an issued reward was not read with it')
  return known.row
}

/** Takes from a lot (`change` below 0), or puts back what was taken. */
export function drawLot(effects: Effects, lot: Lot, change: number): Lot {
  return replace(effects, lot, { ...lot, remaining: lot.remaining + change })
}

/** Lets a lot grow or shrink with the reward that brought it; what has left it cannot be taken back. */
export function resizeLot(effects: Effects, lot: Lot, change: number): Lot {
  const amount = lot.amount + change
  return replace(effects, lot, { ...lot, amount, remaining: lot.remaining + change })
}

/** Notes that its owner was told that it runs out. */
export function noticeLot(effects: Effects, lot: Lot, noticed_at: Instant): Lot {
  return replace(effects, lot, { ...lot, noticed_at })
}

function replace(effects: Effects, before: Lot, after: Lot): Lot {
  if (after.remaining < 0 || after.remaining > after.amount) {
    throw new Error('a lot cannot be drawn below nothing, nor filled above what it was')
  }
  const row = withDueAt(after)
  const known = effects.lots.get(row.id)
  effects.lots.set(row.id, { row, read: known ? known.read : before })
  return row
}

function withDueAt(lot: Lot): Lot {
  return { ...lot, due_at: lotDueAt(lot) }
}
