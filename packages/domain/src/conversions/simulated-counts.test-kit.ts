import type { Id } from '../ids.ts'
import { type periodsOver, reportsWithin } from '../periods/balance-rate.ts'
import type { Referral } from '../referrals/referral.ts'
import type { Occasion, OtherConversion } from './conversion-facts.ts'
import {
  type Conversion,
  conversionFact,
  conversionsOf,
  type World,
} from './simulated-world.test-kit.ts'
import { asksForOthers, othersAmong } from './stand-in.ts'
import { advocateTallyKeys, countsAnything, type WantedFacts } from './wanted-facts.ts'

/** What is counted of a conversion, its referral and an advocate, where anything is. */
export function countedFacts(
  world: World,
  wanted: WantedFacts,
  conversion: Conversion,
  referral: Referral | undefined,
) {
  const counts = countsAnything(wanted)
  const parts = partsOf(world, conversion.id)
  const own = referral ? partsOf(world, referral.id) : {}
  const keys = [
    ...advocateTallyKeys(wanted.tallies, conversion),
    ...Object.keys({ ...parts, ...own }),
  ]
  return {
    conversion: counts ? { parts } : {},
    referral: ({ id, goal_conversion_id, claim_id, friend_id }: Referral) => ({
      ...(counts && { parts: own, tallies: talliesOf(world, id) }),
      ...(wanted.goalAt && {
        goal_at: goal_conversion_id && world.conversions.get(goal_conversion_id)!.occurred_at,
      }),
      ...(wanted.firstAt && {
        first_at:
          conversionsOf(world, friend_id).find(
            (one) =>
              one.type === conversion.type &&
              one.occurred_at >= world.claims.get(claim_id)!.claimed_at,
          )?.occurred_at ?? null,
      }),
    }),
    advocate: (id: Id<'par'>, others: readonly OtherConversion[]) => ({
      ...(counts && {
        tallies: pick(talliesOf(world, id), [
          ...keys,
          ...others.flatMap((other) => advocateTallyKeys(wanted.tallies, other)),
        ]),
      }),
      ...(wanted.enrolledAt && { enrolled_at: world.start }),
    }),
  }
}

/** What else the friend has done, where that may have to bear the referral. */
export function othersOf(
  world: World,
  occasion: Occasion,
  conversion: Conversion,
  referral: Referral | undefined,
  wanted: WantedFacts,
): OtherConversion[] {
  if (!referral || !asksForOthers(occasion, conversion, referral)) return []
  const own = conversionsOf(world, conversion.friend_id)
  const { claimed_at } = world.claims.get(referral.claim_id)!
  return othersAmong(own.map(conversionFact), {
    conversion,
    referral: { state: referral.state, claimed_at },
  }).map((other) => ({
    ...other,
    ...(wanted.history && { history: historyOf(world, world.conversions.get(other.id)!) }),
    ...(countsAnything(wanted) && { parts: partsOf(world, other.id) }),
  }))
}

/** What a friend had done before a conversion, as it stands now. */
export function historyOf(world: World, { id, friend_id, asset }: Conversion) {
  const earlier = conversionsOf(world, friend_id).filter((one) => one.id < id)
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

/** What was reported of a friend's balances in the periods that are over. */
export function balancesOf(
  { reports }: World,
  friendId: Id<'par'>,
  over: ReturnType<typeof periodsOver>,
) {
  const of = (asset: string) =>
    reports
      .filter((one) => one.friend_id === friendId && one.asset === asset)
      .map(({ as_of, balance }) => ({ as_of, balance }))
  return Object.fromEntries(
    over.map(({ asset, ...period }) => [asset, reportsWithin(of(asset), period)]),
  )
}

export function programCounts({ store }: World) {
  const figure = (metric: string) => store.totals.get(`${metric}|`) ?? 0
  return { attributed: figure('referrals'), approved: figure('referrals_approved') }
}

function partsOf({ store }: World, part: Id): Record<string, number> {
  const found = [...store.parts].filter(([key, amount]) => amount !== 0 && key.endsWith(`|${part}`))
  return Object.fromEntries(
    found.map(([key, amount]) => [key.split('|').slice(1, 3).join('|'), amount]),
  )
}

function talliesOf({ store }: World, subject: Id): Record<string, number> {
  const found = [...store.tallies].filter(([key]) => key.startsWith(`${subject}|`))
  return Object.fromEntries(
    found.map(([key, amount]) => [key.split('|').slice(1).join('|'), amount]),
  )
}

function pick(from: Record<string, number>, keys: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(keys)].sort().map((key) => [key, from[key] ?? 0]))
}
