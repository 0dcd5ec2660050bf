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
import { causesConcerned } from '@goodword/domain/conversions/rewards-concerned'
import type { Id } from '@goodword/domain/ids'
import { rollingDaysOf } from '@goodword/domain/programs/compile-program'
import type { Referral } from '@goodword/domain/referrals/referral'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import {
  type Book,
  type BookedClaim,
  type BookedConversion,
  type BookedFriend,
  type BookedParticipant,
  referralOf,
} from './book.ts'
import { rewardsFor } from './booked-rewards.ts'
import { guardFactsOf, holdsMore, personalUses, wideUses } from './guard-facts.ts'
import { uplineFacts, uplineOfClaim } from './uplines.ts'
import { UNUSED, type Used, usedMore } from './used.ts'

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
    /** Whether something may have been given at a count; where that is left out, it is looked for at each. */
    readonly mayGiveAt?: (count: number) => boolean
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
  for (const id of advocateIds) {
    const uses = personalUsesOf(book, programId, id, at, frees)
    advocates[id] = advocateFact(book, programId, id, uses)
  }
  const friendUses = personalUsesOf(book, programId, friend.id, at, frees)
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
    ...uplineFacts(upline, (id) => personalUsesOf(book, programId, id, at, frees)),
    ...(Object.keys(programUses).length === 0 ? {} : { program_uses: programUses }),
    ...(guards ? { guards } : {}),
    rewards: rewardsFor(
      book,
      programId,
      causesConcerned(question.occasion, conversion.id, friend.id, advocates, question.mayGiveAt),
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
  return {
    id: friend.id,
    same_person_as: friend.sameAs,
    is_referred_as_other: referral !== undefined && referral.friend_id !== friend.id,
    customer_since: customerSince(book, friend, participant),
    attributes: participant.attributes,
    locale: participant.locale,
    uses,
  }
}

/** Since when somebody buys, under whichever of their participants. */
function customerSince(
  book: Book,
  { sameAs }: BookedFriend,
  { customer_since }: BookedParticipant,
): Instant | null {
  let since = customer_since
  for (const id of sameAs) {
    const other = book.participants.get(id)?.customer_since ?? null
    if (other !== null && (since === null || other < since)) since = other
  }
  return since
}

/** What is known of an advocate in a program, as the book has it now. */
export function advocateFact(
  book: Book,
  programId: Id<'prg'>,
  id: Id<'par'>,
  uses: Readonly<Record<string, number>>,
): AdvocateFact {
  const participant = book.participants.get(id)!
  const known = book.standings.get(programId, id)
  const { standings } = book.effects
  const since = standings.size === 0 ? undefined : standings.get(`${programId}|${id}`)
  const growth = growthOf(book, id)
  const fact: AdvocateFact = {
    attributes: participant.attributes,
    locale: participant.locale,
    attributed: (known?.attributed ?? 0) + (since?.attributed ?? 0),
    converted: (known?.converted ?? 0) + (since?.converted ?? 0),
    approved: (known?.approved ?? 0) + (since?.approved ?? 0),
    uses,
  }
  return growth === 0 ? fact : { ...fact, growth }
}

/** What was loaded, and what the lots of this transaction have added to it. */
function growthOf(book: Book, id: Id<'par'>): number {
  let growth = book.growth.get(id) ?? 0
  for (const { row, read } of book.effects.lots.values()) {
    if (row.participant_id !== id || row.asset !== GROWTH) continue
    growth += row.remaining - (read?.remaining ?? 0)
  }
  return growth
}

/** What is used of calendar periods; windows that roll are added up beside (`guard-facts.ts`). */
function usesInProgram(book: Book, programId: Id<'prg'>, participantId: Id<'par'>): Used {
  let uses = book.uses.get(programId, participantId) ?? UNUSED
  const { limitUses } = book.effects
  if (limitUses.size === 0) return uses
  for (const change of limitUses.values()) {
    if (change.program_id !== programId || change.participant_id !== participantId) continue
    if (rollingDaysOf(change.meter) === undefined) uses = usedMore(uses, change)
  }
  return uses
}

/** What somebody has used, windows that roll among it; when those give back is noted in `frees`. */
export function personalUsesOf(
  book: Book,
  programId: Id<'prg'>,
  participantId: Id<'par'>,
  at: Instant,
  frees: Record<string, Instant>,
): Used {
  const own = usesInProgram(book, programId, participantId)
  if (!holdsMore(book)) return own
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
): Used {
  let uses = book.programUses.get(programId) ?? UNUSED
  for (const change of book.effects.programUses.values()) {
    if (change.program_id !== programId || rollingDaysOf(change.meter) !== undefined) continue
    uses = usedMore(uses, change)
  }
  if (!holdsMore(book)) return uses
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
  return {
    id: claim.id,
    advocate_id: claim.advocate_id,
    evidence: claim.evidence,
    program_version: claim.program_version,
    claimed_at: claim.claimed_at,
    counted: claim.counted,
    same_device: isSeen(book, claim, claim.device_index) || isSeen(book, claim, deviceIndex),
    ...uplineOfClaim(book, claim.program_id, claim.advocate_id, friend),
  }
}

function isSeen(book: Book, { advocate_id }: BookedClaim, index: string | null): boolean {
  return index !== null && book.devices.has(`${advocate_id}|${index}`)
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
