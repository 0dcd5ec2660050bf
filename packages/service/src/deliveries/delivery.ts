import type { Delivery as DeliverySchema } from '@goodword/contract/deliveries'
import { rows } from '@goodword/db/connect'
import type { Effects, Tools } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { type Id, toId } from '@goodword/domain/ids'
import type { DeliveryState } from '@goodword/domain/wallet/delivery-states'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Context, Unit } from '../context.ts'
import { instantOf } from '../conversions/from-rows.ts'
import { openAddress } from './sealed-address.ts'

/** A delivery as it is stored, with the key of its owner. */
export type Delivery = {
  readonly uuid: string
  readonly participantUuid: string
  readonly redemptionUuid: string | null
  readonly rewardUuid: string | null
  readonly state: DeliveryState
  readonly tracking: string | null
  readonly sealedAddress: Uint8Array | null
  readonly wrappedKey: Uint8Array | null
  readonly createdAt: string
  readonly changedAt: string
}

/** What a query asks of deliveries and their owners' envelopes, for `toDelivery`. */
export const deliveryColumns = sql`d.*, e.wrapped_key`

/** Deliveries with the envelopes of their owners, for the beginning of a query. */
export const deliveriesWithEnvelopes = sql`deliveries d
  left join envelopes e on e.workspace_id = d.workspace_id and e.participant_id = d.participant_id`

export function toDelivery(row: Record<string, unknown>): Delivery {
  return {
    uuid: row.id as string,
    participantUuid: row.participant_id as string,
    redemptionUuid: row.redemption_id as string | null,
    rewardUuid: row.reward_id as string | null,
    state: row.state as DeliveryState,
    tracking: row.tracking as string | null,
    sealedAddress: row.sealed_address as Uint8Array | null,
    wrappedKey: row.wrapped_key as Uint8Array | null,
    createdAt: instantOf(row.created_at)!,
    changedAt: instantOf(row.changed_at)!,
  }
}

/** One delivery, its owner locked first. */
export async function lockDelivery(
  unit: Unit,
  workspaceId: string,
  uuid: string,
): Promise<Delivery | undefined> {
  const w = sql`${workspaceId}::uuid`
  await rows(
    unit.tx,
    sql`select id from participants where workspace_id = ${w}
      and id = (select participant_id from deliveries where workspace_id = ${w} and id = ${uuid}::uuid) for update`,
  )
  const [row] = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select ${deliveryColumns} from ${deliveriesWithEnvelopes} where d.workspace_id = ${w} and d.id = ${uuid}::uuid`,
  )
  return row && toDelivery(row)
}

/** A delivery for the merchant, with its address opened. */
export function deliveryBody(
  ctx: Pick<Context, 'vault'>,
  delivery: Delivery,
): InferInput<typeof DeliverySchema> {
  const { uuid, participantUuid, wrappedKey, sealedAddress } = delivery
  return {
    id: toId('dlv', uuid),
    participant_id: toId('par', participantUuid),
    redemption_id: optional('rdm', delivery.redemptionUuid),
    reward_id: optional('rwd', delivery.rewardUuid),
    state: delivery.state,
    address: openAddress(ctx, participantUuid, uuid, { wrappedKey, sealed: sealedAddress }),
    tracking: delivery.tracking,
    created_at: delivery.createdAt,
    changed_at: delivery.changedAt,
  }
}

/** Tells where a delivery is now. Where it goes is nobody's business who is not asked to send it. */
export function announceDelivery(
  effects: Effects,
  tools: Tools,
  delivery: Pick<Delivery, 'uuid' | 'participantUuid' | 'redemptionUuid' | 'rewardUuid'>,
  state: Exclude<DeliveryState, 'awaiting_address'>,
  at: string,
): void {
  const id = toId('dlv', delivery.uuid)
  tell(effects, tools, `delivery.${state}`, id, at, {
    delivery_id: id,
    participant_id: toId('par', delivery.participantUuid),
    redemption_id: optional('rdm', delivery.redemptionUuid),
    reward_id: optional('rwd', delivery.rewardUuid),
  })
}

function optional<K extends 'rdm' | 'rwd'>(kind: K, uuid: string | null): Id<K> | null {
  return uuid === null ? null : toId(kind, uuid)
}
