import type { startInstant as operation } from '@goodword/contract/instant'
import type { Body, Reply } from '@goodword/contract/operation'
import type { PublicContext } from '../context.ts'
import { enrolCustomer } from '../widget/enrol-customer.ts'
import { newAnonymous, readHandle } from './anonymous.ts'
import { countOrRefuse, instantLimit, requireInstant } from './require-instant.ts'
import { withoutStatus } from './without-status.ts'

/** New anonymous advocates from one network: a busy shop's counter, not a script. */
const startsOf = instantLimit({ name: 'instant-starts', quota: 60, windowSeconds: 600 })

/**
 * A link to share at once, for somebody whom nobody vouches for yet. Asked again with the handle, it is the
 * same link. What has come of it is not told here: whoever holds the device is not yet who shared.
 */
export async function startInstant(
  ctx: PublicContext,
  input: Body<typeof operation>,
): Promise<Reply<typeof operation>> {
  requireInstant(ctx)
  const { server, workspace } = ctx
  const known =
    input.handle === undefined ? undefined : readHandle(server, workspace.uuid, input.handle)
  if (!known) countOrRefuse(startsOf(server), ctx.callerPrefix)
  const { handle, externalId } = known ?? newAnonymous(server, workspace.uuid)

  const customer = { external_id: externalId, locale: input.locale }
  const { handle: _, ...enrolment } = input
  const session = await enrolCustomer({ ...ctx, customer }, enrolment)
  return { handle, session: withoutStatus(session) }
}
