import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  getStatement as operation,
  getWidgetStatement as widgetOperation,
} from '@goodword/contract/wallet'
import { uuidOf } from '@goodword/domain/ids'
import { type Context, type CustomerContext, dbOf } from '../context.ts'
import { findCustomer } from '../participants/find-customer.ts'
import { isParticipant } from '../participants/queries.ts'
import { readMovements } from './read-movements.ts'

/** Every movement of a participant's balances, newest first. */
export async function getStatement(
  ctx: Context,
  { participant_id, ...asked }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const participantUuid = uuidOf(participant_id)
  if (!(await isParticipant(dbOf(ctx), ctx.workspace.uuid, participantUuid))) {
    throw new Refusal('participant_not_found')
  }
  return readMovements(dbOf(ctx), ctx.workspace.uuid, { ...asked, participantUuid })
}

/** The same for the customer of a page; nothing for one who has not been met. */
export async function getWidgetStatement(
  ctx: CustomerContext,
  { limit, cursor }: UseCaseInput<typeof widgetOperation>,
): Promise<Reply<typeof widgetOperation>> {
  const customer = await findCustomer(ctx)
  if (customer === undefined) return { data: [], next_cursor: null }
  const participantUuid = uuidOf(customer)
  return readMovements(dbOf(ctx), ctx.workspace.uuid, { limit, cursor, participantUuid })
}
