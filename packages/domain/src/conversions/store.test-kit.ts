import type { DecisionRow, Effects, EventRow, PeriodRow, ReviewRow } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import type { Account, PostingRow } from '../ledger/posting.ts'
import type { Referral } from '../referrals/referral.ts'
import type { Reward } from '../rewards/reward.ts'
import { useKey } from '../rewards/use-limits.ts'
import type { Lot } from '../wallet/lot.ts'

/** What the database would hold, in memory. */
export type Store = {
  readonly referrals: Map<Id<'ref'>, Referral>
  readonly rewards: Map<Id<'rwd'>, Reward>
  readonly postings: PostingRow[]
  readonly lots: Map<Id<'lot'>, Lot>
  /** By owner, kind and asset. */
  readonly balances: Map<string, number>
  readonly standings: Map<string, { attributed: number; converted: number; approved: number }>
  /** By participant, then by meter and period. */
  readonly uses: Map<string, Map<string, number>>
  /** By meter and period: what the whole program shares. */
  readonly programUses: Map<string, number>
  /** By subject, tally and period. */
  readonly tallies: Map<string, number>
  /** What each part adds, by subject, tally, period and part. */
  readonly parts: Map<string, number>
  /** By whose it is (`` is the workspace), then by meter and period: what programs share. */
  readonly sharedUses: Map<string, Map<string, number>>
  /** What is remembered of the program as a whole. */
  readonly guards: { told: readonly string[]; isOverCost: boolean; pausedAt: string | null }
  /** By metric and asset, all days together. */
  readonly totals: Map<string, number>
  /** Facts and result as the text that is stored. */
  readonly decisions: (Omit<DecisionRow, 'facts' | 'result'> & {
    readonly facts: string
    readonly result: string
  })[]
  readonly reviews: ReviewRow[]
  /** Periods that are not over yet, by program, conversion and end. */
  readonly periods: Map<string, PeriodRow>
  readonly events: EventRow[]
}

export function emptyStore(): Store {
  return {
    referrals: new Map(),
    rewards: new Map(),
    postings: [],
    lots: new Map(),
    balances: new Map(),
    standings: new Map(),
    uses: new Map(),
    tallies: new Map(),
    parts: new Map(),
    programUses: new Map(),
    sharedUses: new Map(),
    guards: { told: [], isOverCost: false, pausedAt: null },
    totals: new Map(),
    decisions: [],
    reviews: [],
    periods: new Map(),
    events: [],
  }
}

/** Stores what a decision caused, as strictly as the database: what its checks refuse is thrown here. */
export function storeEffects(store: Store, effects: Effects): void {
  for (const [key, row] of effects.periods) store.periods.set(key, row)
  for (const [id, { row, was }] of effects.referrals) {
    demand((store.referrals.get(id)?.state ?? null) === was, 'the referral is as it was read')
    const same = [...store.referrals.values()].find((other) => other.friend_id === row.friend_id)
    demand(same === undefined || same.id === id, 'a friend is referred once')
    store.referrals.set(id, row)
  }
  for (const [id, { row, was, wasAmount }] of effects.rewards) {
    const before = store.rewards.get(id)
    demand((before?.state ?? null) === was, 'the reward is as it was read')
    demand((before?.amount ?? 0) === wasAmount, 'the amount is as it was read')
    demand(row.amount >= 0 && row.amount <= 1_000_000_000_000, 'an amount is in bounds')
    const key = rewardKey(row)
    const same = [...store.rewards.values()].find((other) => rewardKey(other) === key)
    demand(same === undefined || same.id === id, 'a reward is granted once')
    store.rewards.set(id, row)
  }
  for (const [id, { row, read }] of effects.lots) {
    const before = store.lots.get(id)
    demand(before?.remaining === read?.remaining, 'the lot is as it was read')
    demand(row.remaining >= 0 && row.remaining <= row.amount, 'a lot is between empty and full')
    store.lots.set(id, row)
  }
  for (const posting of effects.postings) {
    const { debit, credit, asset, amount } = posting
    demand(Number.isSafeInteger(amount) && amount > 0, 'a posting moves something')
    demand(accountKey(debit, asset) !== accountKey(credit, asset), 'a posting moves it elsewhere')
    add(store.balances, accountKey(debit, asset), -amount)
    add(store.balances, accountKey(credit, asset), amount)
    store.postings.push(posting)
  }
  for (const [key, amount] of store.balances) {
    if (key.includes('|debt|')) demand(amount <= 0, 'no more is paid than was owed')
    else demand(amount >= 0 || key.startsWith('prg_'), 'what a participant holds is not below zero')
  }
  for (const change of effects.standings.values()) {
    const known = store.standings.get(change.participant_id)
    const counts = {
      attributed: (known?.attributed ?? 0) + change.attributed,
      converted: (known?.converted ?? 0) + change.converted,
      approved: (known?.approved ?? 0) + change.approved,
    }
    demand(Math.min(...Object.values(counts)) >= 0, 'no count is below zero')
    store.standings.set(change.participant_id, counts)
  }
  for (const { participant_id, meter, period, used } of effects.limitUses.values()) {
    const uses = store.uses.get(participant_id) ?? new Map<string, number>()
    add(uses, useKey(meter, period), used)
    demand(uses.get(useKey(meter, period))! >= 0, 'no more is given back than was used')
    store.uses.set(participant_id, uses)
  }
  for (const { meter, period, used, cap } of effects.programUses.values()) {
    const key = useKey(meter, period)
    add(store.programUses, key, used)
    const left = store.programUses.get(key)!
    demand(left >= 0, 'no more of what is shared is given back than was used')
    demand(
      used <= 0 || cap === null || left <= cap,
      'no more of what is shared is used than there is',
    )
  }
  for (const { subject_id, tally, period, amount } of effects.tallies.values()) {
    const key = `${subject_id}|${tally}|${period}`
    add(store.tallies, key, amount)
    demand(store.tallies.get(key)! >= 0, 'a tally is not below zero')
  }
  for (const { subject_id, tally, period, part_id, was, amount } of effects.tallyParts.values()) {
    const key = `${subject_id}|${tally}|${period}|${part_id}`
    demand((store.parts.get(key) ?? 0) === was, 'a part is as it was read')
    store.parts.set(key, amount)
  }
  for (const { owner, meter, period, used, cap } of effects.sharedUses.values()) {
    const uses = store.sharedUses.get(owner ?? '') ?? new Map<string, number>()
    const key = useKey(meter, period)
    add(uses, key, used)
    demand(uses.get(key)! >= 0, 'no more of what programs share is given back than was used')
    demand(used <= 0 || cap === null || uses.get(key)! <= cap, 'no more is used than there is')
    store.sharedUses.set(owner ?? '', uses)
  }
  for (const { told, is_over_cost, pauses, at } of effects.programs.values()) {
    demand(
      told.every((name) => !store.guards.told.includes(name)),
      'a threshold is told of once',
    )
    store.guards.told = [...store.guards.told, ...told]
    store.guards.isOverCost = is_over_cost ?? store.guards.isOverCost
    if (pauses) store.guards.pausedAt ??= at
  }
  for (const { metric, asset, amount } of effects.totals.values()) {
    add(store.totals, `${metric}|${asset}`, amount)
  }
  for (const { facts, result, ...row } of effects.decisions) {
    store.decisions.push({ ...row, facts: JSON.stringify(facts), result: JSON.stringify(result) })
  }
  store.reviews.push(...effects.reviews)
  for (const { reward_id } of effects.settledReviews) {
    const open = store.reviews.findIndex((review) => review.reward_id === reward_id)
    demand(open >= 0, 'a case that is settled was open')
    store.reviews.splice(open, 1)
  }
  store.events.push(...effects.events)
}

/** What may exist once only, whatever is retried. */
export function rewardKey(reward: Reward): string {
  const { program_id, participant_id, rule, give_index, cause, instalment, attempt } = reward
  return [program_id, participant_id, rule, give_index, cause, instalment, attempt].join('|')
}

export function accountKey({ owner, kind }: Account, asset: string): string {
  return `${owner}|${kind}|${asset}`
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

function demand(condition: boolean, law: string): void {
  if (!condition) throw new Error(`violated: ${law}`)
}
