import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, minorUnits, realNow, workspaceId } from './columns.ts'
import { programs } from './programs.ts'

/** A person enrolled, without any personal data: that stands sealed in `envelopes`. */
export const participants = pgTable(
  'participants',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    /** The merchant's own id of this customer; not to be an e-mail address. */
    externalId: text('external_id'),
    locale: text(),
    /** What the merchant tells of them for conditions: tier, region, lifecycle, and attributes of its own. */
    attributes: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** When they first bought, as the merchant says or as the first order shows. */
    customerSince: instant('customer_since'),
    /** Whether they wish to be shown on boards by their name. */
    showsName: boolean('shows_name').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('participants_external_id').on(t.workspaceId, t.externalId),
  ],
)

/** A person's e-mail, name and phone, sealed under a key of their own. Erasure destroys the key. */
export const envelopes = pgTable(
  'envelopes',
  {
    workspaceId: workspaceId(),
    participantId: uuid('participant_id').notNull(),
    wrappedKey: bytes('wrapped_key'),
    sealed: bytes(),
    /** Stands for the folded name, so that who is called so can be found unread; it goes with the envelope. */
    nameIndex: bytes('name_index'),
    /** The same for the name that they had before; of older ones nothing is kept. */
    formerNameIndex: bytes('former_name_index'),
    updatedAt: instant('updated_at').notNull().default(realNow),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.participantId] }),
    check('envelopes_name_index', sql`${t.nameIndex} is null or ${t.sealed} is not null`),
    index('envelopes_by_name')
      .on(t.workspaceId, t.nameIndex)
      .where(sql`${t.nameIndex} is not null`),
    check(
      'envelopes_former_name_index',
      sql`${t.formerNameIndex} is null or ${t.sealed} is not null`,
    ),
    index('envelopes_by_former_name')
      .on(t.workspaceId, t.formerNameIndex)
      .where(sql`${t.formerNameIndex} is not null`),
    foreignKey({
      name: 'envelopes_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)

/** Whose an e-mail or phone is, by the keyed hash of its folded form. One identity, one participant. */
export const identities = pgTable(
  'identities',
  {
    workspaceId: workspaceId(),
    kind: text().$type<'email' | 'phone'>().notNull(),
    blindIndex: bytes('blind_index').notNull(),
    participantId: uuid('participant_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.kind, t.blindIndex] }),
    check('identities_kind', sql`${t.kind} in ('email', 'phone')`),
    index('identities_of_participant').on(t.workspaceId, t.participantId),
    foreignKey({
      name: 'identities_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)

/** Which devices a participant was seen on. A device may be a household's: it belongs to many. */
export const devices = pgTable(
  'devices',
  {
    workspaceId: workspaceId(),
    participantId: uuid('participant_id').notNull(),
    blindIndex: bytes('blind_index').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.participantId, t.blindIndex] }),
    foreignKey({
      name: 'devices_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)

/** Where an advocate stands in a program: what conditions, milestones and the panel read. */
export const standings = pgTable(
  'standings',
  {
    workspaceId: workspaceId(),
    programId: uuid('program_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    clicks: integer().notNull().default(0),
    shares: integer().notNull().default(0),
    attributed: integer().notNull().default(0),
    converted: integer().notNull().default(0),
    approved: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.programId, t.participantId] }),
    check(
      'standings_counts',
      sql`${t.attributed} >= 0 and ${t.converted} >= 0 and ${t.approved} >= 0`,
    ),
    foreignKey({
      name: 'standings_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
    foreignKey({
      name: 'standings_program',
      columns: [t.workspaceId, t.programId],
      foreignColumns: [programs.workspaceId, programs.id],
    }),
  ],
)

/** How much of a limit a participant has used in one calendar period. */
export const limitUses = pgTable(
  'limit_uses',
  {
    workspaceId: workspaceId(),
    programId: uuid('program_id').notNull(),
    participantId: uuid('participant_id').notNull(),
    /** What is counted (recipient, rules, time zone, period and asset), not where it stands in the document: a new version with the same limit goes on counting. */
    meter: text().notNull(),
    period: text().notNull(),
    used: minorUnits('used').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.programId, t.participantId, t.meter, t.period] }),
    check('limit_uses_used', sql`${t.used} >= 0`),
    foreignKey({
      name: 'limit_uses_participant',
      columns: [t.workspaceId, t.participantId],
      foreignColumns: [participants.workspaceId, participants.id],
    }),
  ],
)

/** A case for staff: two participants for one identity, a referral that looks like one's own, an unconfirmed order. */
export const reviews = pgTable(
  'reviews',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    kind: text()
      .$type<'identity_conflict' | 'same_device' | 'count_fell' | 'refunded_after_use'>()
      .notNull(),
    /** The referral in question, or the participant who presented another's identity. */
    referralId: uuid('referral_id'),
    participantId: uuid('participant_id'),
    otherParticipantId: uuid('other_participant_id'),
    /** The reward that staff may keep or take back. */
    rewardId: uuid('reward_id'),
    state: text().$type<'open' | 'approved' | 'denied'>().notNull().default('open'),
    note: text(),
    openedAt: instant('opened_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    check('reviews_state', sql`${t.state} in ('open', 'approved', 'denied')`),
    index('reviews_open').on(t.workspaceId, t.id).where(sql`${t.state} = 'open'`),
    index('reviews_of_reward').on(t.workspaceId, t.rewardId).where(sql`${t.rewardId} is not null`),
    unique('reviews_pair').on(t.workspaceId, t.kind, t.participantId, t.otherParticipantId),
  ],
)
