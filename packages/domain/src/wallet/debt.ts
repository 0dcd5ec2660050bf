import type { Instant } from '../conversions/conversion-facts.ts'
import type { Effects, Tools } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import type { Reward } from '../rewards/reward.ts'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import { runsOutFirst } from './choose-lots.ts'
import { isSpendable, type Lot } from './lot.ts'
import { drawLot, lotOfReward } from './move-lots.ts'

/** What somebody owes of a balance: what was taken back of it after it had been spent. */
export type Debt = {
  readonly participant_id: Id<'par'>
  readonly asset: string
  readonly amount: number
}

/** Whether what has left a balance of such a reward may be owed where the program says so: what is spent, not what is drawn by. */
export function mayBeOwed(kind: RewardKind): boolean {
  return kind === 'points' || kind === 'credit'
}

/** Enters debts as they were read, so that what comes in pays them. */
export function knowDebts(effects: Effects, debts: Iterable<Debt>): void {
  for (const { participant_id, asset, amount } of debts) {
    effects.debts.set(`${participant_id}|${asset}`, amount)
  }
}

/** Puts what was spent of a reward back into its lot, to be taken back with it, and owed by whoever spent it. */
export function lend(
  effects: Effects,
  tools: Tools,
  { id, participant_id, asset }: Reward,
  amount: number,
  at: Instant,
): void {
  drawLot(effects, lotOfReward(effects, id), amount)
  owe(effects, { participant_id, asset, amount })
  effects.postings.push({
    journal: 'adjust',
    debit: { owner: participant_id, kind: 'debt' },
    credit: { owner: participant_id, kind: 'balance' },
    amount,
    asset,
    id: tools.newId('pst'),
    reward_id: null,
    cause: id,
    posted_at: at,
  })
}

/** Pays what the owner of a lot owes, as far as the lot goes. */
export function payDebt(effects: Effects, tools: Tools, lot: Lot, at: Instant): Lot {
  const { participant_id, asset, remaining } = lot
  const amount = Math.min(remaining, effects.debts.get(`${participant_id}|${asset}`) ?? 0)
  if (amount === 0) return lot
  owe(effects, { participant_id, asset, amount: -amount })
  effects.postings.push({
    journal: 'adjust',
    debit: { owner: participant_id, kind: 'balance' },
    credit: { owner: participant_id, kind: 'debt' },
    amount,
    asset,
    id: tools.newId('pst'),
    reward_id: null,
    cause: lot.id,
    posted_at: at,
  })
  return drawLot(effects, lot, -amount)
}

/** Pays it from all that somebody could spend instead; what is left of each lot. */
export function payDebts(effects: Effects, tools: Tools, lots: readonly Lot[], at: Instant): Lot[] {
  return [...lots]
    .sort(runsOutFirst)
    .map((lot) => (isSpendable(lot, at) ? payDebt(effects, tools, lot, at) : lot))
}

function owe(effects: Effects, { participant_id, asset, amount }: Debt): void {
  const key = `${participant_id}|${asset}`
  effects.debts.set(key, (effects.debts.get(key) ?? 0) + amount)
}
