import { sql } from 'drizzle-orm'
import {
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
import { catalogueItems } from './catalogue.ts'
import { bytes, instant, minorUnits, verbatimJson, workspaceId } from './columns.ts'
import { participants } from './participants.ts'

/** What somebody had for their points. `pending` until it is handed over; `failed` gave the points back. */
export const redemptions = pgTable(
  'redemptions',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    participantId: uuid('participant_id').notNull(),
    itemId: uuid('item_id').notNull(),
    kind: text().notNull(),
    price: minorUnits('price').notNull(),
    asset: text().notNull(),
    /** What was taken from which lot, as JSON, to be given back to the same. */
    parts: verbatimJson().notNull(),
    state: text().$type<'pending' | 'fulfilled' | 'failed'>().notNull(),
    reason: text(),
    couponCode: text('coupon_code'),
    /** What whoever fulfilled it calls it. */
    reference: text(),
    madeAt: instant('made_at').notNull(),
    settledAt: instant('settled_at'),
    /** When fulfilment is to be asked for, on the real clock; asked for how often before. */
    callAt: instant('call_at'),
    calls: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('redemptions_state', sql`${t.state} in ('pending', 'fulfilled', 'failed')`),
    index('redemptions_of_participant').on(t.workspaceId, t.participantId, t.id),
    index('redemptions_to_call').on(t.workspaceId, t.callAt).where(sql`${t.callAt} is not null`),
    foreignKey({
      name: 'redemptions_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'redemptions_item',
      columns: [t.workspaceId, t.itemId],
      foreignColumns: [catalogueItems.workspaceId, catalogueItems.id],
    }),
  ],
)

/** A gift on its way: of a redemption or of a reward. The address is sealed under its owner's key. */
export const deliveries = pgTable(
  'deliveries',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    participantId: uuid('participant_id').notNull(),
    redemptionId: uuid('redemption_id'),
    rewardId: uuid('reward_id'),
    state: text()
      .$type<'awaiting_address' | 'requested' | 'sent' | 'delivered' | 'returned' | 'cancelled'>()
      .notNull(),
    sealedAddress: bytes('sealed_address'),
    tracking: text(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('deliveries_redemption').on(t.workspaceId, t.redemptionId),
    unique('deliveries_reward').on(t.workspaceId, t.rewardId),
    check(
      'deliveries_state',
      sql`${t.state} in ('awaiting_address', 'requested', 'sent', 'delivered', 'returned', 'cancelled')`,
    ),
    check('deliveries_of', sql`(${t.redemptionId} is null) <> (${t.rewardId} is null)`),
    index('deliveries_of_participant').on(t.workspaceId, t.participantId, t.id),
    foreignKey({
      name: 'deliveries_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)
