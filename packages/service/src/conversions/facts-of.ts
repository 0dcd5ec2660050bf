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
} from '@goodword/domain/conversions/conversion-facts'
import type { Id } from '@goodword/domain/ids'
import { rollingDaysOf } from '@goodword/domain/programs/compile-program'
import type { Referral } from '@goodword/domain/referrals/referral'
import { useKey } from '@goodword/domain/rewards/use-limits'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import {
  type Book,
  type BookedClaim,
  type BookedConversion,
  type BookedFriend,
  referralOf,
} from './book.ts'
import { rewardsConcerned } from './booked-rewards.ts'
import { guardFactsOf, personalUses, wideUses } from './guard-facts.ts'
import { uplineFacts, uplineOfClaim } from './uplines.ts'

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
  const usesOf = (id: Id<'par'>) => personalUsesOf(book, programId, id, at, frees)
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
function usesInProgram(
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

/** What somebody has used, windows that roll among it; when those give back is noted in `frees`. */
export function personalUsesOf(
  book: Book,
  programId: Id<'prg'>,
  participantId: Id<'par'>,
  at: Instant,
  frees: Record<string, Instant>,
): Record<string, number> {
  const own = usesInProgram(book, programId, participantId)
  if (!book.guards?.isAsked) return own
  const personal = personalUses(book, programId, participantId, at)
  Object.assign(frees, personal.frees)
  return { ...own, ...personal.uses }
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
