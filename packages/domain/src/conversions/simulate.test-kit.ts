import * as v from 'valibot'
import { addMonths, fromInstant, periodOf, toInstant } from '../dates.ts'
import type { Tools } from '../effects/effects.ts'
import type { Id, IdKind } from '../ids.ts'
import { compileProgram } from '../programs/compile-program.ts'
import { ProgramDocument, type ProgramDraft } from '../programs/document.ts'
import { checkChoice } from '../rewards/check-choice.ts'
import { chooseReward } from '../rewards/choose-reward.ts'
import { moveReward } from '../rewards/move-reward.ts'
import { useKey } from '../rewards/use-limits.ts'
import { carryOut } from './carry-out.ts'
import { carryOutProgram } from './carry-out-program.ts'
import type { ConversionDecision, GiveOutcome } from './conversion-decision.ts'
import type { ClaimFact, ConversionFacts, Instant, Occasion } from './conversion-facts.ts'
import { decideConversion } from './decide-conversion.ts'
import { stockMeter } from './settle-give.ts'
import { upholdIn } from './simulated-appeals.test-kit.ts'
import { noteBoardPeriods } from './simulated-boards.test-kit.ts'
import { prizeBoundsOf } from './simulated-bounds.test-kit.ts'
import { factsOf } from './simulated-facts.test-kit.ts'
import { waitIn } from './simulated-time.test-kit.ts'
import { giveIn, lotsIn, spendIn } from './simulated-wallet.test-kit.ts'
import {
  type Conversion,
  carryIn,
  conversionsOf,
  emptyWorld,
  liveOf,
  nowIn,
  type Person,
  PROGRAM,
  personIn,
  referralOf,
  standingOf,
} from './simulated-world.test-kit.ts'

/** A decision with what it rested on. */
export type Decided = {
  readonly conversionId: Id<'cnv'>
  readonly facts: ConversionFacts
  readonly decision: ConversionDecision
}

/**
 * A program that runs in memory: facts are gathered as the service gathers them, decided and carried out
 * by the real thing, and stored as strictly as the database does. People are called by plain names.
 */
export function simulate(draft: ProgramDraft, start: Instant = '2026-03-02T09:00:00.000Z') {
  const world = emptyWorld(start)
  const { store, programs, conversions } = world
  const receipts: Decided[] = []
  const tools = simulatedTools()
  const person = (name: string) => personIn(world, name)
  publish(draft)

  function publish(next: ProgramDraft): void {
    const version = programs.size + 1
    programs.set(version, compileProgram(v.parse(ProgramDocument, next), version))
    noteBoardPeriods(world)
  }

  /** The advocate brings the friend: a click, or a code typed. */
  function claim(
    advocate: string,
    friend: string,
    given: Partial<Pick<ClaimFact, 'evidence' | 'counted' | 'same_device' | 'claimed_at'>> = {},
  ): Id<'clm'> {
    const id = tools.newId('clm')
    world.claims.set(id, {
      id,
      advocate_id: person(advocate),
      friend_id: person(friend),
      evidence: 'link',
      program_version: programs.size,
      claimed_at: nowIn(world),
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
    const asset = given.amount === undefined ? null : 'CNY'
    const conversion: Conversion = { ...nothingYet(friend, type, type), asset, ...given }
    conversions.set(conversion.id, conversion)
    const decided = decide('recorded', conversion)
    const buyer = world.people.get(conversion.friend_id)!
    if (
      type === 'order' &&
      (buyer.customer_since ?? conversion.occurred_at) >= conversion.occurred_at
    )
      buyer.customer_since = conversion.occurred_at
    return decided
  }

  /** The shop asks, at the checkout, for the friend's offer. */
  function verify(friend: string, amount: number, asset = 'CNY'): Decided {
    return decide('claimed', { ...nothingYet(friend, 'claimed', 'order'), amount, asset })
  }

  /** What a friend does now, before anything is said of it; numbered among their conversions of a type. */
  function nothingYet(friend: string, type: string, among: string): Conversion {
    const friend_id = person(friend)
    const earlier = conversionsOf(world, friend_id).filter((known) => known.type === among)
    return {
      id: tools.newId('cnv'),
      type,
      friend_id,
      amount: null,
      asset: null,
      refunded: 0,
      refunds: 0,
      number: earlier.length + 1,
      is_confirmed: true,
      occurred_at: nowIn(world),
      data: {},
    }
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
    return conversionsOf(world, person(friend)).map((conversion) => decide(verdict, conversion))
  }

  /** The merchant reports what a friend's balance is from now on, or was at an instant. */
  function report(friend: string, balance: number, asset = 'CNY', as_of = nowIn(world)): void {
    world.reports.push({ friend_id: person(friend), asset, as_of, balance })
  }

  /** Somebody uses a coupon, or staff pay a reward out. */
  function move(id: Id<'rwd'>, to: 'redeemed' | 'issued'): void {
    carryIn(world, (effects) =>
      moveReward(effects, tools, store.rewards.get(id)!, to, nowIn(world)),
    )
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
    const { amount, asset } = give.value
    const now = nowIn(world)
    const program = programs.get(reward.program_version)!
    const bounding = { program, live: liveOf(world) }
    const known = prizeBoundsOf(world, program, [reward.participant_id])
    const check = checkChoice(bounding, known, reward, { amount, asset }, now)
    if (check.kind === 'declined') return
    const chosen = { option, give, amount, stock, bounds: check.meters }
    carryIn(world, (effects) => {
      chooseReward(effects, tools, reward, chosen, now)
      carryOutProgram(effects, tools, liveOf(world), { program_id: PROGRAM, now }, check)
    })
  }

  function decide(occasion: Occasion, conversion: Conversion): Decided {
    const facts = factsOf(world, occasion, conversion)
    const decision = decideConversion(programs, facts)
    const referral = referralOf(world, conversion.friend_id)
    const concerned = { referral, rewards: store.rewards }
    carryIn(world, (effects) => carryOut(effects, tools, programs, facts, decision, concerned))
    const decided = { conversionId: conversion.id, facts, decision }
    receipts.push(decided)
    return decided
  }

  return {
    start,
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
    appeal: (which: number) => upholdIn(world, tools, which),
    spend: (name: string, asset: string, amount: number) =>
      spendIn(world, tools, name, asset, amount),
    give: (name: string, to: string, asset: string, amount: number) =>
      giveIn(world, tools, name, to, asset, amount),
    lots: (name: string, asset: string) => lotsIn(world, person(name), asset),
    /** Lets time pass, and does what becomes due meanwhile. */
    wait: (days: number) => waitIn(world, tools, decide, days),
    publish,
    factsOf: (occasion: Occasion, id: Id<'cnv'>) => factsOf(world, occasion, conversions.get(id)!),
    now: () => nowIn(world),
    /** Changes what is known of somebody. */
    know: (name: string, known: Partial<Person>) => {
      const id = person(name)
      Object.assign(world.people.get(id)!, known)
    },
    referral: (friend: string) => referralOf(world, person(friend)),
    rewards: (name: string) =>
      [...store.rewards.values()].filter(({ participant_id }) => participant_id === person(name)),
    standing: (name: string) => standingOf(world, person(name)),
    balance: (name: string, kind: string, asset: string) =>
      store.balances.get(`${person(name)}|${kind}|${asset}`) ?? 0,
  }
}

export type Simulation = ReturnType<typeof simulate>

/** The gifts that a decision speaks of, one after the other. */
export function gives({ decision }: Decided): readonly GiveOutcome[] {
  return decision.rules.flatMap((rule) => rule.gives)
}

/** Ids and codes in the order in which they are asked for. */
function simulatedTools(): Tools {
  // The lot of a reward has the reward's number; others are numbered apart.
  const ids = new Map<IdKind, number>([['lot', 900_000]])
  let coupons = 0
  return {
    newId: (kind) => {
      const count = (ids.get(kind) ?? 0) + 1
      ids.set(kind, count)
      return `${kind}_${String(count).padStart(6, '0')}`
    },
    newCouponCode: () => `COUPON${++coupons}`,
    dayOf: (instant) => periodOf(fromInstant(instant), 'day', 'UTC').key,
    monthsAfter: (instant, months) => toInstant(addMonths(fromInstant(instant), months, 'UTC')),
  }
}
