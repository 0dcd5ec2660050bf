import { expect } from 'vitest'
import { BY_APPEAL } from '../appeals/owed.ts'
import type { BoardDecision, BoardFacts } from '../boards/decide-board.ts'
import { fromInstant } from '../dates.ts'
import { budgetMeter, newThresholds } from '../guards/budget.ts'
import { costMeter, isCost } from '../guards/customer-cost.ts'
import { rollingUse } from '../guards/rolling-use.ts'
import type { Id } from '../ids.ts'
import { rollingDaysOf } from '../programs/compile-program.ts'
import { wasTakenBack } from '../rewards/reward-states.ts'
import { useKey } from '../rewards/use-limits.ts'
import type { ConversionDecision } from './conversion-decision.ts'
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

/** What is used of the budget that is live. */
export function budgetUsed({ programs, store }: Simulation): number {
  const { budget } = programs.get(programs.size)!.document
  return budget ? (store.programUses.get(useKey(budgetMeter(budget), 'lifetime')) ?? 0) : 0
}

/** Whatever raised what is used, each threshold that it passed was told of with it. */
export function thresholdsAreTold(run: Simulation): void {
  const { budget } = run.programs.get(run.programs.size)!.document
  expect(newThresholds(budget, budgetUsed(run), run.store.guards.told)).toEqual([])
}

/** Where each version has a budget, or a guard, all that stands in its asset is counted, however it came about. */
export function wholeCountsAll(run: Simulation): void {
  const documents = [...run.programs.values()].map(({ document }) => document)
  const meters: { readonly asset: string; readonly counted: string }[] = []
  const [{ budget, guard }] = documents as [(typeof documents)[number]]
  if (budget && documents.every((one) => one.budget?.asset === budget.asset)) {
    meters.push({ asset: budget.asset, counted: budgetMeter(budget) })
  }
  const valued = guard?.customer_value.asset
  if (guard && documents.every((one) => one.guard?.customer_value.asset === valued)) {
    meters.push({ asset: valued!, counted: costMeter(guard) })
  }
  for (const { id, asset, amount, state, cause, ...reward } of run.store.rewards.values()) {
    if (wasTakenBack(state)) continue
    for (const { counted } of meters.filter((one) => one.asset === asset)) {
      // What staff give beyond limit or budget uses none of it, though it costs what it costs.
      if (cause.startsWith(BY_APPEAL) && !isCost({ meter: counted })) continue
      const used = reward.meters.find(({ meter }) => meter === counted)?.used
      if (used !== amount) expect([id, counted, used]).toEqual([id, counted, amount])
    }
  }
}

/** A limit for a segment counts the prizes of those who were in it when a board was decided, and nobody else's. */
export function segmentsCountPrizes(run: Simulation): void {
  const limits = [...run.programs.values()].flatMap((program) => program.limits)
  if (!limits.some(({ group }) => group) || !run.store.decisions.some(isOfBoard)) return
  const brought = new Map<Id<'par'>, number>()
  for (const { kind, facts, result } of run.store.decisions) {
    if (kind === 'appeal') continue
    if (kind !== 'board') {
      const { attribution } = JSON.parse(result) as ConversionDecision
      const { advocate_id } = attribution
      // An offer is made before anybody is referred.
      if (attribution.result !== 'attributed' || kind === 'offer') continue
      brought.set(advocate_id!, (brought.get(advocate_id!) ?? 0) + 1)
      continue
    }
    const { now, board, program_version } = JSON.parse(facts) as BoardFacts
    const { prizes } = JSON.parse(result) as BoardDecision
    for (const { participant_id, asset, refused, meters = [] } of prizes) {
      if (refused) continue
      const days = (fromInstant(now) - fromInstant(run.start)) / 86_400_000
      const isIn = new Map([
        ['many', (brought.get(participant_id) ?? 0) > 1],
        ['known', days >= 2],
      ])
      for (const { limit, meter } of run.programs.get(program_version)!.limits) {
        if (limit.for === undefined || limit.per === 'friend' || limit.per === 'country') continue
        const concerns =
          limit.rules?.includes(board) !== false && ('count' in limit || limit.asset === asset)
        const isCounted = meters.some((one) => one.meter === meter)
        expect(isCounted).toBe(concerns && isIn.get(limit.for) === true)
      }
    }
  }
}

function isOfBoard({ kind }: { readonly kind: string }): boolean {
  return kind === 'board'
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
