import { rows } from '@goodword/db/connect'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { fulfilmentLabel } from '../catalogue/rotate-fulfilment-secret.ts'
import { type Context, transaction } from '../context.ts'
import { instantOf } from '../conversions/from-rows.ts'
import { outgoingRules } from '../outgoing/check-address.ts'
import { lockRedemption } from '../redemptions/redemption.ts'
import { settle } from '../redemptions/settle-redemption.ts'
import { httpProvider } from './http-provider.ts'
import type { FulfilmentAnswer, FulfilmentOrder } from './provider.ts'
import { retryAfter } from './retry-after.ts'

/** How long a call is one worker's; longer than a call can take, so that nobody else makes it meanwhile. */
const LEASE_MS = 60_000

/** How many calls are made at once; what is left waits until other workspaces have had their turn. */
const AT_ONCE = 8

/**
 * Asks for what was redeemed and is handed over by others; returns how many calls were made. A call is
 * noted before it is made, so a worker that dies in the middle has it made again, under the same id, and
 * an answer that comes too late changes nothing.
 */
export async function fulfilRedemptions(ctx: Context): Promise<number> {
  const made = await Promise.all(Array.from({ length: AT_ONCE }, () => fulfilNext(ctx)))
  return made.filter(Boolean).length
}

async function fulfilNext(ctx: Context): Promise<boolean> {
  const call = await takeCall(ctx)
  if (!call) return false
  await note(ctx, call, await makeCall(ctx, call))
  return true
}

/** When the next call is to be made, on the real clock; undefined where none is. */
export async function nextCall(ctx: Context): Promise<number | undefined> {
  const [found] = await rows<{ call_at: Date | null }>(
    ctx.server.database.db,
    sql`select min(call_at) as call_at from redemptions
      where workspace_id = ${ctx.workspace.uuid}::uuid and call_at is not null`,
  )
  return found?.call_at?.getTime()
}

type Call = {
  readonly uuid: string
  /** The how-manieth call this is: an answer counts only while no other was made. */
  readonly number: number
  readonly url: string | null
  readonly itemUuid: string
  readonly sealedSecret: Uint8Array | null
  readonly order: FulfilmentOrder
}

async function takeCall(ctx: Context): Promise<Call | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const now = ctx.server.clock()
  const [row] = await rows<Record<string, unknown>>(
    ctx.server.database.db,
    sql`with taken as (
        update redemptions set call_at = ${new Date(now + LEASE_MS)}, calls = calls + 1
        where workspace_id = ${w} and id = (
          select id from redemptions where workspace_id = ${w} and call_at <= ${new Date(now)}
            order by call_at limit 1 for update skip locked)
        returning *)
      select t.*, i.fulfilment_url, i.sealed_secret, i.sku, p.external_id from taken t
        join catalogue_items i on i.workspace_id = ${w} and i.id = t.item_id
        join participants p on p.workspace_id = ${w} and p.id = t.participant_id`,
  )
  if (!row) return undefined
  return {
    uuid: row.id as string,
    number: row.calls as number,
    url: row.fulfilment_url as string | null,
    itemUuid: row.item_id as string,
    sealedSecret: row.sealed_secret as Uint8Array | null,
    order: {
      redemption_id: toId('rdm', row.id as string),
      participant_id: toId('par', row.participant_id as string),
      external_id: row.external_id as string | null,
      item_id: toId('itm', row.item_id as string),
      sku: row.sku as string | null,
      price: row.price as number,
      asset: row.asset as string,
      made_at: instantOf(row.made_at)!,
    },
  }
}

async function makeCall(ctx: Context, call: Call): Promise<FulfilmentAnswer> {
  const { url, sealedSecret, itemUuid, order } = call
  // The address was taken away since: staff settle it by hand, or give it a new one.
  if (url === null || sealedSecret === null) return { kind: 'unclear', reason: 'no_address' }
  const provider = httpProvider(outgoingRules(ctx.server), {
    url,
    secret: ctx.vault.open(fulfilmentLabel(itemUuid), sealedSecret),
    clock: ctx.server.clock,
  })
  return provider.fulfil(order)
}

function note(ctx: Context, call: Call, answer: FulfilmentAnswer): Promise<void> {
  const wait = retryAfter(call.number)
  if (answer.kind === 'unclear' && wait !== undefined) return callAgain(ctx, call, wait)
  return transaction(ctx, async (unit) => {
    const redemption = await lockRedemption(unit, ctx.workspace.uuid, call.uuid)
    if (redemption?.state !== 'pending' || !(await isLatest(ctx, unit.tx, call))) return
    await settle(
      ctx,
      unit,
      redemption,
      answer.kind === 'done'
        ? { outcome: 'fulfilled', reference: answer.reference }
        : { outcome: 'failed', reason: answer.reason },
    )
  })
}

async function isLatest(
  ctx: Context,
  db: Parameters<typeof rows>[0],
  { uuid, number }: Call,
): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from redemptions where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuid}::uuid
      and calls = ${number}`,
  )
  return found.length > 0
}

async function callAgain(ctx: Context, { uuid, number }: Call, waitMs: number): Promise<void> {
  await rows(
    ctx.server.database.db,
    sql`update redemptions set call_at = ${new Date(ctx.server.clock() + waitMs)}
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuid}::uuid and calls = ${number} and state = 'pending'`,
  )
}
