import type { CatalogueItem } from '@goodword/contract/catalogue'
import { type Db, rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { ItemFacts } from '@goodword/domain/wallet/decide-redemption'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Unit } from '../context.ts'
import { instantOf } from '../conversions/from-rows.ts'

/** A thing of the catalogue as it is stored. */
export type Item = ItemFacts & {
  readonly uuid: string
  readonly kind: 'coupon' | 'perk' | 'gift' | 'top_up'
  readonly name: Readonly<Record<string, string>>
  readonly description: Readonly<Record<string, string>> | null
  readonly sku: string | null
  readonly fulfilment_url: string | null
  readonly sealed_secret: Uint8Array | null
  readonly created_at: string
  readonly updated_at: string
}

/** A row of `catalogue_items`. */
export function toItem(row: Record<string, unknown>): Item {
  return {
    uuid: row.id as string,
    kind: row.kind as Item['kind'],
    name: row.name as Item['name'],
    description: row.description as Item['description'],
    price: row.price as number,
    asset: row.asset as string,
    stock: row.stock as number | null,
    taken: row.taken as number,
    low_stock: row.low_stock as number | null,
    is_active: row.is_active as boolean,
    starts_at: instantOf(row.starts_at),
    ends_at: instantOf(row.ends_at),
    sku: row.sku as string | null,
    fulfilment_url: row.fulfilment_url as string | null,
    sealed_secret: row.sealed_secret as Uint8Array | null,
    created_at: instantOf(row.created_at)!,
    updated_at: instantOf(row.updated_at)!,
  }
}

/** One thing of the catalogue. */
export async function readItem(
  db: Db,
  workspaceId: string,
  uuid: string,
): Promise<Item | undefined> {
  const [row] = await rows<Record<string, unknown>>(
    db,
    sql`select * from catalogue_items where workspace_id = ${workspaceId}::uuid and id = ${uuid}::uuid`,
  )
  return row && toItem(row)
}

/** The same, locked: whoever takes one of it, or changes it, comes after whoever holds it. */
export async function lockItem(
  unit: Unit,
  workspaceId: string,
  uuid: string,
): Promise<Item | undefined> {
  const [row] = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from catalogue_items where workspace_id = ${workspaceId}::uuid and id = ${uuid}::uuid
      for no key update`,
  )
  return row && toItem(row)
}

/** A thing of the catalogue for the merchant. */
export function itemBody(item: Item): InferInput<typeof CatalogueItem> {
  const { uuid, sealed_secret, taken, ...told } = item
  return {
    id: toId('itm', uuid),
    kind: told.kind,
    name: { ...told.name },
    description: told.description && { ...told.description },
    price: told.price,
    asset: told.asset,
    stock: told.stock,
    left: leftOf(item),
    low_stock: told.low_stock,
    is_active: told.is_active,
    starts_at: told.starts_at,
    ends_at: told.ends_at,
    sku: told.sku,
    fulfilment_url: told.fulfilment_url,
    has_fulfilment_secret: sealed_secret !== null,
    created_at: told.created_at,
    updated_at: told.updated_at,
  }
}

/** How many are left; null where there is no end of them. */
export function leftOf({ stock, taken }: Pick<Item, 'stock' | 'taken'>): number | null {
  return stock === null ? null : stock - taken
}

/** An instant of a request, which may say that there is none. */
export function instantFrom(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : toInstant(ms)
}
