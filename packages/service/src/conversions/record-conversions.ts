import type { ConversionInput } from '@goodword/contract/conversions'
import { Refusal } from '@goodword/contract/errors'
import { toInstant } from '@goodword/domain/dates'
import { type Tools, tell, total } from '@goodword/domain/effects/effects'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { noteDue } from '../agenda/note-due.ts'
import type { FoundCode } from '../codes/find-code.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import type { ClaimRow, ConversionChange, ConversionRow } from '../effects/recorded.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { deviceIndexOf, type Identity, identitiesOf } from '../participants/person.ts'
import type { Book, BookedClaim, BookedConversion, BookedFriend } from './book.ts'
import { claimByCode, claimRow, isOn } from './claims.ts'
import { noteHistory } from './counts.ts'
import { type Decided, decideInBook, programsConcerned, toolsFor } from './decide-in-book.ts'
import { type Evidence, readEvidence } from './evidence.ts'
import { becomeCustomer, findFriend, nobody, type People } from './find-friend.ts'
import { loadBook } from './load-book.ts'
import { reassess } from './reassess.ts'

/** One conversion's outcome, before it is put into words for the wire. */
export type Recorded =
  | {
      readonly kind: 'recorded' | 'confirmed' | 'repeated'
      readonly conversion: BookedConversion
      readonly decided: readonly Decided[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Where a report comes from. What only the page saw stays unconfirmed until the server says the same. */
export type Origin = 'server' | 'page'

/**
 * Records conversions in the order given, all in one transaction: who the friends are, who brought them,
 * what is owed, and everything that follows, written by one statement. Each is decided on what the ones
 * before it have led to. A conversion that cannot be recorded is refused by itself.
 */
export async function recordConversions(
  ctx: Context,
  inputs: readonly ConversionInput[],
  origin: Origin = 'server',
  lead?: FoundCode,
): Promise<Recorded[]> {
  const reports = await Promise.all(inputs.map((input) => prepare(ctx, input, lead)))
  return transaction(ctx, async (unit) => {
    const book = await loadBook(unit, ctx.workspace.uuid, {
      externalIds: unique(reports.map(({ input }) => input.friend.external_id)),
      identities: reports.flatMap(({ identities }) => identities),
      devices: reports.flatMap(({ device }) => (device ? [device] : [])),
      claimIds: reports.flatMap(({ evidence }) =>
        evidence.claimId ? [uuidOf(evidence.claimId)] : [],
      ),
      advocateIds: reports.flatMap(({ evidence }) =>
        codesIn(evidence).map(({ participantId }) => participantId),
      ),
      programIds: reports.flatMap(({ evidence }) =>
        codesIn(evidence).map(({ programId }) => programId),
      ),
      naturalKeys: reports.map(({ input }) => ({
        type: input.type,
        external_id: input.external_id,
      })),
      instants: reports.map(({ occurredAt }) => occurredAt),
      assets: unique(reports.flatMap(({ input }) => input.asset ?? [])),
    })
    const session: Session = {
      ctx,
      unit,
      book,
      tools: toolsFor(ctx),
      people: nobody(),
      claims: [],
      conversions: new Map(),
      changes: new Map(),
      origin,
    }
    const recorded: Recorded[] = []
    for (const report of reports) recorded.push(await recordOne(session, report))

    storeEffects(unit, ctx.workspace.uuid, book.effects, {
      participants: [...session.people.participants.values()],
      envelopes: [...session.people.envelopes.values()],
      identities: session.people.identities,
      devices: session.people.devices,
      newClaims: session.claims,
      conversions: [...session.conversions.values()],
      conversionChanges: [...session.changes.values()],
    })
    noteDue(ctx, unit, book.effects)
    return recorded
  })
}

type Report = {
  readonly input: ConversionInput
  readonly occurredAt: number
  readonly identities: readonly Identity[]
  readonly device: Buffer | undefined
  readonly evidence: Evidence
}

type Session = {
  readonly ctx: Context
  readonly unit: Unit
  readonly book: Book
  readonly tools: Tools
  readonly people: People
  readonly claims: ClaimRow[]
  readonly conversions: Map<Id<'cnv'>, ConversionRow>
  readonly changes: Map<Id<'cnv'>, ConversionChange>
  readonly origin: Origin
}

async function prepare(
  ctx: Context,
  input: ConversionInput,
  lead: FoundCode | undefined,
): Promise<Report> {
  const evidence = await readEvidence(ctx, input)
  return {
    input,
    occurredAt: input.occurred_at ?? ctx.now,
    identities: identitiesOf(ctx.vault, input.friend),
    device: deviceIndexOf(ctx.vault, input.device_id),
    evidence: lead ? { ...evidence, named: [lead], namedBy: 'lead' } : evidence,
  }
}

async function recordOne(session: Session, report: Report): Promise<Recorded> {
  const { ctx, book, tools } = session
  const { input } = report
  if (report.occurredAt > ctx.now) return refused('conversion_in_future')

  const known = book.byNaturalKey.get(naturalKey(input))
  if (known !== undefined) return recordAgain(session, report, book.conversions.get(known)!)

  const { ambiguity } = report.evidence
  if (ambiguity) return { kind: 'refused', refusal: ambiguity }

  const now = toInstant(ctx.now)
  const occurred_at = toInstant(report.occurredAt)
  const presented = { person: input.friend, identities: report.identities, device: report.device }
  const friend = findFriend(ctx, book, session.people, tools, presented, now)
  const claims = claimsOn(session, report, friend, occurred_at)
  const conversion = enterConversion(session, report, friend, occurred_at, now)
  const decided = await decideAll(session, report, conversion, friend, claims)
  noteHistory(book, undefined, conversion)
  // Only now: whether they were a customer before is asked by the decision.
  if (isPurchase(conversion)) becomeCustomer(book, session.people, friend.id, occurred_at, now)
  return { kind: 'recorded', conversion, decided }
}

function enterConversion(
  { book, tools, conversions, origin }: Session,
  { input }: Report,
  friend: BookedFriend,
  occurred_at: string,
  now: string,
): BookedConversion {
  const numberKey = `${friend.id}|${input.type}`
  const number = (book.lastNumbers.get(numberKey) ?? 0) + 1
  const conversion: BookedConversion = {
    id: tools.newId('cnv'),
    type: input.type,
    external_id: input.external_id,
    friend_id: friend.id,
    amount: input.amount ?? null,
    asset: input.asset ?? null,
    refunded_amount: 0,
    refunds_count: 0,
    number,
    is_confirmed: origin === 'server',
    data: input.data ?? {},
    occurred_at,
    recorded_at: now,
  }
  book.lastNumbers.set(numberKey, number)
  book.conversions.set(conversion.id, conversion)
  book.byNaturalKey.set(naturalKey(input), conversion.id)
  conversions.set(conversion.id, {
    ...conversion,
    id: uuidOf(conversion.id),
    friend_id: uuidOf(friend.id),
  })
  tell(book.effects, tools, 'conversion.recorded', conversion.id, now, {
    conversion_id: conversion.id,
    friend_id: friend.id,
    type: conversion.type,
    external_id: conversion.external_id,
    amount: conversion.amount,
    asset: conversion.asset,
    is_confirmed: conversion.is_confirmed,
  })
  return conversion
}

async function decideAll(
  { ctx, unit, book, tools }: Session,
  report: Report,
  conversion: BookedConversion,
  friend: BookedFriend,
  claims: readonly BookedClaim[],
): Promise<Decided[]> {
  const decided: Decided[] = []
  for (const programId of programsConcerned(book, friend, claims)) {
    const outcome = await decideInBook(ctx, unit, book, tools, {
      occasion: 'recorded',
      programId,
      conversion,
      friend,
      claims: claims.filter((claim) => claim.program_id === programId),
      deviceIndex: report.device?.toString('hex') ?? null,
    })
    decided.push(outcome)
    if (outcome.decision.attribution.result === 'none') continue
    total(book.effects, tools, programId, 'conversions', conversion.occurred_at)
    if (conversion.amount && conversion.asset) {
      total(
        book.effects,
        tools,
        programId,
        'revenue',
        conversion.occurred_at,
        conversion.amount,
        conversion.asset,
      )
    }
  }
  return decided
}

/** The same conversion again: the server confirms what the page had seen, or nothing is done twice. */
async function recordAgain(
  session: Session,
  report: Report,
  known: BookedConversion,
): Promise<Recorded> {
  const { ctx, book, tools, unit, origin } = session
  const { input } = report
  if (!known.is_confirmed && origin === 'server') {
    const contradiction = refundsAgainst(known, input)
    if (contradiction) return { kind: 'refused', refusal: contradiction }
    const confirmed: BookedConversion = {
      ...known,
      amount: input.amount ?? null,
      asset: input.asset ?? null,
      is_confirmed: true,
    }
    enterChange(session, known, confirmed)
    noteHistory(book, known, confirmed)
    const decided = await reassess(ctx, unit, book, tools, 'confirmed', confirmed)
    return { kind: 'confirmed', conversion: confirmed, decided }
  }

  const isSame =
    origin === 'page' ||
    (known.amount === (input.amount ?? null) && known.asset === (input.asset ?? null))
  return isSame
    ? { kind: 'repeated', conversion: known, decided: [] }
    : refused('conversion_differs')
}

/** Why a conversion cannot be confirmed as this, after what was refunded of it; undefined where it can. */
function refundsAgainst(
  { asset, refunded_amount }: BookedConversion,
  input: ConversionInput,
): Refusal | undefined {
  if (refunded_amount === 0) return undefined
  if (input.asset !== asset) return contradicted('/asset', 'It was refunded in another asset.')
  if (refunded_amount <= input.amount!) return undefined
  return contradicted('/amount', 'More than this has been refunded of it.')
}

function contradicted(pointer: string, message: string): Refusal {
  return new Refusal('refund_exceeds_conversion', { fields: [{ pointer, message }] })
}

function enterChange(
  { book, changes, conversions }: Session,
  was: BookedConversion,
  is: BookedConversion,
): void {
  book.conversions.set(is.id, is)
  const recordedHere = conversions.get(is.id)
  if (recordedHere) {
    conversions.set(is.id, {
      ...recordedHere,
      amount: is.amount,
      asset: is.asset,
      is_confirmed: is.is_confirmed,
    })
    return
  }
  changes.set(is.id, changeRow(was, is))
}

/** A change to a conversion, guarded by the count of refunds that it was read with. */
export function changeRow(was: BookedConversion, is: BookedConversion): ConversionChange {
  return {
    id: uuidOf(is.id),
    amount: is.amount,
    asset: is.asset,
    refunded_amount: is.refunded_amount,
    refunds_count: is.refunds_count,
    is_confirmed: is.is_confirmed,
    was_refunds_count: was.refunds_count,
  }
}

/** Claims on this friend: those noted before, the click they came by, and the code they typed. */
function claimsOn(
  { book, tools, claims }: Session,
  { evidence }: Report,
  friend: BookedFriend,
  occurred_at: string,
): BookedClaim[] {
  const found = [...book.claims.values()].filter(
    (claim) => claim.id === evidence.claimId || isOn(claim, friend),
  )
  const { code, namedBy } = evidence
  for (const given of codesIn(evidence)) {
    const by = given === code ? 'code' : namedBy
    const claim = claimByCode(book, given, tools.newId('clm'), occurred_at, by)
    // A code typed by somebody who came by its own link says nothing new; a name says by what it was given.
    const isKnown = found.some(
      (one) =>
        one.advocate_id === claim?.advocate_id &&
        one.program_id === claim.program_id &&
        (by === 'code' || one.evidence === by),
    )
    if (!claim || isKnown) continue
    const own: BookedClaim = { ...claim, friend_id: friend.id }
    book.claims.set(own.id, own)
    claims.push(claimRow(own, given.codeId, 'shop'))
    found.push(own)
  }
  return found
}

/** The codes that a report brings: the one that was typed, and those of whoever was named. */
function codesIn({ code, named }: Evidence): FoundCode[] {
  return code ? [code, ...named] : [...named]
}

function isPurchase({ type, amount }: BookedConversion): boolean {
  return type === 'order' || type === 'renewal' || (amount !== null && amount > 0)
}

function naturalKey({
  type,
  external_id,
}: {
  readonly type: string
  readonly external_id: string
}): string {
  return `${type}|${external_id}`
}

function refused(code: ConstructorParameters<typeof Refusal>[0]): Recorded {
  return { kind: 'refused', refusal: new Refusal(code) }
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
