import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  redeem as operation,
  redeemInWidget as widgetOperation,
} from '@goodword/contract/redemptions'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import type { Effects } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { payDebts } from '@goodword/domain/wallet/debt'
import {
  decideRedemption,
  type RedemptionDecision,
} from '@goodword/domain/wallet/decide-redemption'
import { knowLots } from '@goodword/domain/wallet/move-lots'
import { spend } from '@goodword/domain/wallet/spend'
import { sql } from 'drizzle-orm'
import { noteAt, noteDue } from '../agenda/note-due.ts'
import { type Item, lockItem } from '../catalogue/item.ts'
import { type Context, type CustomerContext, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { announceDelivery } from '../deliveries/delivery.ts'
import { type AddressInput, sealAddress } from '../deliveries/sealed-address.ts'
import type { Recorded } from '../effects/recorded.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { requireCustomer } from '../participants/find-customer.ts'
import { lockPeople } from '../participants/lock-people.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { readLots } from '../wallet/read-lots.ts'
import { tooSmall } from '../wallet/too-small.ts'
import { announceRedemption } from './announce-redemption.ts'
import { type Redemption, redemptionBody } from './redemption.ts'

/**
 * Spends points on something of the catalogue: lots, balance, stock, code and delivery in one statement.
 * Whoever redeems holds their own row first and then the thing's, so the last one goes to one person.
 */
export function redeem(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const w = ctx.workspace.uuid
  const participantUuid = uuidOf(input.participant_id)
  return transaction(ctx, async (unit) => {
    if (!(await lockPeople(unit, w, [participantUuid]))) throw new Refusal('participant_not_found')
    const [item, lots, effects] = await Promise.all([
      lockItem(unit, w, uuidOf(input.item_id)),
      readLots(unit.tx, w, participantUuid),
      effectsOwing(unit, w, [participantUuid]),
    ])
    if (!item) throw new Refusal('item_not_found')
    demandFulfillable(item)
    const tools = toolsFor(ctx)
    const now = toInstant(ctx.now)
    knowLots(effects, lots)
    const decision = decideRedemption(item, payDebts(effects, tools, lots, now), now)
    if (decision.kind !== 'redeem') throw refusalOf(decision, item)

    const id = ctx.server.newId('rdm')
    const parts = spend(effects, tools, decision.parts, id, now)
    const code = item.kind === 'coupon' ? await freeCode(unit, w, item) : undefined
    const made = madeOf(ctx, id, input.participant_id, item, parts, code?.code ?? null)
    const delivery =
      item.kind === 'gift' ? await openDelivery(ctx, unit, effects, made, input.address) : undefined
    tellOf(ctx, effects, made, item, decision)
    const isCalled = made.state === 'pending' && item.fulfilment_url !== null
    const callAt = isCalled ? toInstant(ctx.server.clock()) : null
    storeEffects(unit, w, effects, {
      redemptions: [rowOf(made, callAt)],
      stockChanges: [{ id: item.uuid, change: 1 }],
      usedCodes: code ? [{ id: code.id, item_id: item.uuid, redemption_id: made.uuid }] : [],
      ...delivery?.recorded,
    })
    noteDue(ctx, unit, effects)
    if (isCalled) noteCall(ctx, unit)
    return redemptionBody({ ...made, ...delivery?.told })
  })
}

/** The same for the customer of a page. */
export async function redeemInWidget(
  ctx: CustomerContext,
  { item_id, address }: UseCaseInput<typeof widgetOperation>,
): Promise<Reply<typeof widgetOperation>> {
  const participant_id = await requireCustomer(ctx)
  return redeem(ctx, { participant_id, item_id, address })
}

function demandFulfillable({ fulfilment_url, sealed_secret }: Item): void {
  if (fulfilment_url === null || sealed_secret !== null) return
  throw new Refusal('item_not_redeemable', { reason: 'fulfilment_secret_missing' })
}

function refusalOf(decision: Exclude<RedemptionDecision, { kind: 'redeem' }>, item: Item): Refusal {
  if (decision.kind === 'short') return tooSmall('/item_id', item.asset, decision)
  return new Refusal('item_not_redeemable', { reason: decision.reason })
}

/** A code that nobody has. The thing is locked, so nobody else looks for one. */
async function freeCode(
  unit: Unit,
  workspaceId: string,
  item: Item,
): Promise<{ readonly id: string; readonly code: string }> {
  const [found] = await rows<{ id: string; code: string }>(
    unit.tx,
    sql`select id, code from catalogue_codes where workspace_id = ${workspaceId}::uuid
      and item_id = ${item.uuid}::uuid and redemption_id is null order by id limit 1`,
  )
  if (!found) throw new Error('a coupon has fewer codes than its stock says')
  return found
}

function madeOf(
  ctx: Context,
  id: Id<'rdm'>,
  participantId: Id<'par'>,
  item: Item,
  parts: Redemption['parts'],
  couponCode: string | null,
): Redemption {
  // A coupon and a perk are there with the redemption; the others have to be handed over.
  const isDone = item.kind === 'coupon' || item.kind === 'perk'
  const madeAt = toInstant(ctx.now)
  return {
    uuid: uuidOf(id),
    participantUuid: uuidOf(participantId),
    itemUuid: item.uuid,
    kind: item.kind,
    price: item.price,
    asset: item.asset,
    parts,
    state: isDone ? 'fulfilled' : 'pending',
    reason: null,
    couponCode,
    reference: null,
    deliveryUuid: null,
    deliveryState: null,
    madeAt,
    settledAt: isDone ? madeAt : null,
  }
}

function rowOf(
  made: Redemption,
  callAt: string | null,
): NonNullable<Recorded['redemptions']>[number] {
  return {
    id: made.uuid,
    participant_id: made.participantUuid,
    item_id: made.itemUuid,
    kind: made.kind,
    price: made.price,
    asset: made.asset,
    parts: made.parts,
    state: made.state === 'fulfilled' ? 'fulfilled' : 'pending',
    coupon_code: made.couponCode,
    made_at: made.madeAt,
    settled_at: made.settledAt,
    call_at: callAt,
  }
}

/** A gift has to be sent: with its address at once, or as soon as it is said. */
async function openDelivery(
  ctx: Context,
  unit: Unit,
  effects: Effects,
  made: Redemption,
  address: AddressInput | undefined,
) {
  const id = ctx.server.newId('dlv')
  const uuid = uuidOf(id)
  const state = address ? 'requested' : 'awaiting_address'
  effects.deliveries.push({
    id,
    participant_id: toId('par', made.participantUuid),
    redemption_id: toId('rdm', made.uuid),
    reward_id: null,
    state,
    created_at: made.madeAt,
  })
  const told = { deliveryUuid: uuid, deliveryState: state } as const
  if (!address) return { told, recorded: {} }
  const delivery = {
    uuid,
    participantUuid: made.participantUuid,
    redemptionUuid: made.uuid,
    rewardUuid: null,
  }
  announceDelivery(effects, toolsFor(ctx), delivery, 'requested', made.madeAt)
  const { sealed } = await sealAddress(ctx, unit.tx, made.participantUuid, uuid, address)
  return { told, recorded: { addresses: new Map([[uuid, sealed]]) } }
}

function tellOf(
  ctx: Context,
  effects: Effects,
  made: Redemption,
  item: Item,
  { left, isLow }: Extract<RedemptionDecision, { kind: 'redeem' }>,
): void {
  const tools = toolsFor(ctx)
  announceRedemption(effects, tools, made, 'requested', made.madeAt)
  if (made.state === 'fulfilled') {
    announceRedemption(effects, tools, made, 'fulfilled', made.madeAt)
  }
  if (!isLow) return
  const item_id = toId('itm', item.uuid)
  tell(effects, tools, 'catalogue.low_stock', item_id, made.madeAt, {
    item_id,
    kind: item.kind,
    left,
  })
}

/** A top-up is asked for at once, on the real clock. */
function noteCall(ctx: Context, unit: Unit): void {
  unit.afterCommit(() => {
    noteAt(ctx.server, ctx.workspace.uuid, new Date(ctx.server.clock())).catch(() => {})
  })
}
