import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getParticipant as operation } from '@goodword/contract/participants'
import { uuidOf } from '@goodword/domain/ids'
import { type Context, dbOf } from '../context.ts'
import { participantBody } from './participant-body.ts'
import { readParticipant } from './queries.ts'

/** One participant. */
export async function getParticipant(
  ctx: Context,
  { participant_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const found = await readParticipant(dbOf(ctx), ctx.workspace.uuid, uuidOf(participant_id))
  if (!found) throw new Refusal('participant_not_found')
  return participantBody(ctx.vault, found)
}
