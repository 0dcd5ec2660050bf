import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getWidgetWallet as operation } from '@goodword/contract/wallet'
import { rows } from '@goodword/db/connect'
import { periodOf, toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { maskName } from '@goodword/domain/participants/mask-name'
import { textIn } from '@goodword/domain/programs/describe-program'
import { runsOutFirst } from '@goodword/domain/wallet/choose-lots'
import type { Debt } from '@goodword/domain/wallet/debt'
import { whyUnavailable } from '@goodword/domain/wallet/decide-redemption'
import { mayGive } from '@goodword/domain/wallet/decide-transfer'
import { isSpendable, type Lot } from '@goodword/domain/wallet/lot'
import { GROWTH } from '@goodword/domain/wallet/tiers'
import { sql } from 'drizzle-orm'
import { type Item, leftOf, toItem } from '../catalogue/item.ts'
import { type Context, type CustomerContext, dbOf } from '../context.ts'
import { instantOf, toReferral } from '../conversions/from-rows.ts'
import { findCustomer } from '../participants/find-customer.ts'
import { namesOf } from '../participants/names.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { loadProgram } from '../programs/load-program.ts'
import { givenOn, transferRules } from '../transfers/transfer.ts'
import { readDebts } from './read-debts.ts'
import { readLots } from './read-lots.ts'
import { readMovements } from './read-movements.ts'
import { tierBody } from './tier-body.ts'

type Wallet = Reply<typeof operation>

const LOTS_MAX = 100
const ITEMS_MAX = 100
const SHOWN_MAX = 20

/** All that a customer's wallet shows. Reads only; one who has not been met sees the catalogue. */
export async function getWidgetWallet(
  ctx: CustomerContext,
  input: UseCaseInput<typeof operation>,
): Promise<Wallet> {
  const locale = input.locale ?? ctx.customer.locale ?? 'en'
  const customer = await findCustomer(ctx)
  const now = toInstant(ctx.now)
  const all = customer ? await readLots(dbOf(ctx), ctx.workspace.uuid, uuidOf(customer)) : []
  const debts = customer ? await readDebts(dbOf(ctx), ctx.workspace.uuid, [uuidOf(customer)]) : []
  const lots = all.filter((lot) => isSpendable(lot, now)).sort(runsOutFirst)
  const held = sumsOf(lots, debts)
  const items = await readItems(ctx)
  return {
    // To the minute, so that an unchanged wallet has an unchanged ETag for a while.
    now: toInstant(Math.floor(ctx.now / 60_000) * 60_000),
    balances: [...held].map(([asset, amount]) => ({ asset, amount })),
    lots: lots
      .slice(0, LOTS_MAX)
      .map(({ asset, remaining, expires_at }) => ({ asset, amount: remaining, expires_at })),
    tier: await readTier(ctx, held.get(GROWTH) ?? 0, locale),
    catalogue: items
      .filter((item) => whyUnavailable(item, now) === undefined)
      .map((item) => itemBody(item, held.get(item.asset) ?? 0, locale)),
    redemptions: customer ? await readRedemptions(ctx, customer, locale) : [],
    deliveries: customer ? await readDeliveries(ctx, customer) : [],
    transfers: customer ? await readTransfers(ctx, customer) : [],
    statement: customer
      ? await readMovements(dbOf(ctx), ctx.workspace.uuid, {
          participantUuid: uuidOf(customer),
          limit: SHOWN_MAX,
        })
      : { data: [], next_cursor: null },
  }
}

/** What there is of each asset, less what is owed: below zero where more is owed than there is. */
function sumsOf(lots: readonly Lot[], debts: readonly Debt[]): Map<string, number> {
  const sums = new Map(debts.map(({ asset, amount }) => [asset, -amount]))
  for (const { asset, remaining } of lots) sums.set(asset, (sums.get(asset) ?? 0) + remaining)
  return sums
}

/** The first program that runs and has tiers says what growth comes to. */
async function readTier(ctx: Context, growth: number, locale: string): Promise<Wallet['tier']> {
  for (const { id, status, liveVersion } of await livePrograms(
    ctx.server,
    dbOf(ctx),
    ctx.workspace.uuid,
  )) {
    if (status !== 'live') continue
    const { document } = await loadProgram(dbOf(ctx), ctx.workspace.uuid, id, liveVersion)
    if (document.tiers) return tierBody(document.tiers, growth, locale)
  }
  return null
}

async function readItems(ctx: Context): Promise<Item[]> {
  const found = await rows<Record<string, unknown>>(
    dbOf(ctx),
    sql`select * from catalogue_items where workspace_id = ${ctx.workspace.uuid}::uuid and is_active
      order by price, id limit ${ITEMS_MAX}`,
  )
  return found.map(toItem)
}

function itemBody(item: Item, held: number, locale: string): Wallet['catalogue'][number] {
  return {
    item_id: toId('itm', item.uuid),
    kind: item.kind,
    name: textIn(item.name, locale) ?? '',
    description: textIn(item.description ?? undefined, locale),
    price: item.price,
    asset: item.asset,
    is_affordable: held >= item.price,
    missing: Math.max(0, item.price - held),
    left: leftOf(item),
  }
}

async function readRedemptions(
  ctx: Context,
  customer: Id<'par'>,
  locale: string,
): Promise<Wallet['redemptions']> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const found = await rows<Record<string, unknown>>(
    dbOf(ctx),
    sql`select r.id, r.kind, r.price, r.asset, r.state, r.coupon_code, r.made_at, i.name from redemptions r
      join catalogue_items i on i.workspace_id = ${w} and i.id = r.item_id
      where r.workspace_id = ${w} and r.participant_id = ${uuidOf(customer)}::uuid order by r.id desc limit ${SHOWN_MAX}`,
  )
  return found.map((row) => ({
    redemption_id: toId('rdm', row.id as string),
    kind: row.kind as Wallet['redemptions'][number]['kind'],
    name: textIn(row.name as Record<string, string>, locale) ?? '',
    price: row.price as number,
    asset: row.asset as string,
    state: row.state as Wallet['redemptions'][number]['state'],
    coupon_code: row.coupon_code as string | null,
    made_at: instantOf(row.made_at)!,
  }))
}

async function readDeliveries(ctx: Context, customer: Id<'par'>): Promise<Wallet['deliveries']> {
  const found = await rows<Record<string, unknown>>(
    dbOf(ctx),
    sql`select id, state, tracking, redemption_id, reward_id from deliveries
      where workspace_id = ${ctx.workspace.uuid}::uuid and participant_id = ${uuidOf(customer)}::uuid
      order by id desc limit ${SHOWN_MAX}`,
  )
  return found.map((row) => ({
    delivery_id: toId('dlv', row.id as string),
    state: row.state as Wallet['deliveries'][number]['state'],
    tracking: row.tracking as string | null,
    redemption_id: row.redemption_id === null ? null : toId('rdm', row.redemption_id as string),
    reward_id: row.reward_id === null ? null : toId('rwd', row.reward_id as string),
  }))
}

/** Whom the customer may give points to: the friends they brought, and whoever brought them. */
async function readTransfers(ctx: Context, customer: Id<'par'>): Promise<Wallet['transfers']> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const person = uuidOf(customer)
  const found = await rows<Record<string, unknown>>(
    dbOf(ctx),
    sql`(select * from referrals where workspace_id = ${w} and advocate_id = ${person}::uuid
          order by id desc limit ${SHOWN_MAX})
      union all
      (select * from referrals where workspace_id = ${w} and friend_id = ${person}::uuid
          order by id desc limit ${SHOWN_MAX})`,
  )
  const referrals = found.map(toReferral).filter(({ state }) => mayGive(state))
  const other = ({ advocate_id, friend_id }: (typeof referrals)[number]) =>
    uuidOf(advocate_id === customer ? friend_id : advocate_id)
  const names = await maskedNames(ctx, referrals.map(other))
  const shown: Wallet['transfers'] = []
  const left = new Map<string, { asset: string; left_today: number } | undefined>()
  for (const referral of referrals) {
    const program = uuidOf(referral.program_id)
    if (!left.has(program)) left.set(program, await leftToday(ctx, program, person))
    const room = left.get(program)
    if (!room) continue
    shown.push({ referral_id: referral.id, name: names.get(other(referral)) ?? null, ...room })
  }
  return shown
}

async function leftToday(ctx: Context, programUuid: string, fromUuid: string) {
  const rules = await transferRules(ctx, dbOf(ctx), programUuid)
  if (!rules) return undefined
  const day = periodOf(ctx.now, 'day', rules.time_zone).key
  const given = await givenOn(dbOf(ctx), ctx.workspace.uuid, fromUuid, programUuid, day)
  return { asset: rules.asset, left_today: Math.max(0, rules.max_per_day - given) }
}

/** Names as others are shown them. */
async function maskedNames(ctx: Context, uuids: readonly string[]): Promise<Map<string, string>> {
  const sealed = await rows<{ id: string; updated_at: string }>(
    dbOf(ctx),
    sql`select participant_id as id, updated_at::text as updated_at from envelopes
      where workspace_id = ${ctx.workspace.uuid}::uuid and sealed is not null
        and participant_id = any(${sql.param([...uuids])}::uuid[])`,
  )
  const names = await namesOf(
    ctx,
    Object.fromEntries(sealed.map((one) => [one.id, one.updated_at])),
  )
  return new Map([...names].map(([uuid, name]) => [uuid, maskName(name)]))
}
