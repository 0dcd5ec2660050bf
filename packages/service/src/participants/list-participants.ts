import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  getParticipant as getOperation,
  listParticipants as operation,
} from '@goodword/contract/participants'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { type ParticipantRow, participantBody, selectParticipants } from './participant-body.ts'
import { identitiesOf } from './person.ts'

/** Participants, newest first; or the one with this external id, or with this e-mail. */
export async function listParticipants(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const [identity] = identitiesOf(ctx.vault, { email: input.email })
  const named =
    input.external_id === undefined ? sql`` : sql`and p.external_id = ${input.external_id}`
  const holding = identity
    ? sql`and p.id = (select participant_id from identities where workspace_id = ${ctx.workspace.uuid}::uuid
        and kind = ${identity.kind} and blind_index = ${identity.blindIndex})`
    : sql``
  const found = await rows<ParticipantRow>(
    ctx.server.database.db,
    sql`${selectParticipants(ctx.workspace.uuid, sql`p.id < ${pageStart(input)}::uuid ${named} ${holding}`)}
      order by p.id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => participantBody(ctx, row))
}

/** One participant. */
export async function getParticipant(
  ctx: Context,
  input: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await rows<ParticipantRow>(
    ctx.server.database.db,
    selectParticipants(ctx.workspace.uuid, sql`p.id = ${uuidOf(input.participant_id)}::uuid`),
  )
  if (!row) throw new Refusal('participant_not_found')
  return participantBody(ctx, row)
}
