import type { getInstant as operation } from '@goodword/contract/instant'
import type { Query, Reply } from '@goodword/contract/operation'
import type { PublicContext } from '../context.ts'
import { getWidgetSession } from '../widget/get-session.ts'
import { requireInstant } from './require-instant.ts'
import { withoutStatus } from './without-status.ts'

/** What the panel shows to somebody whom nobody vouches for, and who has no link yet. Reads only. */
export async function getInstant(
  ctx: PublicContext,
  input: Query<typeof operation>,
): Promise<Reply<typeof operation>> {
  requireInstant(ctx)
  // A name that no participant has: what anybody would see.
  const customer = { external_id: 'instant-' }
  return withoutStatus(await getWidgetSession({ ...ctx, customer }, input))
}
