import type {
  AdvocateFact,
  ClaimFact,
  ConversionFact,
  ConversionFacts,
  DenialReason,
  FriendFact,
  Instant,
  Occasion,
  ReferralFact,
  RewardFact,
} from '@goodword/domain/conversions/conversion-facts'
import { type Effects, noEffects } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import { rollingDaysOf } from '@goodword/domain/programs/compile-program'
import type { Evidence } from '@goodword/domain/programs/document'
import type { Referral } from '@goodword/domain/referrals/referral'
import type { Reward } from '@goodword/domain/rewards/reward'
import { useKey } from '@goodword/domain/rewards/use-limits'
import { goneOf, lotIdOf } from '@goodword/domain/wallet/lot'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import type { StoredEnvelope } from '../participants/person.ts'
import { type BookedCounts, noCounts } from './booked-counts.ts'
import { type BookedGuards, guardFactsOf, personalUses, wideUses } from './guard-facts.ts'
import { type UplineEdge, uplineFacts, uplineOfClaim } from './uplines.ts'

/**
 * What one transaction has loaded, and the effects it has gathered since. Facts are read from both, so
 * that the second conversion of a batch sees what the first has led to.
 */
export type Book = {
  readonly participants: Map<Id<'par'>, BookedParticipant>
  readonly byExternalId: Map<string, Id<'par'>>
  /** The sealed data of friends. */
  readonly envelopes: Map<Id<'par'>, StoredEnvelope>
  /** By kind and blind index in hex. */
  readonly identityOwners: Map<string, Id<'par'>>
  readonly conversions: Map<Id<'cnv'>, BookedConversion>
  readonly conversionsOf: Map<Id<'par'>, Id<'cnv'>[]>
  readonly byNaturalKey: Map<string, Id<'cnv'>>
  /** The number of the last conversion, by friend and type. */
  readonly lastNumbers: Map<string, number>
  readonly claims: Map<Id<'clm'>, BookedClaim>
  /** By friend and program. */
  readonly referrals: Map<string, Referral>
  /** Which referrals a known conversion was decided under. */
  readonly decidedReferrals: Map<Id<'cnv'>, Set<Id<'ref'>>>
  readonly rewards: Map<Id<'rwd'>, Reward>
  /** Ids of rewards by what earned them. */
  readonly rewardsByCause: Map<string, Id<'rwd'>[]>
  /** By program and participant. */
  readonly standings: Map<
    string,
    { readonly attributed: number; readonly converted: number; readonly approved: number }
  >
  readonly uses: Map<string, Map<string, number>>
  /** What advocates hold of the asset "growth". */
  readonly growth: Map<Id<'par'>, number>
  /** What each whole program has used of what is shared, by meter and period. */
  readonly programUses: Map<Id<'prg'>, Map<string, number>>
  /** By friend and program: who brought those that stand above a claim. */
  readonly uplines: Map<string, UplineEdge>
  readonly programs: Map<Id<'prg'>, BookedProgram>
  /** Participant and device index in hex. */
  readonly devices: Set<string>
  readonly counts: BookedCounts
  /** By uuid. */
  readonly workspaceId: string
  /** Instants whose periods may be asked for. */
  readonly instants: readonly number[]
  /** What programs share beyond people and periods; loaded with the first decision. */
  guards: BookedGuards | undefined
  readonly effects: Effects
}

export type BookedProgram = {
  readonly status: string
  readonly statusSince: Instant | null
  /** It has ended and takes back what is held. */
  readonly cancelsHeld: boolean
  readonly liveVersion: number
  readonly uplineLevels: number
}

export type BookedParticipant = {
  readonly id: Id<'par'>
  readonly external_id: string | null
  readonly attributes: Readonly<Record<string, unknown>>
  readonly locale: string | null
  readonly customer_since: Instant | null
  readonly created_at: Instant
}

export type BookedConversion = {
  readonly id: Id<'cnv'>
  readonly type: string
  readonly external_id: string
  readonly friend_id: Id<'par'>
  readonly amount: number | null
  readonly asset: string | null
  readonly refunded_amount: number
  readonly refunds_count: number
  readonly number: number
  readonly is_confirmed: boolean
  readonly data: Readonly<Record<string, unknown>>
  readonly occurred_at: Instant
  readonly recorded_at: Instant
}

export type BookedClaim = {
  readonly id: Id<'clm'>
  readonly program_id: Id<'prg'>
  readonly program_version: number
  readonly advocate_id: Id<'par'>
  readonly evidence: Evidence
  readonly friend_id: Id<'par'> | null
  readonly counted: boolean
  readonly device_index: string | null
  readonly claimed_at: Instant
}

export function emptyBook(workspaceId: string, instants: readonly number[]): Book {
  return {
    participants: new Map(),
    byExternalId: new Map(),
    envelopes: new Map(),
    identityOwners: new Map(),
    conversions: new Map(),
    byNaturalKey: new Map(),
    conversionsOf: new Map(),
    lastNumbers: new Map(),
    claims: new Map(),
    referrals: new Map(),
    decidedReferrals: new Map(),
    rewards: new Map(),
    rewardsByCause: new Map(),
    standings: new Map(),
    uses: new Map(),
    growth: new Map(),
    programUses: new Map(),
    uplines: new Map(),
    programs: new Map(),
    devices: new Set(),
    counts: noCounts(),
    workspaceId,
    instants,
    guards: undefined,
    effects: noEffects(),
  }
}

/** Who the friend is, as far as identities tell. */
export type BookedFriend = {
  readonly id: Id<'par'>
  readonly sameAs: readonly Id<'par'>[]
}

/** Puts a reward into the book, or its newer state in the place of the older. */
export function bookReward(book: Book, reward: Reward): void {
  book.rewards.set(reward.id, reward)
  const key = causeKey(reward.program_id, reward.participant_id, reward.cause)
  const ids = book.rewardsByCause.get(key)
  if (!ids) book.rewardsByCause.set(key, [reward.id])
  else if (!ids.includes(reward.id)) ids.push(reward.id)
}

/** Puts a conversion into the book, or its newer state in the place of the older. */
export function bookConversion(book: Book, conversion: BookedConversion): void {
  const { id, friend_id } = conversion
  book.conversions.set(id, conversion)
  const own = book.conversionsOf.get(friend_id)
  if (!own) book.conversionsOf.set(friend_id, [id])
  else if (!own.includes(id)) own.push(id)
}

/** What is known of a friend's conversions. A trial holds hundreds of thousands: nobody goes through all of them. */
export function conversionsOf(book: Book, friendId: Id<'par'>): BookedConversion[] {
  return (book.conversionsOf.get(friendId) ?? []).map((id) => book.conversions.get(id)!)
}

export function bookReferral(book: Book, referral: Referral): void {
  book.referrals.set(referralKey(referral.friend_id, referral.program_id), referral)
}

export function referralKey(friendId: Id<'par'>, programId: Id<'prg'>): string {
  return `${friendId}|${programId}`
}

/** The referral of a friend in a program, under whichever of their participants it stands. */
export function referralOf(
  book: Book,
  friend: BookedFriend,
  programId: Id<'prg'>,
): Referral | undefined {
  for (const id of [friend.id, ...friend.sameAs]) {
    const referral = book.referrals.get(referralKey(id, programId))
    if (referral) return referral
  }
  return undefined
}

/** The facts for deciding on a conversion in one program, as the book has them now. */
export function factsOf(
  book: Book,
  question: {
    readonly occasion: Occasion
    readonly now: Instant
    readonly programId: Id<'prg'>
    readonly conversion: BookedConversion
    readonly friend: BookedFriend
    readonly claims: readonly BookedClaim[]
    readonly deviceIndex: string | null
    /** The referral to decide on, or that there is none; found through the friend where left out. */
    readonly referral?: Referral | null | undefined
    readonly denial?: DenialReason | undefined
    /** Whether a version concerned has milestones; where none does, nobody looks for what they gave. */
    readonly hasMilestones?: boolean
  },
): ConversionFacts {
  const { programId, conversion, friend } = question
  const referral =
    question.referral === undefined
      ? referralOf(book, friend, programId)
      : (question.referral ?? undefined)
  const advocates: Record<Id<'par'>, AdvocateFact> = {}
  const advocateIds = referral
    ? [referral.advocate_id]
    : question.claims.map((claim) => claim.advocate_id)
  // What is earned over a period is earned at its end.
  const at = question.occasion === 'period_ended' ? question.now : conversion.occurred_at
  const frees: Record<string, Instant> = {}
  const usesOf = (id: Id<'par'>) => {
    const own = usesInProgram(book, programId, id)
    if (!book.guards?.isAsked) return own
    const personal = personalUses(book, programId, id, at)
    Object.assign(frees, personal.frees)
    return { ...own, ...personal.uses }
  }
  for (const id of advocateIds) advocates[id] = advocateFact(book, programId, id, usesOf(id))
  const friendUses = usesOf(friend.id)
  const programUses = programUsesOf(book, programId, at, frees)
  const guards = guardFactsOf(book, programId, frees)

  const claims = referral
    ? []
    : question.claims.map((claim) => claimFact(book, claim, friend, question.deviceIndex))
  const upline = referral?.upline ?? claims.flatMap((claim) => claim.upline ?? [])
  return {
    occasion: question.occasion,
    now: question.now,
    program_id: programId,
    live_version: book.programs.get(programId)!.liveVersion,
    conversion: conversionFact(conversion),
    friend: friendFact(book, friend, referral, friendUses),
    claims,
    ...(question.denial ? { denial: question.denial } : {}),
    referral: referral ? referralFact(book, referral) : null,
    advocates,
    ...uplineFacts(upline, usesOf),
    ...(Object.keys(programUses).length === 0 ? {} : { program_uses: programUses }),
    ...(guards ? { guards } : {}),
    rewards: rewardsConcerned(
      book,
      programId,
      conversion.id,
      friend.id,
      question.hasMilestones === false && question.occasion !== 'claimed' ? {} : advocates,
      question.occasion,
      question.now,
    ),
  }
}

/** A conversion as it stands now. */
export function conversionFact(conversion: BookedConversion): ConversionFact {
  const { amount, refunded_amount } = conversion
  return {
    id: conversion.id,
    type: conversion.type,
    amount: amount === null ? null : amount - refunded_amount,
    gross_amount: amount,
    asset: conversion.asset,
    number: conversion.number,
    is_confirmed: conversion.is_confirmed,
    is_void: isVoid(conversion),
    occurred_at: conversion.occurred_at,
    data: conversion.data,
  }
}

/** Refunded whole: by amount, or, without one, by any refund at all. */
export function isVoid({ amount, refunded_amount, refunds_count }: BookedConversion): boolean {
  return refunds_count > 0 && (amount === null || refunded_amount >= amount)
}

function friendFact(
  book: Book,
  friend: BookedFriend,
  referral: Referral | undefined,
  uses: Readonly<Record<string, number>>,
): FriendFact {
  const participant = book.participants.get(friend.id)!
  const since = [friend.id, ...friend.sameAs]
    .map((id) => book.participants.get(id)?.customer_since ?? null)
    .filter((instant) => instant !== null)
    .sort()
  return {
    id: friend.id,
    same_person_as: friend.sameAs,
    is_referred_as_other: referral !== undefined && referral.friend_id !== friend.id,
    customer_since: since[0] ?? null,
    attributes: participant.attributes,
    locale: participant.locale,
    uses,
  }
}

function advocateFact(
  book: Book,
  programId: Id<'prg'>,
  id: Id<'par'>,
  uses: Readonly<Record<string, number>>,
): AdvocateFact {
  const participant = book.participants.get(id)!
  const key = `${programId}|${id}`
  const known = book.standings.get(key) ?? { attributed: 0, converted: 0, approved: 0 }
  const since = book.effects.standings.get(key)
  return {
    attributes: participant.attributes,
    locale: participant.locale,
    attributed: known.attributed + (since?.attributed ?? 0),
    converted: known.converted + (since?.converted ?? 0),
    approved: known.approved + (since?.approved ?? 0),
    uses,
    ...growthOf(book, id),
  }
}

/** What was loaded, and what the lots of this transaction have added to it. */
function growthOf(book: Book, id: Id<'par'>): { readonly growth?: number } {
  let growth = book.growth.get(id) ?? 0
  for (const { row, read } of book.effects.lots.values()) {
    if (row.participant_id !== id || row.asset !== GROWTH) continue
    growth += row.remaining - (read?.remaining ?? 0)
  }
  return growth === 0 ? {} : { growth }
}

/** What is used of calendar periods; windows that roll are added up beside (`guard-facts.ts`). */
export function usesInProgram(
  book: Book,
  programId: Id<'prg'>,
  participantId: Id<'par'>,
): Record<string, number> {
  const key = `${programId}|${participantId}`
  const uses = asRecord(book.uses.get(key))
  for (const change of book.effects.limitUses.values()) {
    if (change.program_id !== programId || change.participant_id !== participantId) continue
    if (rollingDaysOf(change.meter) !== undefined) continue
    const at = useKey(change.meter, change.period)
    uses[at] = (uses[at] ?? 0) + change.used
  }
  return uses
}

/** Most people have used nothing of anything. */
function asRecord(uses: ReadonlyMap<string, number> | undefined): Record<string, number> {
  return uses === undefined ? {} : Object.fromEntries(uses)
}

/** What the whole program shares; said only where something was used of it. */
export function programUsesOf(
  book: Book,
  programId: Id<'prg'>,
  at: Instant,
  frees: Record<string, Instant>,
): Record<string, number> {
  const uses = asRecord(book.programUses.get(programId))
  for (const change of book.effects.programUses.values()) {
    if (change.program_id !== programId || rollingDaysOf(change.meter) !== undefined) continue
    const key = useKey(change.meter, change.period)
    uses[key] = (uses[key] ?? 0) + change.used
  }
  if (!book.guards?.isAsked) return uses
  const wide = wideUses(book, programId, at)
  Object.assign(frees, wide.frees)
  return { ...uses, ...wide.uses }
}

function claimFact(
  book: Book,
  claim: BookedClaim,
  friend: BookedFriend,
  deviceIndex: string | null,
): ClaimFact {
  const isSeen = (index: string | null) =>
    index !== null && book.devices.has(`${claim.advocate_id}|${index}`)
  return {
    id: claim.id,
    advocate_id: claim.advocate_id,
    evidence: claim.evidence,
    program_version: claim.program_version,
    claimed_at: claim.claimed_at,
    counted: claim.counted,
    same_device: isSeen(claim.device_index) || isSeen(deviceIndex),
    ...uplineOfClaim(book, claim.program_id, claim.advocate_id, friend),
  }
}

function referralFact(book: Book, referral: Referral): ReferralFact {
  const claim = book.claims.get(referral.claim_id)!
  return {
    id: referral.id,
    state: referral.state,
    advocate_id: referral.advocate_id,
    program_version: referral.program_version,
    claim_id: referral.claim_id,
    evidence: claim.evidence,
    claimed_at: claim.claimed_at,
    attributed_at: referral.attributed_at,
    goal_conversion_id: referral.goal_conversion_id,
    number: referral.number,
    ...(referral.upline.length === 0 ? {} : { upline: referral.upline }),
    ...(referral.meters.length === 0 ? {} : { meters: referral.meters }),
    ...(referral.queue?.same_device ? { same_device: true as const } : {}),
  }
}

/** Rewards that this conversion earned, and those of the milestones next to where the advocates stand. */
function rewardsConcerned(
  book: Book,
  programId: Id<'prg'>,
  conversionId: Id<'cnv'>,
  friendId: Id<'par'>,
  advocates: ConversionFacts['advocates'],
  occasion: Occasion,
  now: Instant,
): RewardFact[] {
  const isOffer = occasion === 'claimed'
  const keys: string[] = isOffer ? [] : [conversionId]
  // A denial takes back the offer that the friend has not used.
  if (isOffer || occasion === 'denied') keys.push(causeKey(programId, friendId, 'claimed'))
  for (const [id, { approved }] of Object.entries(advocates) as [Id<'par'>, AdvocateFact][]) {
    if (isOffer) {
      keys.push(causeKey(programId, id, 'claimed'))
    } else {
      keys.push(causeKey(programId, id, `milestone:${approved}`))
      keys.push(causeKey(programId, id, `milestone:${approved + 1}`))
    }
  }
  return rewardsAt(book, programId, keys, now)
}

/** Rewards of participants by what earned them, as they are at an instant. */
export function rewardsFor(
  book: Book,
  programId: Id<'prg'>,
  causes: readonly (readonly [participantId: Id<'par'>, cause: string])[],
  now: Instant,
): RewardFact[] {
  const keys = causes.map(([id, cause]) => causeKey(programId, id, cause))
  return rewardsAt(book, programId, keys, now)
}

function rewardsAt(
  book: Book,
  programId: Id<'prg'>,
  keys: readonly string[],
  now: Instant,
): RewardFact[] {
  return rewardsEarned(book, new Set(keys))
    .filter((reward) => reward.program_id === programId)
    .map((reward) => ({
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
      ...goneOf(book.effects.lots.get(lotIdOf(reward.id))?.row, now),
    }))
}

function rewardsEarned(book: Book, keys: Iterable<string>): Reward[] {
  const rewards: Reward[] = []
  for (const key of keys) {
    const ids = book.rewardsByCause.get(key)
    if (!ids) continue
    for (const id of ids) rewards.push(book.rewards.get(id)!)
  }
  return rewards
}

/** A reward by what earned it. */
export function rewardEarned(
  book: Book,
  programId: Id<'prg'>,
  earned: Pick<
    Reward,
    'participant_id' | 'rule' | 'give_index' | 'cause' | 'instalment' | 'attempt'
  >,
): Reward | undefined {
  const key = causeKey(programId, earned.participant_id, earned.cause)
  return rewardsEarned(book, [key]).find(
    (reward) =>
      reward.program_id === programId &&
      reward.participant_id === earned.participant_id &&
      reward.rule === earned.rule &&
      reward.give_index === earned.give_index &&
      reward.instalment === earned.instalment &&
      reward.attempt === earned.attempt,
  )
}

/** A conversion or a referral is one of its kind; a count or a claim is somebody's, in a program. */
function causeKey(programId: Id<'prg'>, participantId: Id<'par'>, cause: string): string {
  return cause.startsWith('cnv_') || cause.startsWith('ref_')
    ? cause
    : `${programId}|${participantId}|${cause}`
}
