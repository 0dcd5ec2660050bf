import type {
  getDelivery as getOperation,
  listDeliveries as operation,
} from '@goodword/contract/deliveries'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { deliveriesWithEnvelopes, deliveryBody, deliveryColumns, toDelivery } from './delivery.ts'

type DeliveryRow = Record<string, unknown> & { readonly id: string }

/** Gifts on their way, newest first; those in one state, or of one participant, where asked. */
export async function listDeliveries(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { state, participant_id } = input
  const found = await rows<DeliveryRow>(
    dbOf(ctx),
    sql`select ${deliveryColumns} from ${deliveriesWithEnvelopes}
      where d.workspace_id = ${ctx.workspace.uuid}::uuid and d.id < ${pageStart(input)}::uuid
        ${state ? sql`and d.state = ${state}` : sql``}
        ${participant_id ? sql`and d.participant_id = ${uuidOf(participant_id)}::uuid` : sql``}
      order by d.id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => deliveryBody(ctx, toDelivery(row)))
}

/** One gift on its way. */
export async function getDelivery(
  ctx: Context,
  { delivery_id }: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await rows<DeliveryRow>(
    dbOf(ctx),
    sql`select ${deliveryColumns} from ${deliveriesWithEnvelopes}
      where d.workspace_id = ${ctx.workspace.uuid}::uuid and d.id = ${uuidOf(delivery_id)}::uuid`,
  )
  if (!row) throw new Refusal('delivery_not_found')
  return deliveryBody(ctx, toDelivery(row))
}
