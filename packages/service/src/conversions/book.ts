import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { type Effects, noEffects } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import type { Evidence } from '@goodword/domain/programs/document'
import type { Referral } from '@goodword/domain/referrals/referral'
import type { Reward } from '@goodword/domain/rewards/reward'
import type { StoredEnvelope } from '../participants/person.ts'
import { type BookedCounts, noCounts } from './booked-counts.ts'
import type { BookedGuards } from './guard-facts.ts'
import { PairMap } from './pair-map.ts'
import type { UplineEdge } from './uplines.ts'
import type { Used } from './used.ts'

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
  readonly conversionsOf: Map<Id<'par'>, BookedConversion[]>
  readonly byNaturalKey: Map<string, Id<'cnv'>>
  /** The number of the last conversion, by friend and type. */
  readonly lastNumbers: Map<string, number>
  readonly claims: Map<Id<'clm'>, BookedClaim>
  /** By program and friend. */
  readonly referrals: PairMap<Id<'prg'>, Id<'par'>, Referral>
  /** Which referrals a known conversion was decided under. */
  readonly decidedReferrals: Map<Id<'cnv'>, Set<Id<'ref'>>>
  readonly rewards: Map<Id<'rwd'>, Reward>
  /** Ids of rewards by what earned them, first come first. */
  readonly rewardsByCause: Map<string, readonly Id<'rwd'>[]>
  /** By program and participant. */
  readonly standings: PairMap<
    Id<'prg'>,
    Id<'par'>,
    { readonly attributed: number; readonly converted: number; readonly approved: number }
  >
  /** By program and participant, then by meter and period. */
  readonly uses: PairMap<Id<'prg'>, Id<'par'>, Used>
  /** What advocates hold of the asset "growth". */
  readonly growth: Map<Id<'par'>, number>
  /** What each whole program has used of what is shared, by meter and period. */
  readonly programUses: Map<Id<'prg'>, Used>
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
    referrals: new PairMap(),
    decidedReferrals: new Map(),
    rewards: new Map(),
    rewardsByCause: new Map(),
    standings: new PairMap(),
    uses: new PairMap(),
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

/** Puts a conversion into the book, or its newer state in the place of the older. */
export function bookConversion(book: Book, conversion: BookedConversion): void {
  book.conversions.set(conversion.id, conversion)
  keepForFriend(book, conversion)
}

/** Puts a conversion among those of its friend; nobody asks for it by its id. */
export function keepForFriend(book: Book, conversion: BookedConversion): void {
  const own = book.conversionsOf.get(conversion.friend_id)
  if (!own) {
    book.conversionsOf.set(conversion.friend_id, [conversion])
    return
  }
  const at = own.findIndex(({ id }) => id === conversion.id)
  if (at === -1) book.conversionsOf.set(conversion.friend_id, own.concat(conversion))
  else own[at] = conversion
}

/** What is known of a friend's conversions. A trial holds hundreds of thousands: nobody goes through all of them. */
export function conversionsOf(book: Book, friendId: Id<'par'>): readonly BookedConversion[] {
  return book.conversionsOf.get(friendId) ?? []
}

export function bookReferral(book: Book, referral: Referral): void {
  book.referrals.set(referral.program_id, referral.friend_id, referral)
}

/** The referral of a friend in a program, under whichever of their participants it stands. */
export function referralOf(
  book: Book,
  friend: BookedFriend,
  programId: Id<'prg'>,
): Referral | undefined {
  const own = book.referrals.get(programId, friend.id)
  if (own) return own
  for (const id of friend.sameAs) {
    const referral = book.referrals.get(programId, id)
    if (referral) return referral
  }
  return undefined
}
