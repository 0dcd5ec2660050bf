import { expect } from 'vitest'
import { rollingUse } from '../guards/rolling-use.ts'
import { rollingDaysOf } from '../programs/compile-program.ts'
import { wasTakenBack } from '../rewards/reward-states.ts'
import { useKey } from '../rewards/use-limits.ts'
import type { Simulation } from './simulate.test-kit.ts'
import { PROGRAM } from './simulated-world.test-kit.ts'

/** What is used of a limit is what the rewards use that were not taken back, to the unit. */
export function usesFollowRewards(run: Simulation): void {
  const expected = new Map<string, number>()
  for (const { participant_id, state, meters } of run.store.rewards.values()) {
    if (wasTakenBack(state)) continue
    for (const { meter, period, used, of } of meters) {
      if (of !== undefined) continue
      const key = `${participant_id}|${meter}|${period}`
      expected.set(key, (expected.get(key) ?? 0) + used)
    }
  }
  const kept = [...run.store.uses].flatMap(([id, uses]) =>
    [...uses].map(([key, used]): [string, number] => [`${id}|${key}`, used]),
  )
  expect(kept.filter(([, used]) => used !== 0).sort()).toEqual([...expected].sort())
}

/** What all share is used by the rewards and referrals that stand; and places of a quota by those who took them. */
export function sharesFollow(run: Simulation): void {
  const { rewards, referrals, programUses, sharedUses } = run.store
  const standing = [...rewards.values()].filter(({ state }) => !wasTakenBack(state))
  const meters = [...standing, ...referrals.values()].flatMap((one) => one.meters)
  const expected = new Map<string, number>()
  for (const { meter, period, used, of } of meters) {
    if (of === 'program') add(expected, useKey(meter, period), used)
  }
  expect([...programUses].filter(([, used]) => used !== 0).sort()).toEqual([...expected].sort())

  const places = new Map<string, number>()
  for (const { quota_period } of referrals.values()) {
    if (quota_period !== null) add(places, quota_period, 1)
  }
  const taken = new Map<string, number>()
  for (const [key, used] of sharedUses.get(PROGRAM) ?? []) {
    add(taken, key.slice(key.lastIndexOf('|') + 1), used)
  }
  expect([...taken].sort()).toEqual([...places].sort())
}

/** A budget holds all that is promised of its asset, and no window that rolls holds more than it may. */
export function boundsHold(run: Simulation): void {
  const budgets = [...run.programs.values()].flatMap(({ document }) => document.budget ?? [])
  const most = Math.max(...budgets.map(({ amount }) => amount))
  for (const [key, used] of run.store.programUses) {
    if (key.startsWith('budget/') && used > most) expect(used).toBeLessThanOrEqual(most)
  }
  for (const { limits } of run.programs.values()) {
    for (const { meter } of limits) {
      const days = rollingDaysOf(meter)
      if (days === undefined) continue
      for (const uses of [run.store.programUses, ...run.store.uses.values()]) {
        const grants = [...uses]
          .filter(([key]) => key.startsWith(`${meter}|`))
          .map(([key, used]) => ({ at: key.slice(meter.length + 1), used }))
        const fullest = Math.max(0, ...grants.map(({ at }) => rollingUse(grants, at, days).used))
        const allowed = mostAllowed(run, meter)
        if (fullest > allowed) expect(fullest).toBeLessThanOrEqual(allowed)
      }
    }
  }
}

/** Of several versions the most generous is the bound. */
function mostAllowed(run: Simulation, meter: string): number {
  const all = [...run.programs.values()].flatMap(({ limits }) =>
    limits.filter((one) => one.meter === meter),
  )
  return Math.max(...all.map(({ limit }) => ('count' in limit ? limit.count : limit.amount)))
}

/** No limit is exceeded; of several versions the most generous is the bound. */
export function limitsHold(run: Simulation): void {
  const allowed = new Map<string, number>()
  for (const { limits } of run.programs.values()) {
    for (const { limit, meter } of limits) {
      const most = 'count' in limit ? limit.count : limit.amount
      allowed.set(meter, Math.max(allowed.get(meter) ?? 0, most))
    }
  }
  for (const uses of run.store.uses.values()) {
    for (const [key, used] of uses) {
      const most = allowed.get(key.slice(0, key.lastIndexOf('|')))!
      if (!(used <= most)) expect(used).toBeLessThanOrEqual(most)
    }
  }
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}
