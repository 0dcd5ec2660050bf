import type { createCatalogueItem as operation } from '@goodword/contract/catalogue'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { instantFrom, itemBody, toItem } from './item.ts'
import { demandSound } from './item-faults.ts'

/** At how many left a merchant is warned who does not say. */
const LOW_STOCK = 10

/** Adds something to spend points on. The stock of a coupon is its codes, and there are none yet. */
export async function createCatalogueItem(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  if (input.kind === 'coupon' && input.stock !== undefined) {
    const message = 'The stock of a coupon is the codes that you upload for it: leave it out.'
    throw new Refusal('invalid_input', { fields: [{ pointer: '/stock', message }] })
  }
  const stock = input.kind === 'coupon' ? 0 : (input.stock ?? null)
  const item = {
    ...input,
    stock,
    taken: 0,
    low_stock: input.low_stock ?? (stock === null ? null : LOW_STOCK),
    starts_at: instantFrom(input.starts_at),
    ends_at: instantFrom(input.ends_at),
    fulfilment_url: input.fulfilment_url ?? null,
  }
  demandSound(ctx.server, item)

  const now = new Date(ctx.now)
  const [row] = await rows<Record<string, unknown>>(
    dbOf(ctx),
    sql`insert into catalogue_items (workspace_id, id, kind, name, description, price, asset, stock, low_stock, is_active,
        starts_at, ends_at, sku, fulfilment_url, created_at, updated_at)
      values (${ctx.workspace.uuid}::uuid, ${uuidOf(ctx.server.newId('itm'))}::uuid, ${item.kind},
        ${JSON.stringify(item.name)}::json, ${textOf(item.description)}::json, ${item.price}, ${item.asset},
        ${item.stock}::int, ${item.low_stock}::int, ${item.is_active}, ${item.starts_at}::timestamptz,
        ${item.ends_at}::timestamptz, ${item.sku ?? null}::text, ${item.fulfilment_url}::text, ${now}, ${now})
      returning *`,
  )
  return itemBody(toItem(row!))
}

function textOf(texts: Readonly<Record<string, string>> | undefined): string | null {
  return texts === undefined ? null : JSON.stringify(texts)
}
