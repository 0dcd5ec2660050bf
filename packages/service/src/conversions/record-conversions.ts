import type { ConversionInput } from '@goodword/contract/conversions'
import { toInstant } from '@goodword/domain/dates'
import { tell, total } from '@goodword/domain/effects/gather'
import { uuidOf } from '@goodword/domain/ids'
import { noteDue } from '../agenda/note-due.ts'
import type { FoundCode } from '../codes/find-code.ts'
import { type Context, transaction } from '../context.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { deviceIndexOf, identitiesOf } from '../participants/person.ts'
import {
  type BookedClaim,
  type BookedConversion,
  type BookedFriend,
  bookConversion,
} from './book.ts'
import { claimsOn, codesIn } from './claims-on.ts'
import { noteHistory } from './counts.ts'
import { type Decided, decideInBook, programsConcerned, toolsFor } from './decide-in-book.ts'
import { readEvidence } from './evidence.ts'
import { becomeCustomer, findFriend, nobody } from './find-friend.ts'
import { loadBook } from './load-book.ts'
import { recordAgain } from './record-again.ts'
import {
  naturalKey,
  type Origin,
  type Recorded,
  type Report,
  refused,
  type Session,
} from './recording.ts'

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
      // A conversion that the page had seen is confirmed by the server's report of it.
      ...(origin === 'server' ? { lowering: 'confirmed' } : {}),
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
  bookConversion(book, conversion)
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

function isPurchase({ type, amount }: BookedConversion): boolean {
  return type === 'order' || type === 'renewal' || (amount !== null && amount > 0)
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
