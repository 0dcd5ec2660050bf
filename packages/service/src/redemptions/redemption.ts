import type { Redemption as RedemptionSchema } from '@goodword/contract/redemptions'
import { rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import type { DeliveryState } from '@goodword/domain/wallet/delivery-states'
import type { RedemptionState } from '@goodword/domain/wallet/redemption-states'
import type { SpentPart } from '@goodword/domain/wallet/spend'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Unit } from '../context.ts'
import { instantOf } from '../conversions/from-rows.ts'

/** A redemption as it is stored, with where its gift is. */
export type Redemption = {
  readonly uuid: string
  readonly participantUuid: string
  readonly itemUuid: string
  readonly kind: 'coupon' | 'perk' | 'gift' | 'top_up'
  readonly price: number
  readonly asset: string
  readonly parts: readonly SpentPart[]
  readonly state: RedemptionState
  readonly reason: string | null
  readonly couponCode: string | null
  readonly reference: string | null
  readonly deliveryUuid: string | null
  readonly deliveryState: DeliveryState | null
  readonly madeAt: string
  readonly settledAt: string | null
}

/** Redemptions with their deliveries, for the beginning of a query that `toRedemption` reads. */
export const redemptionsWithDeliveries = sql`
  (select r.*, d.id as delivery_id, d.state as delivery_state from redemptions r
    left join deliveries d on d.workspace_id = r.workspace_id and d.redemption_id = r.id)`

export function toRedemption(row: Record<string, unknown>): Redemption {
  return {
    uuid: row.id as string,
    participantUuid: row.participant_id as string,
    itemUuid: row.item_id as string,
    kind: row.kind as Redemption['kind'],
    price: row.price as number,
    asset: row.asset as string,
    parts: row.parts as readonly SpentPart[],
    state: row.state as Redemption['state'],
    reason: row.reason as string | null,
    couponCode: row.coupon_code as string | null,
    reference: row.reference as string | null,
    deliveryUuid: row.delivery_id as string | null,
    deliveryState: row.delivery_state as DeliveryState | null,
    madeAt: instantOf(row.made_at)!,
    settledAt: instantOf(row.settled_at),
  }
}

/** One redemption, its participant locked first. */
export async function lockRedemption(
  unit: Unit,
  workspaceId: string,
  uuid: string,
): Promise<Redemption | undefined> {
  const w = sql`${workspaceId}::uuid`
  await rows(
    unit.tx,
    sql`select id from participants where workspace_id = ${w}
      and id = (select participant_id from redemptions where workspace_id = ${w} and id = ${uuid}::uuid) for update`,
  )
  const [row] = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from ${redemptionsWithDeliveries} r where workspace_id = ${w} and id = ${uuid}::uuid`,
  )
  return row && toRedemption(row)
}

/** A redemption for the wire. */
export function redemptionBody(redemption: Redemption): InferInput<typeof RedemptionSchema> {
  const { deliveryUuid } = redemption
  return {
    id: toId('rdm', redemption.uuid),
    participant_id: toId('par', redemption.participantUuid),
    item_id: toId('itm', redemption.itemUuid),
    kind: redemption.kind,
    price: redemption.price,
    asset: redemption.asset,
    state: redemption.state,
    reason: redemption.reason,
    coupon_code: redemption.couponCode,
    reference: redemption.reference,
    delivery_id: deliveryUuid === null ? null : toId('dlv', deliveryUuid),
    delivery_state: redemption.deliveryState,
    made_at: redemption.madeAt,
    settled_at: redemption.settledAt,
  }
}
