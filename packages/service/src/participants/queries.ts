import { type Db, rows, type Tx } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import {
  type ParticipantRow,
  participantColumns,
  participantsWithEnvelopes,
} from './participant-body.ts'
import { type Identity, identityKey } from './person.ts'

/** The participant with the merchant's id, locked until the transaction ends. */
export async function lockByExternalId(
  tx: Tx,
  workspaceId: string,
  externalId: string,
): Promise<ParticipantRow | undefined> {
  const [found] = await rows<ParticipantRow>(
    tx,
    sql`select ${participantColumns} from ${participantsWithEnvelopes}
      where p.workspace_id = ${workspaceId}::uuid and p.external_id = ${externalId} for update of p`,
  )
  return found
}

/** One participant by uuid. */
export async function readParticipant(
  db: Db,
  workspaceId: string,
  uuid: string,
): Promise<ParticipantRow | undefined> {
  const [found] = await rows<ParticipantRow>(
    db,
    sql`select ${participantColumns} from ${participantsWithEnvelopes}
      where p.workspace_id = ${workspaceId}::uuid and p.id = ${uuid}::uuid`,
  )
  return found
}

/** Whether there is a participant with this uuid. */
export async function isParticipant(db: Db, workspaceId: string, uuid: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 as found from participants where workspace_id = ${workspaceId}::uuid and id = ${uuid}::uuid`,
  )
  return found.length > 0
}

/** Who holds each of these identities: uuids by `identityKey`. */
export async function holdersOf(
  tx: Tx,
  workspaceId: string,
  identities: readonly Identity[],
): Promise<ReadonlyMap<string, string>> {
  if (identities.length === 0) return new Map()
  const asked = identities.map(({ kind, blindIndex }) => ({
    kind,
    index: blindIndex.toString('hex'),
  }))
  const found = await rows<Identity & { readonly participantId: string }>(
    tx,
    sql`select i.kind, i.blind_index as "blindIndex", i.participant_id as "participantId"
      from json_to_recordset(${JSON.stringify(asked)}::json) as a(kind text, index text)
      join identities i on i.workspace_id = ${workspaceId}::uuid and i.kind = a.kind
        and i.blind_index = decode(a.index, 'hex')`,
  )
  return new Map(found.map((row) => [identityKey(row), row.participantId]))
}
