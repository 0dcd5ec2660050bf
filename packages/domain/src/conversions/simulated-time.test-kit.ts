import { addDays, fromInstant, toInstant } from '../dates.ts'
import type { Tools } from '../effects/effects.ts'
import { moveReferral } from '../referrals/move-referral.ts'
import { passTime } from '../rewards/move-reward.ts'
import { passLot } from '../wallet/pass-lot.ts'
import type { Instant, Occasion } from './conversion-facts.ts'
import { turnAt } from './guards.test-kit.ts'
import { endBoardPeriods } from './simulated-boards.test-kit.ts'
import {
  type Conversion,
  carryIn,
  conversionsOf,
  liveOf,
  nowIn,
  PROGRAM,
  type World,
} from './simulated-world.test-kit.ts'

type Decide = (occasion: Occasion, conversion: Conversion) => unknown

/** Lets days pass, and does what becomes due meanwhile: what needs a decision at its own instant. */
export function waitIn(world: World, tools: Tools, decide: Decide, days: number): void {
  const end = addDays(world.now, days)
  for (;;) {
    const turn = nextTurn(world, toInstant(end))
    world.now = turn === undefined ? end : Math.max(world.now, fromInstant(turn))
    pass(world, tools)
    if (turn === undefined) return
    endPeriods(world, decide)
    endBoardPeriods(world, tools)
    admit(world, decide)
  }
}

/** When something is next to be decided: somebody's turn in the queue, or the end of a period. */
function nextTurn({ store, boardPeriods }: World, until: Instant): Instant | undefined {
  const turns = [...store.referrals.values()].flatMap(({ state, due_at }) =>
    state === 'queued' && due_at !== null ? [due_at] : [],
  )
  const ends = [...store.periods.values()].map(({ due_at }) => due_at)
  const boards = [...boardPeriods.values()].map(({ ends_at }) => ends_at)
  return [...turns, ...ends, ...boards].filter((at) => at <= until).sort()[0]
}

/** Decides again what is earned over a period that is over. */
function endPeriods(world: World, decide: Decide): void {
  for (const [key, { conversion_id, due_at }] of [...world.store.periods]) {
    if (due_at > nowIn(world)) continue
    world.store.periods.delete(key)
    decide('period_ended', world.conversions.get(conversion_id)!)
  }
}

/** Admits those whose turn has come, each conversion decided again; the others wait on. */
function admit(world: World, decide: Decide): void {
  const { store } = world
  const at = nowIn(world)
  const { admitted, next } = turnAt(store, PROGRAM, liveOf(world), at)
  for (const { friend_id } of admitted) {
    for (const conversion of conversionsOf(world, friend_id)) decide('admitted', conversion)
  }
  for (const referral of store.referrals.values()) {
    if (referral.state !== 'queued' || !isDue(referral, at)) continue
    store.referrals.set(referral.id, { ...referral, due_at: next })
  }
}

function pass(world: World, tools: Tools): void {
  const { rewards, referrals, lots } = world.store
  const until = nowIn(world)
  carryIn(world, (effects) => {
    for (const reward of rewards.values()) {
      if (isDue(reward, until)) passTime(effects, tools, reward, until)
    }
    for (const referral of referrals.values()) {
      if (referral.state === 'queued' || !isDue(referral, until)) continue
      const reason = 'conversion_window_ended'
      moveReferral(effects, tools, referral, 'expired', referral.due_at!, { reason })
    }
    for (const lot of lots.values()) {
      if (isDue(lot, until)) passLot(effects, tools, lot, until)
    }
  })
}

function isDue({ due_at }: { readonly due_at: Instant | null }, until: Instant): boolean {
  return due_at !== null && due_at <= until
}
