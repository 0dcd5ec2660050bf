import type { Participant } from '@goodword/contract/participants'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Person, WorkspaceVault } from '../vault/workspace-vault.ts'
import { openEnvelope } from './person.ts'

/** What is known of a participant in the clear: no e-mail, name or phone. */
export type ParticipantFacts = {
  readonly id: string
  readonly external_id: string | null
  readonly locale: string | null
  readonly attributes: Readonly<Record<string, unknown>>
  readonly customer_since: Date | null
  readonly created_at: Date
  readonly updated_at: Date
}

/** A participant with their envelope, as `participantColumns` asks for it. */
export type ParticipantRow = ParticipantFacts & {
  readonly wrapped_key: Uint8Array | null
  readonly sealed: Uint8Array | null
}

/** What a query asks of `participants p left join envelopes e`, to be shown by `participantBody`. */
export const participantColumns = sql`p.id, p.external_id, p.locale, p.attributes, p.customer_since, p.created_at,
  p.updated_at, e.wrapped_key, e.sealed`

/** Participants with their envelopes, for the beginning of a query. */
export const participantsWithEnvelopes = sql`participants p
  left join envelopes e on e.workspace_id = p.workspace_id and e.participant_id = p.id`

/** A participant as the wire has it, opened for the merchant who told it. */
export function participantBody(
  vault: WorkspaceVault,
  row: ParticipantRow,
): InferInput<typeof Participant> & { readonly id: Id<'par'> } {
  const envelope = { wrappedKey: row.wrapped_key, sealed: row.sealed }
  return bodyOf(row, openEnvelope(vault, row.id, envelope))
}

/** The same, of a person who is known already. */
export function bodyOf(
  row: ParticipantFacts,
  { email, name, phone }: Person,
): InferInput<typeof Participant> & { readonly id: Id<'par'> } {
  return {
    id: toId('par', row.id),
    external_id: row.external_id,
    email: email ?? null,
    name: name ?? null,
    phone: phone ?? null,
    locale: row.locale,
    attributes: { ...row.attributes },
    customer_since: row.customer_since && toInstant(row.customer_since.getTime()),
    created_at: toInstant(row.created_at.getTime()),
    updated_at: toInstant(row.updated_at.getTime()),
  }
}
