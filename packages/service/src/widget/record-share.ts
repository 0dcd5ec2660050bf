import { Refusal } from '@goodword/contract/errors'
import type { UseCaseInput } from '@goodword/contract/operation'
import type { recordWidgetShare as operation } from '@goodword/contract/widget'
import { rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type CustomerContext, transaction } from '../context.ts'
import { recordShare } from '../shares/record-share.ts'

/** Records that the customer of this page used a channel. */
export async function recordWidgetShare(
  ctx: CustomerContext,
  input: UseCaseInput<typeof operation>,
): Promise<void> {
  await transaction(ctx, async (unit) => {
    const [participant] = await rows<{ id: string }>(
      unit.tx,
      sql`select id from participants where workspace_id = ${ctx.workspace.uuid}::uuid
        and external_id = ${ctx.customer.external_id}`,
    )
    if (!participant) throw new Refusal('participant_not_found')
    await recordShare(
      { ...ctx, unit },
      {
        program_id: input.program_id,
        participant_id: toId('par', participant.id),
        channel: input.channel,
      },
    )
  })
}
