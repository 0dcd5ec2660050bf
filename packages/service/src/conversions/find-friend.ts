import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import type { Tools } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { Context } from '../context.ts'
import type { DeviceRow, EnvelopeRow, IdentityRow, ParticipantRow } from '../effects/recorded.ts'
import { type Identity, identityKey, type PersonInput, sealPerson } from '../participants/person.ts'
import type { Book, BookedFriend, BookedParticipant } from './book.ts'

/** Rows about people that a transaction writes beside its effects. */
export type People = {
  readonly participants: Map<Id<'par'>, ParticipantRow>
  readonly envelopes: Map<Id<'par'>, EnvelopeRow>
  readonly identities: IdentityRow[]
  readonly devices: DeviceRow[]
}

export function nobody(): People {
  return { participants: new Map(), envelopes: new Map(), identities: [], devices: [] }
}

/** A friend as a request presents them. */
export type PresentedFriend = {
  readonly person: PersonInput
  readonly identities: readonly Identity[]
  readonly device: Uint8Array | undefined
}

/**
 * Who a presented friend is. Whoever holds one of their identities is them, under whatever external id
 * they come this time; a holder beside another known participant opens a review. Somebody new is enrolled.
 */
export function findFriend(
  ctx: Context,
  book: Book,
  people: People,
  tools: Tools,
  presented: PresentedFriend,
  at: Instant,
): BookedFriend {
  const { person, identities } = presented
  const holders = identities
    .map((identity) => book.identityOwners.get(identityKey(identity)))
    .filter((id) => id !== undefined)
  const named = book.byExternalId.get(person.external_id)
  const known = [...new Set([...holders, ...(named ? [named] : [])])]
  const [id, ...sameAs] =
    known.length > 0 ? (known as [Id<'par'>]) : [enrol(ctx, book, people, tools, person, at)]

  for (const other of sameAs) {
    book.effects.reviews.push({
      id: tools.newId('rvw'),
      kind: 'identity_conflict',
      referral_id: null,
      participant_id: other,
      other_participant_id: id,
      opened_at: at,
    })
  }
  const isTold = addIdentities(book, people, id, identities)
  if (known.length > 0 && (isTold || !book.envelopes.has(id)))
    sealAgain(ctx, book, people, id, person)
  if (presented.device)
    people.devices.push({ participant_id: uuidOf(id), blind_index: presented.device })
  return { id, sameAs }
}

/** Notes since when somebody is a customer, where it was not known. */
export function becomeCustomer(
  book: Book,
  people: People,
  id: Id<'par'>,
  since: Instant,
  at: Instant,
): void {
  const participant = book.participants.get(id)!
  if (participant.customer_since !== null && participant.customer_since <= since) return
  const changed: BookedParticipant = { ...participant, customer_since: since }
  book.participants.set(id, changed)
  const isNew = people.participants.get(id)?.is_new ?? false
  people.participants.set(id, participantRow(changed, at, isNew))
}

function enrol(
  ctx: Context,
  book: Book,
  people: People,
  tools: Tools,
  person: PersonInput,
  at: Instant,
): Id<'par'> {
  const id = tools.newId('par')
  const participant: BookedParticipant = {
    id,
    external_id: person.external_id,
    attributes: person.attributes ?? {},
    locale: person.locale ?? null,
    customer_since:
      person.customer_since === undefined ? null : new Date(person.customer_since).toISOString(),
    created_at: at,
  }
  book.participants.set(id, participant)
  book.byExternalId.set(person.external_id, id)
  people.participants.set(id, participantRow(participant, at, true))
  const envelope = sealPerson(ctx.vault, uuidOf(id), person)
  if (envelope) {
    people.envelopes.set(id, envelope)
    book.envelopes.set(id, { wrappedKey: envelope.wrapped_key, sealed: envelope.sealed })
  }
  tell(book.effects, tools, 'participant.enrolled', id, at, { participant_id: id })
  return id
}

/** Identities that nobody holds yet become this participant's; whether there were any. */
function addIdentities(
  book: Book,
  people: People,
  id: Id<'par'>,
  identities: readonly Identity[],
): boolean {
  const free = identities.filter((identity) => !book.identityOwners.has(identityKey(identity)))
  for (const identity of free) {
    book.identityOwners.set(identityKey(identity), id)
    people.identities.push({
      kind: identity.kind,
      blind_index: identity.blindIndex,
      participant_id: uuidOf(id),
    })
  }
  return free.length > 0
}

/** Puts what is newly told of a known person into their envelope, beside what it holds. */
function sealAgain(
  ctx: Context,
  book: Book,
  people: People,
  id: Id<'par'>,
  person: PersonInput,
): void {
  const envelope = sealPerson(ctx.vault, uuidOf(id), person, book.envelopes.get(id))
  if (!envelope) return
  people.envelopes.set(id, envelope)
  book.envelopes.set(id, { wrappedKey: envelope.wrapped_key, sealed: envelope.sealed })
}

function participantRow(
  participant: BookedParticipant,
  at: Instant,
  isNew: boolean,
): ParticipantRow {
  return { ...participant, id: uuidOf(participant.id), updated_at: at, is_new: isNew }
}
