import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { recordShare as operation } from '@goodword/contract/shares'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { count, noEffects, tell, total } from '@goodword/domain/effects/effects'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'

/** Records that an advocate used a channel. */
export function recordShare(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const [known] = await rows<{ program: boolean; participant: boolean }>(
      unit.tx,
      sql`select
        exists (select 1 from programs where workspace_id = ${ctx.workspace.uuid}::uuid
          and id = ${uuidOf(input.program_id)}::uuid) as program,
        exists (select 1 from participants where workspace_id = ${ctx.workspace.uuid}::uuid
          and id = ${uuidOf(input.participant_id)}::uuid) as participant`,
    )
    if (!known?.program) throw new Refusal('program_not_found')
    if (!known.participant) throw new Refusal('participant_not_found')

    const share = {
      id: ctx.server.newId('shr'),
      program_id: input.program_id,
      participant_id: input.participant_id,
      channel: input.channel,
      shared_at: toInstant(ctx.now),
    }
    const tools = toolsFor(ctx)
    const effects = noEffects()
    count(effects, share.program_id, share.participant_id, { shares: 1 })
    total(effects, tools, share.program_id, 'shares', share.shared_at)
    tell(effects, tools, 'share.recorded', share.id, share.shared_at, {
      share_id: share.id,
      program_id: share.program_id,
      participant_id: share.participant_id,
      channel: share.channel,
    })
    unit.send(
      rows(
        unit.tx,
        sql`insert into shares (workspace_id, id, program_id, participant_id, channel, shared_at)
          values (${ctx.workspace.uuid}::uuid, ${uuidOf(share.id)}::uuid, ${uuidOf(share.program_id)}::uuid,
            ${uuidOf(share.participant_id)}::uuid, ${share.channel}, ${new Date(ctx.now)})`,
      ),
    )
    storeEffects(unit, ctx.workspace.uuid, effects)
    noteDue(ctx, unit, effects)
    return share
  })
}
