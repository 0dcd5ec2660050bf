import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, minorUnits, realNow, verbatimJson, workspaceId } from './columns.ts'

/** Things that customers spend a balance on. `taken` of `stock` are gone; no stock is no end of it. */
export const catalogueItems = pgTable(
  'catalogue_items',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    kind: text().$type<'coupon' | 'perk' | 'gift' | 'top_up'>().notNull(),
    /** By language, as JSON. */
    name: verbatimJson().notNull(),
    description: verbatimJson(),
    price: minorUnits('price').notNull(),
    asset: text().notNull(),
    /** Of a coupon: how many codes were ever uploaded. */
    stock: integer(),
    taken: integer().notNull().default(0),
    /** From how many left on the merchant is warned. */
    lowStock: integer('low_stock'),
    isActive: boolean('is_active').notNull().default(true),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    /** The merchant's own word for it, told to whoever fulfils it. */
    sku: text(),
    /** Where a top-up is asked for; without one the merchant settles it by hand. */
    fulfilmentUrl: text('fulfilment_url'),
    sealedSecret: bytes('sealed_secret'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('catalogue_items_kind', sql`${t.kind} in ('coupon', 'perk', 'gift', 'top_up')`),
    check('catalogue_items_price', sql`${t.price} > 0 and ${t.price} <= 1000000000000`),
    check(
      'catalogue_items_stock',
      sql`${t.taken} >= 0 and (${t.stock} is null or ${t.taken} <= ${t.stock})`,
    ),
  ],
)

/** Codes that the merchant uploaded for a coupon; each goes to one redemption. */
export const catalogueCodes = pgTable(
  'catalogue_codes',
  {
    workspaceId: workspaceId(),
    itemId: uuid('item_id').notNull(),
    id: uuid().notNull(),
    code: text().notNull(),
    redemptionId: uuid('redemption_id'),
    uploadedAt: instant('uploaded_at').notNull().default(realNow),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.itemId, t.id] }),
    unique('catalogue_codes_code').on(t.workspaceId, t.itemId, t.code),
    unique('catalogue_codes_redemption').on(t.workspaceId, t.redemptionId),
    index('catalogue_codes_free')
      .on(t.workspaceId, t.itemId, t.id)
      .where(sql`${t.redemptionId} is null`),
    foreignKey({
      name: 'catalogue_codes_item',
      columns: [t.workspaceId, t.itemId],
      foreignColumns: [catalogueItems.workspaceId, catalogueItems.id],
    }),
  ],
)
