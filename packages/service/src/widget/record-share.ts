import type { UseCaseInput } from '@goodword/contract/operation'
import type { recordWidgetShare as operation } from '@goodword/contract/widget'
import { type CustomerContext, transaction } from '../context.ts'
import { requireCustomer } from '../participants/find-customer.ts'
import { recordShare } from '../shares/record-share.ts'

/** Records that the customer of this page used a channel. */
export async function recordWidgetShare(
  ctx: CustomerContext,
  input: UseCaseInput<typeof operation>,
): Promise<void> {
  await transaction(ctx, async (unit) => {
    const participant_id = await requireCustomer({ ...ctx, unit })
    await recordShare(
      { ...ctx, unit },
      {
        program_id: input.program_id,
        participant_id,
        channel: input.channel,
      },
    )
  })
}
