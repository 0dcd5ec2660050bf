import type { Id } from '../ids.ts'
import { periodsOver } from '../periods/balance-rate.ts'
import type { Program } from '../programs/compile-program.ts'
import type { Referral } from '../referrals/referral.ts'
import { lotIdOf } from '../wallet/lot.ts'
import type {
  AdvocateFact,
  ClaimFact,
  ConversionFacts,
  Instant,
  Occasion,
  RewardFact,
} from './conversion-facts.ts'
import { guardFacts, usesAt } from './guards.test-kit.ts'
import { causesConcerned, countedCauses, type Earned, rewardFact } from './rewards-concerned.ts'
import {
  balancesOf,
  countedFacts,
  historyOf,
  othersOf,
  programCounts,
} from './simulated-counts.test-kit.ts'
import {
  type Claim,
  type Conversion,
  conversionFact,
  liveOf,
  nowIn,
  PROGRAM,
  referralOf,
  standingOf,
  type World,
} from './simulated-world.test-kit.ts'
import { countsAnything, wantedFacts } from './wanted-facts.ts'

/** The facts for deciding on a conversion, gathered as the service gathers them. */
export function factsOf(world: World, occasion: Occasion, conversion: Conversion): ConversionFacts {
  const { store, programs, people } = world
  const now = nowIn(world)
  const friend = people.get(conversion.friend_id)!
  const referral = referralOf(world, conversion.friend_id)
  const own = [...world.claims.values()].filter(
    ({ friend_id }) => friend_id === conversion.friend_id,
  )
  const advocateIds = referral
    ? [referral.advocate_id]
    : [...new Set(own.map(({ advocate_id }) => advocate_id))]
  const claims = referral ? [] : own.map((claim) => claimFact(world, claim))
  const upline = [...(referral?.upline ?? []), ...claims.flatMap((fact) => fact.upline ?? [])]
  const versions = versionsFor(programs, referral, own)
  const wanted = wantedFacts(versions, programs.size)
  const counted = countedFacts(world, wanted, conversion, referral)
  const at = conversion.occurred_at
  const frees: Record<string, Instant> = {}
  const shared = store.sharedUses
  const programUses = usesAt([store.programUses, shared.get('')], at, frees)
  const usesOf = (id: Id<'par'>) => usesAt([store.uses.get(id), shared.get(id)], at, frees)
  const others = othersOf(world, occasion, conversion, referral, wanted)
  const advocates = Object.fromEntries(
    advocateIds.map((id) => [
      id,
      { ...advocateFact(world, id, usesOf(id)), ...counted.advocate(id, others) },
    ]),
  )
  const friendUses = usesOf(conversion.friend_id)
  const guards = guardFacts(store, PROGRAM, liveOf(world), now, frees)
  const over = periodsOver(versions.values(), { conversion, now })
  const known = referral
    ? { ...referralFact(world, referral), ...counted.referral(referral) }
    : null
  const isCounted = countsAnything(wanted) && occasion !== 'claimed'
  return {
    occasion,
    now,
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
      ...(wanted.history && { history: historyOf(world, conversion) }),
    },
    claims,
    referral: known,
    advocates,
    ...counted.conversion,
    ...(others.length > 0 && { others }),
    ...(occasion === 'period_ended' && { balances: balancesOf(world, conversion.friend_id, over) }),
    ...(wanted.program && { program: programCounts(world) }),
    ...(upline.length === 0
      ? {}
      : { uplines: Object.fromEntries(upline.map((id) => [id, { uses: usesOf(id) }])) }),
    ...(Object.keys(programUses).length === 0 ? {} : { program_uses: programUses }),
    ...(Object.keys(guards).length === 0 ? {} : { guards }),
    rewards: [
      ...rewardsFor(
        world,
        causesConcerned(occasion, conversion.id, conversion.friend_id, advocates),
      ),
      ...(isCounted
        ? rewardsFor(world, countedCauses({ referral: known, advocates }, versions))
        : []),
    ],
  }
}

/** Rewards by what earned them, as they stand now. */
function rewardsFor(world: World, earned: readonly Earned[]): RewardFact[] {
  const { rewards, lots } = world.store
  return [...rewards.values()]
    .filter(({ participant_id, cause }) =>
      earned.some(([by, what]) => what === cause && (by === null || by === participant_id)),
    )
    .map((reward) => rewardFact(reward, lots.get(lotIdOf(reward.id)), nowIn(world)))
}

/** The versions whose word counts in a decision. */
function versionsFor(
  programs: ReadonlyMap<number, Program>,
  referral: Referral | undefined,
  own: readonly Claim[],
): Map<number, Program> {
  const versions = referral
    ? [referral.program_version]
    : own.map(({ program_version }) => program_version)
  return new Map([programs.size, ...versions].map((one) => [one, programs.get(one)!]))
}

/** A claim, with who stands above its advocate, and whether the friend does: in a program that pays an upline. */
function claimFact(world: World, { friend_id, ...fact }: Claim): ClaimFact {
  if (![...world.programs.values()].some(({ document }) => document.upline)) return fact
  const upline: Id<'par'>[] = []
  let isPaid = true
  let closes_ring = false
  const seen = new Set<Id<'par'>>()
  for (let at = referralOf(world, fact.advocate_id); at; at = referralOf(world, at.advocate_id)) {
    // A version that paid no upline may have let a ring be closed.
    if (seen.has(at.friend_id)) break
    seen.add(at.friend_id)
    isPaid &&= at.state !== 'denied'
    if (isPaid && upline.length < 2) upline.push(at.advocate_id)
    if (at.advocate_id === friend_id) {
      closes_ring = true
      break
    }
  }
  return {
    ...fact,
    ...(upline.length > 0 ? { upline } : {}),
    ...(closes_ring ? { closes_ring: true as const } : {}),
  }
}

function advocateFact(world: World, id: Id<'par'>, uses: AdvocateFact['uses']): AdvocateFact {
  const growth = world.store.balances.get(`${id}|balance|growth`) ?? 0
  return {
    attributes: world.people.get(id)!.attributes,
    locale: null,
    ...standingOf(world, id),
    uses,
    ...(growth === 0 ? {} : { growth }),
  }
}

function referralFact({ claims }: World, referral: Referral) {
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
