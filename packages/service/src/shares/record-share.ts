import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { recordShare as operation } from '@goodword/contract/shares'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { count, tell, total } from '@goodword/domain/effects/gather'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { isParticipant } from '../participants/queries.ts'
import { readProgram } from '../programs/queries.ts'
import { shareBody } from './share-body.ts'

/** Records that an advocate used a channel, in whatever state the program is. */
export async function recordShare(
  ctx: Context,
  { program_id, participant_id, channel }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { server, workspace } = ctx
  return transaction(ctx, async (unit) => {
    const [program, isKnown] = await Promise.all([
      readProgram(unit.tx, workspace.uuid, uuidOf(program_id)),
      isParticipant(unit.tx, workspace.uuid, uuidOf(participant_id)),
    ])
    if (!program) throw new Refusal('program_not_found')
    if (!isKnown) throw new Refusal('participant_not_found')

    const id = server.newId('shr')
    const share = {
      id: uuidOf(id),
      program_id: uuidOf(program_id),
      participant_id: uuidOf(participant_id),
      channel,
      shared_at: new Date(ctx.now),
    }
    unit.send(
      rows(
        unit.tx,
        sql`insert into shares (workspace_id, id, program_id, participant_id, channel, shared_at)
          values (${workspace.uuid}::uuid, ${share.id}::uuid, ${share.program_id}::uuid,
            ${share.participant_id}::uuid, ${channel}, ${share.shared_at})`,
      ),
    )
    const effects = noEffects()
    const at = toInstant(ctx.now)
    const tools = toolsFor(ctx)
    count(effects, program_id, participant_id, { shares: 1 })
    total(effects, tools, program_id, 'shares', at)
    tell(effects, tools, 'share.recorded', id, at, {
      share_id: id,
      program_id,
      participant_id,
      channel,
    })
    storeEffects(unit, workspace.uuid, effects)
    noteDue(ctx, unit, effects)
    return shareBody(share)
  })
}
