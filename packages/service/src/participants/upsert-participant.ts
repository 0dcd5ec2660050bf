import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { upsertParticipant as operation } from '@goodword/contract/participants'
import { toInstant } from '@goodword/domain/dates'
import { type Effects, noEffects } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import type { ParticipantRow as WrittenRow } from '../effects/recorded.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { bodyOf, type ParticipantFacts } from './participant-body.ts'
import {
  claimIdentities,
  identitiesOf,
  identityKey,
  openEnvelope,
  type PersonInput,
  sealPerson,
  toldOf,
} from './person.ts'
import { holdersOf, lockByExternalId } from './queries.ts'

/**
 * Enrols a person, or updates them; what is left out stays. An e-mail or phone that another participant
 * holds stays theirs, and the two of them are put before staff.
 */
export async function upsertParticipant(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { vault, workspace } = ctx
  const identities = identitiesOf(vault, input)
  return transaction(ctx, async (unit) => {
    const [known, holders] = await Promise.all([
      lockByExternalId(unit.tx, workspace.uuid, input.external_id),
      holdersOf(unit.tx, workspace.uuid, identities),
    ])

    const uuid = known?.id ?? uuidOf(ctx.server.newId('par'))
    const stored = known && { wrappedKey: known.wrapped_key, sealed: known.sealed }
    const envelope = sealPerson(vault, uuid, input, stored)
    const claimed = claimIdentities(uuid, identities, (one) => holders.get(identityKey(one)))
    const facts = factsOf(uuid, known, input, ctx.now)
    const isChanged = !known || envelope !== undefined || !isSame(known, facts)
    const shown = isChanged ? facts : known

    storeEffects(unit, workspace.uuid, effectsOf(ctx, uuid, !known, claimed.holders), {
      participants: isChanged ? [toRow(facts, !known)] : [],
      envelopes: envelope ? [envelope] : [],
      identities: claimed.gained,
    })
    return bodyOf(shown, toldOf(openEnvelope(vault, uuid, stored), input))
  })
}

/** The participant as they will stand: what was told now, beside what was known. */
function factsOf(
  uuid: string,
  known: ParticipantFacts | undefined,
  told: PersonInput,
  now: number,
): ParticipantFacts {
  const since = told.customer_since
  return {
    id: uuid,
    external_id: told.external_id,
    locale: told.locale ?? known?.locale ?? null,
    attributes: told.attributes ?? known?.attributes ?? {},
    customer_since: since === undefined ? (known?.customer_since ?? null) : new Date(since),
    created_at: known?.created_at ?? new Date(now),
    updated_at: new Date(now),
  }
}

function isSame(known: ParticipantFacts, facts: ParticipantFacts): boolean {
  return (
    known.locale === facts.locale &&
    known.customer_since?.getTime() === facts.customer_since?.getTime() &&
    attributesText(known) === attributesText(facts)
  )
}

// The database gives the properties back in an order of its own.
function attributesText({ attributes }: ParticipantFacts): string {
  return JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function effectsOf(
  ctx: Context,
  uuid: string,
  isNew: boolean,
  holders: readonly string[],
): Effects {
  const effects = noEffects()
  const id: Id<'par'> = toId('par', uuid)
  const at = toInstant(ctx.now)
  if (isNew) tell(effects, toolsFor(ctx), 'participant.enrolled', id, at, { participant_id: id })
  for (const holder of holders) {
    effects.reviews.push({
      id: ctx.server.newId('rvw'),
      kind: 'identity_conflict',
      referral_id: null,
      participant_id: id,
      other_participant_id: toId('par', holder),
      opened_at: at,
    })
  }
  return effects
}

function toRow(facts: ParticipantFacts, isNew: boolean): WrittenRow {
  const instant = (date: Date) => toInstant(date.getTime())
  return {
    ...facts,
    customer_since: facts.customer_since && instant(facts.customer_since),
    created_at: instant(facts.created_at),
    updated_at: instant(facts.updated_at),
    is_new: isNew,
  }
}
