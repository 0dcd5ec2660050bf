import { fromInstant, toInstant } from '../dates.ts'
import { type Effects, noEffects } from '../effects/effects.ts'
import type { Id } from '../ids.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Referral } from '../referrals/referral.ts'
import { knowDebts } from '../wallet/debt.ts'
import { knowLots } from '../wallet/move-lots.ts'
import type { BalanceReport, ClaimFact, ConversionFact, Instant } from './conversion-facts.ts'
import { emptyStore, type Store, storeEffects } from './store.test-kit.ts'

export const PROGRAM: Id<'prg'> = 'prg_1'

/** A program in memory with all that has happened in it. */
export type World = {
  readonly start: Instant
  readonly store: Store
  /** The versions; the last is live. */
  readonly programs: Map<number, Program>
  readonly people: Map<Id<'par'>, Person>
  readonly claims: Map<Id<'clm'>, Claim>
  readonly conversions: Map<Id<'cnv'>, Conversion>
  readonly reports: BalanceOf[]
  /** Periods of boards with prizes that are not over yet, by board and period. */
  readonly boardPeriods: Map<string, BoardPeriod>
  now: number
}

export type Person = {
  customer_since: Instant | null
  same_person_as: Id<'par'>[]
  attributes: Record<string, unknown>
}

export type Claim = ClaimFact & { readonly friend_id: Id<'par'> }

export type Conversion = {
  readonly id: Id<'cnv'>
  readonly type: string
  readonly friend_id: Id<'par'>
  readonly amount: number | null
  readonly asset: string | null
  readonly refunded: number
  readonly refunds: number
  readonly number: number
  readonly is_confirmed: boolean
  readonly occurred_at: Instant
  readonly data: Readonly<Record<string, unknown>>
}

type BalanceOf = BalanceReport & { readonly friend_id: Id<'par'>; readonly asset: string }

/** A period of a board with prizes that is under way, and the version that decides it. */
export type BoardPeriod = {
  readonly board: string
  readonly period: string
  readonly version: number
  readonly ends_at: Instant
}

export function emptyWorld(start: Instant): World {
  return {
    start,
    store: emptyStore(),
    programs: new Map(),
    people: new Map(),
    claims: new Map(),
    conversions: new Map(),
    reports: [],
    boardPeriods: new Map(),
    now: fromInstant(start),
  }
}

export function liveOf({ programs }: World): Program {
  return programs.get(programs.size)!
}

export function nowIn({ now }: World): Instant {
  return toInstant(now)
}

/** Somebody by their plain name. */
export function personIn({ people }: World, name: string): Id<'par'> {
  const id: Id<'par'> = `par_${name}`
  if (!people.has(id)) people.set(id, { customer_since: null, same_person_as: [], attributes: {} })
  return id
}

export function referralOf({ store }: World, friendId: Id<'par'>): Referral | undefined {
  return [...store.referrals.values()].find(({ friend_id }) => friend_id === friendId)
}

export function standingOf({ store }: World, id: Id<'par'>) {
  return store.standings.get(id) ?? { attributed: 0, converted: 0, approved: 0 }
}

export function conversionsOf({ conversions }: World, friendId: Id<'par'>): Conversion[] {
  return [...conversions.values()].filter(({ friend_id }) => friend_id === friendId)
}

/** A conversion as it stands now. */
export function conversionFact({
  amount,
  refunded,
  refunds,
  ...known
}: Conversion): ConversionFact {
  return {
    id: known.id,
    type: known.type,
    amount: amount === null ? null : Math.max(0, amount - refunded),
    gross_amount: amount,
    asset: known.asset,
    number: known.number,
    is_confirmed: known.is_confirmed,
    is_void: refunds > 0 && (amount === null || refunded >= amount),
    occurred_at: known.occurred_at,
    data: known.data,
  }
}

/** Lets something be caused by what is known, and stores it. */
export function carryIn<T>({ store }: World, act: (effects: Effects) => T): T {
  const effects = noEffects()
  knowLots(effects, store.lots.values())
  knowDebts(effects, debtsIn(store))
  const owed = new Map(effects.debts)
  const result = act(effects)
  storeEffects(store, effects)
  debtsArePaidFirst(effects, owed)
  return result
}

/** Whoever owes has nothing new to spend: what came in has paid, unless more has come to be owed meanwhile. */
function debtsArePaidFirst({ lots, debts }: Effects, owed: ReadonlyMap<string, number>): void {
  for (const { row, read } of lots.values()) {
    const key = `${row.participant_id}|${row.asset}`
    const still = debts.get(key) ?? 0
    const isSpendable = read === null && row.remaining > 0 && still > 0
    if (isSpendable && still <= (owed.get(key) ?? 0)) {
      throw new Error('violated: what comes in pays first what is owed')
    }
  }
}

function debtsIn({ balances }: Store) {
  return [...balances].flatMap(([key, amount]) => {
    const [owner, kind, asset] = key.split('|')
    if (kind !== 'debt' || amount === 0) return []
    return [{ participant_id: owner as Id<'par'>, asset: asset!, amount: -amount }]
  })
}
