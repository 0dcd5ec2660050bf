import type {
  addressDelivery as operation,
  addressWidgetDelivery as widgetOperation,
} from '@goodword/contract/deliveries'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { takesAddress } from '@goodword/domain/wallet/delivery-states'
import { type Context, type CustomerContext, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { findCustomer } from '../participants/find-customer.ts'
import { announceDelivery, type Delivery, deliveryBody, lockDelivery } from './delivery.ts'
import { type AddressInput, sealAddress } from './sealed-address.ts'

/** Says where a gift goes, as the merchant was told; it can be sent from then on. */
export async function addressDelivery(
  ctx: Context,
  { delivery_id, ...address }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const delivery = await giveAddress(ctx, delivery_id, address, () => true)
  return deliveryBody(ctx, delivery)
}

/** The same, as the customer says it in the widget; of their own gifts only. */
export async function addressWidgetDelivery(
  ctx: CustomerContext,
  { delivery_id, address }: UseCaseInput<typeof widgetOperation>,
): Promise<Reply<typeof widgetOperation>> {
  const customer = await findCustomer(ctx)
  const isOwn = (delivery: Delivery) =>
    customer !== undefined && delivery.participantUuid === uuidOf(customer)
  const { state } = await giveAddress(ctx, delivery_id, address, isOwn)
  return { delivery_id, state }
}

function giveAddress(
  ctx: Context,
  deliveryId: Id<'dlv'>,
  address: AddressInput,
  isMeant: (delivery: Delivery) => boolean,
): Promise<Delivery> {
  return transaction(ctx, async (unit) => {
    const delivery = await lockDelivery(unit, ctx.workspace.uuid, uuidOf(deliveryId))
    if (!delivery || !isMeant(delivery)) throw new Refusal('delivery_not_found')
    if (!takesAddress(delivery.state)) throw new Refusal('delivery_on_its_way')

    const { uuid, participantUuid, state, tracking } = delivery
    const { sealed, wrappedKey } = await sealAddress(ctx, unit.tx, participantUuid, uuid, address)
    const at = toInstant(ctx.now)
    const effects = noEffects()
    if (state !== 'requested') {
      announceDelivery(effects, toolsFor(ctx), delivery, 'requested', at)
    }
    storeEffects(unit, ctx.workspace.uuid, effects, {
      addresses: new Map([[uuid, sealed]]),
      movedDeliveries: [{ id: uuid, state: 'requested', was: state, tracking, changed_at: at }],
    })
    return {
      ...delivery,
      state: 'requested' as const,
      sealedAddress: sealed,
      wrappedKey,
      changedAt: at,
    }
  })
}
