import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { upsertParticipant as operation } from '@goodword/contract/participants'
import { toInstant } from '@goodword/domain/dates'
import { type Effects, noEffects, tell } from '@goodword/domain/effects/effects'
import { toId, uuidOf } from '@goodword/domain/ids'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { bodyOf, type ParticipantRow, participantBody } from './participant-body.ts'
import {
  claimIdentities,
  identitiesOf,
  identityKey,
  openEnvelope,
  type PersonInput,
  sealPerson,
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

    const id = known?.id ?? uuidOf(ctx.server.newId('par'))
    const stored = known && { wrappedKey: known.wrapped_key, sealed: known.sealed }
    const envelope = sealPerson(vault, id, input, stored)
    const claimed = claimIdentities(id, identities, (one) => holders.get(identityKey(one)))
    const isTold = known === undefined || envelope !== undefined || saysMore(known, input)
    if (!isTold && claimed.gained.length === 0 && claimed.holders.length === 0) {
      return participantBody(vault, known)
    }

    const row = isTold ? merged(ctx, id, known, input) : known
    storeEffects(unit, workspace.uuid, effectsOf(ctx, id, known === undefined, claimed.holders), {
      participants: isTold ? [stored_(row, known === undefined)] : [],
      envelopes: envelope ? [envelope] : [],
      identities: claimed.gained,
    })
    const { email, name, phone } = input
    const before = openEnvelope(vault, id, stored)
    return bodyOf(row, {
      email: email ?? before.email,
      name: name ?? before.name,
      phone: phone ?? before.phone,
    })
  })
}
