import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { listParticipants as operation } from '@goodword/contract/participants'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import {
  type ParticipantRow,
  participantBody,
  participantColumns,
  participantsWithEnvelopes,
} from './participant-body.ts'
import { identitiesOf } from './person.ts'

/** Participants, newest first; or the one with an external id or an e-mail, however it is spelt. */
export async function listParticipants(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const workspaceId = ctx.workspace.uuid
  const [email] = identitiesOf(ctx.vault, { email: input.email })
  const found = await rows<ParticipantRow>(
    dbOf(ctx),
    sql`select ${participantColumns} from ${participantsWithEnvelopes}
      where p.workspace_id = ${workspaceId}::uuid and p.id < ${pageStart(input)}::uuid
        ${input.external_id === undefined ? sql`` : sql`and p.external_id = ${input.external_id}`}
        ${
          email === undefined
            ? sql``
            : sql`and p.id = (select participant_id from identities
                where workspace_id = ${workspaceId}::uuid and kind = 'email' and blind_index = ${email.blindIndex})`
        }
      order by p.id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => participantBody(ctx.vault, row))
}
