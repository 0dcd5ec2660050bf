import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { recordPageConversion as operation } from '@goodword/contract/widget'
import type { Context } from '../context.ts'
import { recordConversions } from './record-conversions.ts'

/** Records a conversion that only the page saw, where the merchant allows it: unconfirmed until the server says so too. */
export async function recordPageConversion(
  ctx: Context,
  { publishable_key: _, ...input }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  if (!ctx.workspace.acceptsPageConversions) throw new Refusal('page_conversions_not_allowed')
  const [recorded] = await recordConversions(ctx, [input], 'page')
  if (recorded!.kind === 'refused') throw recorded!.refusal
  return { result: recorded!.kind === 'repeated' ? 'repeated' : 'recorded' }
}
