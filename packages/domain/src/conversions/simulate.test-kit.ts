import * as v from 'valibot'
import { addDays, addMonths, fromInstant, periodOf, toInstant } from '../dates.ts'
import { type Effects, noEffects, type Tools } from '../effects/effects.ts'
import type { Id, IdKind } from '../ids.ts'
import { periodsOver, reportsWithin } from '../periods/balance-rate.ts'
import { compileProgram, type Program } from '../programs/compile-program.ts'
import { ProgramDocument, type ProgramDraft } from '../programs/document.ts'
import { moveReferral } from '../referrals/move-referral.ts'
import type { Referral } from '../referrals/referral.ts'
import { chooseReward } from '../rewards/choose-reward.ts'
import { moveReward, passTime } from '../rewards/move-reward.ts'
import type { Reward } from '../rewards/reward.ts'
import { useKey } from '../rewards/use-limits.ts'
import { chooseLots } from '../wallet/choose-lots.ts'
import { knowDebts, payDebts } from '../wallet/debt.ts'
import { goneOf, type Lot, lotIdOf } from '../wallet/lot.ts'
import { knowLots } from '../wallet/move-lots.ts'
import { passLot } from '../wallet/pass-lot.ts'
import { giveOn, spend } from '../wallet/spend.ts'
import { carryOut } from './carry-out.ts'
import type { ConversionDecision, GiveOutcome } from './conversion-decision.ts'
import type {
  AdvocateFact,
  BalanceReport,
  ClaimFact,
  ConversionFact,
  ConversionFacts,
  Instant,
  Occasion,
  OtherConversion,
  RewardFact,
} from './conversion-facts.ts'
import { decideConversion } from './decide-conversion.ts'
import { guardFacts, turnAt, usesAt } from './guards.test-kit.ts'
import { stockMeter } from './settle-give.ts'
import { asksForOthers, othersAmong } from './stand-in.ts'
import { emptyStore, type Store, storeEffects } from './store.test-kit.ts'
import { advocateTallyKeys, countsAnything, type WantedFacts, wantedFacts } from './wanted-facts.ts'

export const PROGRAM: Id<'prg'> = 'prg_1'

/** A decision with what it rested on. */
export type Decided = {
  readonly conversionId: Id<'cnv'>
  readonly facts: ConversionFacts
  readonly decision: ConversionDecision
}

type Person = {
  customer_since: Instant | null
  same_person_as: Id<'par'>[]
  attributes: Record<string, unknown>
}

type Claim = ClaimFact & { readonly friend_id: Id<'par'> }

type Conversion = {
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

/**
 * A program that runs in memory: facts are gathered as the service gathers them, decided and carried out
 * by the real thing, and stored as strictly as the database does. People are called by plain names.
 */
export function simulate(draft: ProgramDraft, start: Instant = '2026-03-02T09:00:00.000Z') {
  const store: Store = emptyStore()
  const programs = new Map<number, Program>()
  const people = new Map<Id<'par'>, Person>()
  const claims = new Map<Id<'clm'>, Claim>()
  const conversions = new Map<Id<'cnv'>, Conversion>()
  const reports: (BalanceReport & { readonly friend_id: Id<'par'>; readonly asset: string })[] = []
  const receipts: Decided[] = []
  // The lot of a reward has the reward's number; others are numbered apart.
  const ids = new Map<IdKind, number>([['lot', 900_000]])
  let coupons = 0
  let now = fromInstant(start)
  publish(draft)

  const tools: Tools = {
    newId,
    newCouponCode: () => `COUPON${++coupons}`,
    dayOf: (instant) => periodOf(fromInstant(instant), 'day', 'UTC').key,
    monthsAfter: (instant, months) => toInstant(addMonths(fromInstant(instant), months, 'UTC')),
  }

  function newId<K extends IdKind>(kind: K): Id<K> {
    const count = (ids.get(kind) ?? 0) + 1
    ids.set(kind, count)
    return `${kind}_${String(count).padStart(6, '0')}`
  }

  function person(name: string): Id<'par'> {
    const id: Id<'par'> = `par_${name}`
    if (!people.has(id))
      people.set(id, { customer_since: null, same_person_as: [], attributes: {} })
    return id
  }

  function publish(next: ProgramDraft): void {
    const version = programs.size + 1
    programs.set(version, compileProgram(v.parse(ProgramDocument, next), version))
  }

  /** The advocate brings the friend: a click, or a code typed. */
  function claim(
    advocate: string,
    friend: string,
    given: Partial<Pick<ClaimFact, 'evidence' | 'counted' | 'same_device' | 'claimed_at'>> = {},
  ): Id<'clm'> {
    const id = newId('clm')
    claims.set(id, {
      id,
      advocate_id: person(advocate),
      friend_id: person(friend),
      evidence: 'link',
      program_version: programs.size,
      claimed_at: toInstant(now),
      counted: true,
      same_device: false,
      ...given,
    })
    return id
  }

  function record(
    friend: string,
    type: string,
    given: Partial<
      Pick<Conversion, 'amount' | 'asset' | 'is_confirmed' | 'occurred_at' | 'data'>
    > = {},
  ): Decided {
    const friend_id = person(friend)
    const earlier = [...conversions.values()].filter(
      (known) => known.friend_id === friend_id && known.type === type,
    )
    const conversion: Conversion = {
      id: newId('cnv'),
      type,
      friend_id,
      amount: null,
      asset: given.amount === undefined ? null : 'CNY',
      refunded: 0,
      refunds: 0,
      number: earlier.length + 1,
      is_confirmed: true,
      occurred_at: toInstant(now),
      data: {},
      ...given,
    }
    conversions.set(conversion.id, conversion)
    const decided = decide('recorded', conversion)
    const buyer = people.get(friend_id)!
    if (
      type === 'order' &&
      (buyer.customer_since ?? conversion.occurred_at) >= conversion.occurred_at
    )
      buyer.customer_since = conversion.occurred_at
    return decided
  }

  /** Refunds an amount, or all that is left. */
  function refund(id: Id<'cnv'>, amount?: number): Decided {
    const known = conversions.get(id)!
    const left = (known.amount ?? 0) - known.refunded
    return change('refunded', {
      ...known,
      refunded: known.refunded + Math.min(amount ?? left, left),
      refunds: known.refunds + 1,
    })
  }

  /** The server says what the page had seen; the amount is what the server says. */
  function confirm(id: Id<'cnv'>, amount?: number): Decided {
    const known = conversions.get(id)!
    return change('confirmed', { ...known, amount: amount ?? known.amount, is_confirmed: true })
  }

  function change(occasion: Occasion, changed: Conversion): Decided {
    conversions.set(changed.id, changed)
    return decide(occasion, changed)
  }

  /** Staff decide the case of a friend's referral; each of its conversions is decided again. */
  function review(friend: string, verdict: 'approved' | 'denied'): Decided[] {
    return [...conversions.values()]
      .filter(({ friend_id }) => friend_id === person(friend))
      .map((conversion) => decide(verdict, conversion))
  }

  /** The shop asks, at the checkout, for the friend's offer. */
  function verify(friend: string, amount: number, asset = 'CNY'): Decided {
    const orders = [...conversions.values()].filter(
      (known) => known.friend_id === person(friend) && known.type === 'order',
    )
    return decide('claimed', {
      id: newId('cnv'),
      type: 'claimed',
      friend_id: person(friend),
      amount,
      asset,
      refunded: 0,
      refunds: 0,
      number: orders.length + 1,
      is_confirmed: true,
      occurred_at: toInstant(now),
      data: {},
    })
  }

  /** The merchant reports what a friend's balance is from now on, or was at an instant. */
  function report(friend: string, balance: number, asset = 'CNY', as_of = toInstant(now)): void {
    reports.push({ friend_id: person(friend), asset, as_of, balance })
  }

  /** Somebody uses a coupon, or staff pay a reward out. */
  function move(id: Id<'rwd'>, to: 'redeemed' | 'issued'): void {
    carry((effects) => moveReward(effects, tools, store.rewards.get(id)!, to, toInstant(now)))
  }

  /** A recipient chooses, as far as there is any of it. */
  function choose(id: Id<'rwd'>, option: number): void {
    const reward = store.rewards.get(id)!
    const { document } = programs.get(reward.program_version)!
    const give = document.rules.find((rule) => rule.id === reward.rule)!.give[option]!
    if (!('amount' in give.value)) throw new Error('an option has a fixed amount')
    const stock = give.stock === undefined ? undefined : stockMeter(reward.rule, give, give.stock)
    const taken = stock ? (store.programUses.get(useKey(stock.meter, stock.period)) ?? 0) : 0
    if (stock && taken >= stock.cap!) return
    const chosen = { option, give, amount: give.value.amount, stock }
    carry((effects) => chooseReward(effects, tools, reward, chosen, toInstant(now)))
  }

  /** Lets time pass, and does what becomes due meanwhile. */
  function wait(days: number): void {
    const end = addDays(now, days)
    for (;;) {
      const turns = [...store.referrals.values()]
        .filter((one) => one.state === 'queued' && isDue(one, toInstant(end)))
        .map(({ due_at }) => due_at!)
      const ends = [...store.periods.values()]
        .map(({ due_at }) => due_at)
        .filter((due_at) => due_at <= toInstant(end))
      const turn = [...turns, ...ends].sort()[0]
      now = turn === undefined ? end : Math.max(now, fromInstant(turn))
      pass()
      if (turn === undefined) return
      endPeriods()
      admit()
    }
  }

  /** Decides again what is earned over a period that is over. */
  function endPeriods(): void {
    for (const [key, { conversion_id, due_at }] of [...store.periods]) {
      if (due_at > toInstant(now)) continue
      store.periods.delete(key)
      decide('period_ended', conversions.get(conversion_id)!)
    }
  }

  /** Admits those whose turn has come, each conversion decided again; the others wait on. */
  function admit(): void {
    const at = toInstant(now)
    const { admitted, next } = turnAt(store, PROGRAM, programs.get(programs.size)!, at)
    for (const { friend_id } of admitted) {
      const own = [...conversions.values()].filter((one) => one.friend_id === friend_id)
      for (const conversion of own) decide('admitted', conversion)
    }
    for (const referral of store.referrals.values()) {
      if (referral.state !== 'queued' || !isDue(referral, at)) continue
      store.referrals.set(referral.id, { ...referral, due_at: next })
    }
  }

  function pass(): void {
    const until = toInstant(now)
    carry((effects) => {
      for (const reward of store.rewards.values()) {
        if (isDue(reward, until)) passTime(effects, tools, reward, until)
      }
      for (const referral of store.referrals.values()) {
        if (referral.state === 'queued' || !isDue(referral, until)) continue
        const reason = 'conversion_window_ended'
        moveReferral(effects, tools, referral, 'expired', referral.due_at!, { reason })
      }
      for (const lot of store.lots.values()) {
        if (isDue(lot, until)) passLot(effects, tools, lot, until)
      }
    })
  }

  /** Somebody spends of their balance; false where there is too little. */
  function spendBalance(name: string, asset: string, amount: number): boolean {
    return carry((effects) => {
      const lots = payDebts(effects, tools, lotsOf(name, asset), toInstant(now))
      const choice = chooseLots(lots, amount, toInstant(now))
      if (choice.kind === 'enough')
        spend(effects, tools, choice.parts, newId('rdm'), toInstant(now))
      return choice.kind === 'enough'
    })
  }

  /** Somebody gives of their balance to another; false where there is too little. */
  function give(name: string, to: string, asset: string, amount: number): boolean {
    return carry((effects) => {
      const lots = payDebts(effects, tools, lotsOf(name, asset), toInstant(now))
      const choice = chooseLots(lots, amount, toInstant(now))
      if (choice.kind === 'enough')
        giveOn(effects, tools, choice.parts, person(to), newId('trf'), toInstant(now))
      return choice.kind === 'enough'
    })
  }

  function lotsOf(name: string, asset: string): Lot[] {
    const owner = person(name)
    return [...store.lots.values()].filter(
      (lot) => lot.participant_id === owner && lot.asset === asset,
    )
  }

  function carry<T>(act: (effects: Effects) => T): T {
    const effects = noEffects()
    knowLots(effects, store.lots.values())
    knowDebts(effects, debtsIn(store))
    const result = act(effects)
    storeEffects(store, effects)
    return result
  }

  function decide(occasion: Occasion, conversion: Conversion): Decided {
    const facts = factsOf(occasion, conversion)
    const decision = decideConversion(programs, facts)
    const concerned = { referral: referralOf(conversion.friend_id), rewards: store.rewards }
    carry((effects) => carryOut(effects, tools, programs, facts, decision, concerned))
    const decided = { conversionId: conversion.id, facts, decision }
    receipts.push(decided)
    return decided
  }

  function factsOf(occasion: Occasion, conversion: Conversion): ConversionFacts {
    const friend = people.get(conversion.friend_id)!
    const referral = referralOf(conversion.friend_id)
    const own = [...claims.values()].filter(({ friend_id }) => friend_id === conversion.friend_id)
    const advocateIds = referral
      ? [referral.advocate_id]
      : [...new Set(own.map(({ advocate_id }) => advocate_id))]
    const claimFacts = referral
      ? []
      : own.map(({ friend_id, ...fact }) => ({ ...fact, ...above(fact.advocate_id, friend_id) }))
    const upline = [
      ...(referral?.upline ?? []),
      ...claimFacts.flatMap((fact: ClaimFact) => fact.upline ?? []),
    ]
    const wanted = wantedFacts(versionsFor(referral, own), programs.size)
    const counted = countedFacts(wanted, conversion, referral)
    const at = conversion.occurred_at
    const frees: Record<string, Instant> = {}
    const shared = store.sharedUses
    const programUses = usesAt([store.programUses, shared.get('')], at, frees)
    const usesOf = (id: Id<'par'>) => usesAt([store.uses.get(id), shared.get(id)], at, frees)
    const others = othersOf(occasion, conversion, referral, wanted)
    const advocates = advocateIds.map((id) => [
      id,
      { ...advocateFact(id, usesOf(id)), ...counted.advocate(id, others) },
    ])
    const friendUses = usesOf(conversion.friend_id)
    const guards = guardFacts(store, PROGRAM, programs.get(programs.size)!, toInstant(now), frees)
    const over = periodsOver(versionsFor(referral, own).values(), {
      conversion,
      now: toInstant(now),
    })
    return {
      occasion,
      now: toInstant(now),
      program_id: PROGRAM,
      live_version: programs.size,
      conversion: conversionFact(conversion),
      friend: {
        id: conversion.friend_id,
        same_person_as: friend.same_person_as,
        is_referred_as_other: false,
        customer_since: friend.customer_since,
        attributes: friend.attributes,
        locale: null,
        uses: friendUses,
        ...(wanted.history && { history: historyOf(conversion) }),
      },
      claims: claimFacts,
      referral: referral ? { ...referralFact(referral), ...counted.referral(referral) } : null,
      advocates: Object.fromEntries(advocates),
      ...counted.conversion,
      ...(others.length > 0 && { others }),
      ...(occasion === 'period_ended' && { balances: balancesOf(conversion.friend_id, over) }),
      ...(wanted.program && { program: programCounts() }),
      ...(upline.length === 0
        ? {}
        : { uplines: Object.fromEntries(upline.map((id) => [id, { uses: usesOf(id) }])) }),
      ...(Object.keys(programUses).length === 0 ? {} : { program_uses: programUses }),
      ...(Object.keys(guards).length === 0 ? {} : { guards }),
      rewards: rewardsConcerned(occasion, conversion, advocateIds).map((reward) => {
        const lot = store.lots.get(lotIdOf(reward.id))
        return { ...rewardFact(reward), ...goneOf(lot, toInstant(now)) }
      }),
    }
  }

  /** What else the friend has done, where that may have to bear the referral. */
  function othersOf(
    occasion: Occasion,
    conversion: Conversion,
    referral: Referral | undefined,
    wanted: WantedFacts,
  ): OtherConversion[] {
    if (!referral || !asksForOthers(occasion, conversion, referral)) return []
    const own = [...conversions.values()].filter(
      ({ friend_id }) => friend_id === conversion.friend_id,
    )
    const { claimed_at } = claims.get(referral.claim_id)!
    return othersAmong(own.map(conversionFact), {
      conversion,
      referral: { state: referral.state, claimed_at },
    }).map((other) => ({
      ...other,
      ...(wanted.history && { history: historyOf(conversions.get(other.id)!) }),
      ...(countsAnything(wanted) && { parts: partsOf(other.id) }),
    }))
  }

  /** Who stands above an advocate, and whether the friend does: in a program that pays an upline. */
  function above(advocateId: Id<'par'>, friendId: Id<'par'>) {
    if (![...programs.values()].some(({ document }) => document.upline)) return {}
    const upline: Id<'par'>[] = []
    let isPaid = true
    let closes_ring = false
    const seen = new Set<Id<'par'>>()
    for (let at = referralOf(advocateId); at; at = referralOf(at.advocate_id)) {
      // A version that paid no upline may have let a ring be closed.
      if (seen.has(at.friend_id)) break
      seen.add(at.friend_id)
      isPaid &&= at.state !== 'denied'
      if (isPaid && upline.length < 2) upline.push(at.advocate_id)
      if (at.advocate_id === friendId) {
        closes_ring = true
        break
      }
    }
    return {
      ...(upline.length > 0 ? { upline } : {}),
      ...(closes_ring ? { closes_ring: true as const } : {}),
    }
  }

  /** The versions whose word counts in a decision. */
  function versionsFor(referral: Referral | undefined, own: readonly Claim[]) {
    const versions = referral
      ? [referral.program_version]
      : own.map(({ program_version }) => program_version)
    return new Map([programs.size, ...versions].map((one) => [one, programs.get(one)!]))
  }

  /** What is counted of a conversion, its referral and an advocate, where anything is. */
  function countedFacts(
    wanted: WantedFacts,
    conversion: Conversion,
    referral: Referral | undefined,
  ) {
    const counts = countsAnything(wanted)
    const parts = partsOf(conversion.id)
    const own = referral ? partsOf(referral.id) : {}
    const keys = [
      ...advocateTallyKeys(wanted.tallies, conversion),
      ...Object.keys({ ...parts, ...own }),
    ]
    return {
      conversion: counts ? { parts } : {},
      referral: ({ id, goal_conversion_id, claim_id, friend_id }: Referral) => ({
        ...(counts && { parts: own, tallies: talliesOf(id) }),
        ...(wanted.goalAt && {
          goal_at: goal_conversion_id && conversions.get(goal_conversion_id)!.occurred_at,
        }),
        ...(wanted.firstAt && {
          first_at:
            [...conversions.values()].find(
              (one) =>
                one.friend_id === friend_id &&
                one.type === conversion.type &&
                one.occurred_at >= claims.get(claim_id)!.claimed_at,
            )?.occurred_at ?? null,
        }),
      }),
      advocate: (id: Id<'par'>, others: readonly OtherConversion[]) => ({
        ...(counts && {
          tallies: pick(talliesOf(id), [
            ...keys,
            ...others.flatMap((other) => advocateTallyKeys(wanted.tallies, other)),
          ]),
        }),
        ...(wanted.enrolledAt && { enrolled_at: start }),
      }),
    }
  }

  function partsOf(part: Id): Record<string, number> {
    const found = [...store.parts].filter(
      ([key, amount]) => amount !== 0 && key.endsWith(`|${part}`),
    )
    return Object.fromEntries(
      found.map(([key, amount]) => [key.split('|').slice(1, 3).join('|'), amount]),
    )
  }

  function talliesOf(subject: Id): Record<string, number> {
    const found = [...store.tallies].filter(([key]) => key.startsWith(`${subject}|`))
    return Object.fromEntries(
      found.map(([key, amount]) => [key.split('|').slice(1).join('|'), amount]),
    )
  }

  function historyOf({ id, friend_id, asset }: Conversion) {
    const earlier = [...conversions.values()].filter(
      (one) => one.friend_id === friend_id && one.id < id,
    )
    const standing = earlier.filter(
      ({ amount, refunded, refunds }) => refunds === 0 || refunded < (amount ?? 0),
    )
    return {
      conversions: standing.length,
      spent: standing
        .filter((one) => one.asset === asset)
        .reduce((sum, { amount, refunded }) => sum + (amount ?? 0) - refunded, 0),
      first_at: earlier.map(({ occurred_at }) => occurred_at).sort()[0] ?? null,
    }
  }

  function balancesOf(friendId: Id<'par'>, over: ReturnType<typeof periodsOver>) {
    const of = (asset: string) =>
      reports
        .filter((one) => one.friend_id === friendId && one.asset === asset)
        .map(({ as_of, balance }) => ({ as_of, balance }))
    return Object.fromEntries(
      over.map(({ asset, ...period }) => [asset, reportsWithin(of(asset), period)]),
    )
  }

  function programCounts() {
    const figure = (metric: string) => store.totals.get(`${metric}|`) ?? 0
    return { attributed: figure('referrals'), approved: figure('referrals_approved') }
  }

  function advocateFact(id: Id<'par'>, uses: AdvocateFact['uses']): AdvocateFact {
    const growth = store.balances.get(`${id}|balance|growth`) ?? 0
    return {
      attributes: people.get(id)!.attributes,
      locale: null,
      ...standingOf(id),
      uses,
      ...(growth === 0 ? {} : { growth }),
    }
  }

  function standingOf(id: Id<'par'>) {
    return store.standings.get(id) ?? { attributed: 0, converted: 0, approved: 0 }
  }

  function referralFact(referral: Referral) {
    const { evidence, claimed_at } = claims.get(referral.claim_id)!
    const { id, state, advocate_id, program_version, claim_id, attributed_at } = referral
    const { goal_conversion_id, number, meters, upline } = referral
    return {
      id,
      state,
      advocate_id,
      program_version,
      claim_id,
      evidence,
      claimed_at,
      attributed_at,
      goal_conversion_id,
      number,
      ...(upline.length === 0 ? {} : { upline }),
      ...(meters.length === 0 ? {} : { meters }),
      ...(referral.queue?.same_device ? { same_device: true as const } : {}),
    }
  }

  /** What the conversion earned, and the milestones next to where the advocates stand; or the offers claimed. */
  function rewardsConcerned(
    occasion: Occasion,
    conversion: Conversion,
    advocateIds: readonly Id<'par'>[],
  ): Reward[] {
    const all = [...store.rewards.values()]
    if (occasion === 'claimed') {
      const concerned = [conversion.friend_id, ...advocateIds]
      return all.filter((one) => one.cause === 'claimed' && concerned.includes(one.participant_id))
    }
    return all.filter(
      (one) =>
        one.cause === conversion.id ||
        one.cause === referralOf(conversion.friend_id)?.id ||
        advocateIds.some((id) => {
          const { approved } = standingOf(id)
          const near = [`milestone:${approved}`, `milestone:${approved + 1}`]
          const isCounted = /^(milestone|spending):\d+:/.test(one.cause)
          return one.participant_id === id && (isCounted || near.includes(one.cause))
        }),
    )
  }

  function referralOf(friendId: Id<'par'>): Referral | undefined {
    return [...store.referrals.values()].find(({ friend_id }) => friend_id === friendId)
  }

  return {
    store,
    programs,
    receipts,
    conversions,
    claim,
    record,
    refund,
    confirm,
    review,
    verify,
    report,
    choose,
    move,
    spend: spendBalance,
    give,
    lots: lotsOf,
    wait,
    publish,
    factsOf: (occasion: Occasion, id: Id<'cnv'>) => factsOf(occasion, conversions.get(id)!),
    now: () => toInstant(now),
    /** Changes what is known of somebody. */
    know: (name: string, known: Partial<Person>) => {
      Object.assign(people.get(person(name))!, known)
    },
    referral: (friend: string) => referralOf(person(friend)),
    rewards: (name: string) =>
      [...store.rewards.values()].filter(({ participant_id }) => participant_id === person(name)),
    standing: (name: string) => standingOf(person(name)),
    balance: (name: string, kind: string, asset: string) =>
      store.balances.get(`${person(name)}|${kind}|${asset}`) ?? 0,
  }
}

export type Simulation = ReturnType<typeof simulate>

/** The gifts that a decision speaks of, one after the other. */
export function gives({ decision }: Decided): readonly GiveOutcome[] {
  return decision.rules.flatMap((rule) => rule.gives)
}

function pick(from: Record<string, number>, keys: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(keys)].sort().map((key) => [key, from[key] ?? 0]))
}

function debtsIn({ balances }: Store) {
  return [...balances].flatMap(([key, amount]) => {
    const [owner, kind, asset] = key.split('|')
    if (kind !== 'debt' || amount === 0) return []
    return [{ participant_id: owner as Id<'par'>, asset: asset!, amount: -amount }]
  })
}

function isDue({ due_at }: { readonly due_at: Instant | null }, until: Instant): boolean {
  return due_at !== null && due_at <= until
}

function conversionFact({ amount, refunded, refunds, ...known }: Conversion): ConversionFact {
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

function rewardFact(reward: Reward): RewardFact {
  return {
    id: reward.id,
    rule: reward.rule,
    give_index: reward.give_index,
    cause: reward.cause,
    attempt: reward.attempt,
    recipient: reward.recipient,
    participant_id: reward.participant_id,
    kind: reward.kind,
    amount: reward.amount,
    asset: reward.asset,
    state: reward.state,
    is_under_review: reward.is_under_review,
    hold_until: reward.hold_until,
    ...(reward.instalment === 1 ? {} : { instalment: reward.instalment }),
    ...(reward.boosts.length === 0 ? {} : { boosts: reward.boosts }),
    ...(reward.choice?.chosen == null ? {} : { chosen: reward.choice.chosen }),
    meters: reward.meters,
  }
}
