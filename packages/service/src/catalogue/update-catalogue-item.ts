import type { updateCatalogueItem as operation } from '@goodword/contract/catalogue'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { type Item, instantFrom, itemBody, lockItem } from './item.ts'
import { demandSound } from './item-faults.ts'

/** Changes a thing of the catalogue; what is left out stays. */
export function updateCatalogueItem(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const known = await lockItem(unit, ctx.workspace.uuid, uuidOf(input.item_id))
    if (!known) throw new Refusal('item_not_found')
    if (known.kind === 'coupon' && input.stock !== undefined) {
      const message = 'The stock of a coupon is the codes that you upload for it: leave it out.'
      throw new Refusal('invalid_input', { fields: [{ pointer: '/stock', message }] })
    }

    const item = changed(known, input, toInstant(ctx.now))
    demandSound(ctx.server, item)
    unit.send(
      rows(
        unit.tx,
        sql`update catalogue_items set name = ${JSON.stringify(item.name)}::json,
            description = ${item.description && JSON.stringify(item.description)}::json, price = ${item.price},
            stock = ${item.stock}::int, low_stock = ${item.low_stock}::int, is_active = ${item.is_active},
            starts_at = ${item.starts_at}::timestamptz, ends_at = ${item.ends_at}::timestamptz, sku = ${item.sku}::text,
            fulfilment_url = ${item.fulfilment_url}::text, updated_at = ${new Date(ctx.now)}
          where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${item.uuid}::uuid`,
      ),
    )
    return itemBody(item)
  })
}

function changed(known: Item, input: UseCaseInput<typeof operation>, updated_at: string): Item {
  const told = <K extends keyof Item>(key: K, value: Item[K] | undefined): Item[K] =>
    value === undefined ? known[key] : value
  return {
    ...known,
    name: told('name', input.name),
    description: told('description', input.description),
    price: told('price', input.price),
    stock: told('stock', input.stock),
    low_stock: told('low_stock', input.low_stock),
    is_active: told('is_active', input.is_active),
    starts_at: input.starts_at === undefined ? known.starts_at : instantFrom(input.starts_at),
    ends_at: input.ends_at === undefined ? known.ends_at : instantFrom(input.ends_at),
    sku: told('sku', input.sku),
    fulfilment_url: told('fulfilment_url', input.fulfilment_url),
    updated_at,
  }
}
