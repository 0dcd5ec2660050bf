import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import type { LotPart } from './choose-lots.ts'
import { payDebt } from './debt.ts'
import type { Lot } from './lot.ts'
import { drawLot } from './move-lots.ts'
import { obtainLot } from './obtain-lot.ts'

/** What was taken from which lot, kept with a redemption so that it can be given back. */
export type SpentPart = {
  readonly lot_id: Id<'lot'>
  readonly program_id: Id<'prg'>
  readonly amount: number
}

/** Pays out of a participant's lots: they shrink, and each program has what was redeemed of its own. */
export function spend(
  effects: Effects,
  tools: Tools,
  parts: readonly LotPart[],
  cause: Id,
  at: Instant,
): SpentPart[] {
  for (const { lot, amount } of parts) drawLot(effects, lot, -amount)
  for (const [program_id, amount] of byProgram(
    parts.map(({ lot, amount }) => ({ ...lot, amount })),
  )) {
    const { participant_id, asset } = parts[0]!.lot
    effects.postings.push({
      journal: 'redeem',
      debit: { owner: participant_id, kind: 'balance' },
      credit: { owner: program_id, kind: 'redeemed' },
      amount,
      asset,
      id: tools.newId('pst'),
      reward_id: null,
      cause,
      posted_at: at,
    })
  }
  return parts.map(({ lot, amount }) => ({ lot_id: lot.id, program_id: lot.program_id, amount }))
}

/** Gives back what a redemption took, into the very lots that it came from. */
export function giveBackSpent(
  effects: Effects,
  tools: Tools,
  lots: ReadonlyMap<Id<'lot'>, Lot>,
  parts: readonly SpentPart[],
  cause: Id,
  at: Instant,
): void {
  for (const { lot_id, amount } of parts) fillAgain(effects, tools, lots.get(lot_id)!, amount, at)
  const { participant_id, asset } = lots.get(parts[0]!.lot_id)!
  for (const [program_id, amount] of byProgram(parts)) {
    effects.postings.push({
      journal: 'reverse',
      debit: { owner: program_id, kind: 'redeemed' },
      credit: { owner: participant_id, kind: 'balance' },
      amount,
      asset,
      id: tools.newId('pst'),
      reward_id: null,
      cause,
      posted_at: at,
    })
  }
}

/** What comes back pays what is owed; all of it, where its reward was taken back meanwhile. */
function fillAgain(effects: Effects, tools: Tools, lot: Lot, amount: number, at: Instant): void {
  const room = Math.min(amount, lot.amount - lot.remaining)
  if (room > 0) payDebt(effects, tools, drawLot(effects, lot, room), at)
  if (room === amount) return
  const { participant_id, program_id, reward_id, asset, expires_at } = lot
  const came = { participant_id, program_id, reward_id, asset, expires_at, obtained_at: at }
  obtainLot(effects, tools, { ...came, id: tools.newId('lot'), amount: amount - room })
}

/** Moves points from one participant to another. What is given runs out when it would have run out. */
export function giveOn(
  effects: Effects,
  tools: Tools,
  parts: readonly LotPart[],
  to: Id<'par'>,
  cause: Id<'trf'>,
  at: Instant,
): void {
  for (const { lot, amount } of parts) {
    drawLot(effects, lot, -amount)
    obtainLot(effects, tools, {
      id: tools.newId('lot'),
      participant_id: to,
      program_id: lot.program_id,
      reward_id: lot.reward_id,
      asset: lot.asset,
      amount,
      obtained_at: at,
      expires_at: lot.expires_at,
    })
  }
  const { participant_id, asset } = parts[0]!.lot
  effects.postings.push({
    journal: 'transfer',
    debit: { owner: participant_id, kind: 'balance' },
    credit: { owner: to, kind: 'balance' },
    amount: parts.reduce((sum, part) => sum + part.amount, 0),
    asset,
    id: tools.newId('pst'),
    reward_id: null,
    cause,
    posted_at: at,
  })
}

function byProgram(
  parts: readonly { readonly program_id: Id<'prg'>; readonly amount: number }[],
): Map<Id<'prg'>, number> {
  const sums = new Map<Id<'prg'>, number>()
  for (const { program_id, amount } of parts) {
    sums.set(program_id, (sums.get(program_id) ?? 0) + amount)
  }
  return sums
}
