import { quotaMeter, quotaPeriod } from '../guards/quota.ts'
import { rollingUse } from '../guards/rolling-use.ts'
import type { Id } from '../ids.ts'
import { type Program, rollingDaysOf } from '../programs/compile-program.ts'
import type { Referral } from '../referrals/referral.ts'
import { useKey } from '../rewards/use-limits.ts'
import type { GuardFacts, Instant } from './conversion-facts.ts'
import type { Store } from './store.test-kit.ts'

/** What is used of meters at an instant, as facts have it: of windows that roll what they hold. */
export function usesAt(
  sources: readonly (ReadonlyMap<string, number> | undefined)[],
  at: Instant,
  frees: Record<string, Instant> = {},
): Record<string, number> {
  const all = sources.flatMap((uses) => [...(uses ?? [])])
  const calendar = all.filter(([key]) => rollingDaysOf(meterOf(key)) === undefined)
  const uses = Object.fromEntries(calendar)
  const rolling = new Set(all.map(([key]) => meterOf(key)).filter((meter) => rollingDaysOf(meter)))
  for (const meter of rolling) {
    const grants = all
      .filter(([key]) => meterOf(key) === meter)
      .map(([key, used]) => ({ at: key.slice(meter.length + 1), used }))
    const { used, frees_at } = rollingUse(grants, at, rollingDaysOf(meter)!)
    if (used === 0) continue
    uses[useKey(meter, at)] = used
    if (frees_at !== null) frees[useKey(meter, at)] = frees_at
  }
  return uses
}

/** How a program in memory stands as a whole. */
export function guardFacts(
  store: Store,
  programId: Id<'prg'>,
  live: Program,
  now: Instant,
  frees: Readonly<Record<string, Instant>>,
): GuardFacts {
  const { told, isOverCost, pausedAt } = store.guards
  const { quota } = live.document
  const used = quota && placesUsed(store, programId, live, now)
  return {
    ...(pausedAt === null ? {} : { status: 'paused' as const, since: pausedAt }),
    ...(told.length > 0 ? { told } : {}),
    ...(isOverCost ? { is_over_cost: true } : {}),
    ...(used ? { quota_used: used } : {}),
    ...(Object.keys(frees).length > 0 ? { frees } : {}),
  }
}

/** Those whose turn in the queue has come, in their order, as far as there are places; and when the next may. */
export function turnAt(
  store: Store,
  programId: Id<'prg'>,
  live: Program,
  at: Instant,
): { readonly admitted: readonly Referral[]; readonly next: Instant } {
  const quota = live.document.quota
  const waiting = [...store.referrals.values()]
    .filter(({ state, due_at }) => state === 'queued' && due_at! <= at)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  if (quota?.order === 'score') waiting.sort((a, b) => b.queue!.score - a.queue!.score)
  const places = quota ? quota.count - placesUsed(store, programId, live, at) : waiting.length
  const next = quota ? quotaPeriod(quota, at).next : at
  return { admitted: waiting.slice(0, Math.max(0, places)), next }
}

function placesUsed(store: Store, programId: Id<'prg'>, live: Program, at: Instant): number {
  const quota = live.document.quota!
  const key = useKey(quotaMeter(quota), quotaPeriod(quota, at).key)
  return store.sharedUses.get(programId)?.get(key) ?? 0
}

function meterOf(key: string): string {
  return key.slice(0, key.lastIndexOf('|'))
}
