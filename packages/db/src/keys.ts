import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, realNow, workspaceId } from './columns.ts'
import { workspaces } from './workspaces.ts'

/** Directory: keys by the SHA-256 of their text, which is kept nowhere. */
export const keys = pgTable(
  'keys',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    kind: text().$type<'secret' | 'publishable'>().notNull(),
    hash: bytes().notNull().unique(),
    /** The first letters and the last four, to tell keys apart in a list. */
    hint: text().notNull(),
    /** A publishable key is public and stands in pages; its text is kept so that it can be shown again. */
    publishableText: text('publishable_text'),
    name: text().notNull(),
    scopes: jsonb().$type<string[]>().notNull().default([]),
    origins: jsonb().$type<string[]>().notNull().default([]),
    createdAt: instant('created_at').notNull().default(realNow),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    check('keys_kind', sql`${t.kind} in ('secret', 'publishable')`),
    index('keys_of_workspace').on(t.workspaceId, t.id),
  ],
)

/** Secrets with which a merchant's server signs customer identities; two are valid while one is rotated out. */
export const signingSecrets = pgTable(
  'signing_secrets',
  {
    workspaceId: workspaceId(),
    id: uuid().notNull(),
    sealed: bytes().notNull(),
    createdAt: instant('created_at').notNull().default(realNow),
    retiresAt: instant('retires_at'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
)

/** Customer identities withdrawn by their `jti` before they expired. */
export const revokedIdentities = pgTable(
  'revoked_identities',
  { workspaceId: workspaceId(), jti: text().notNull(), expiresAt: instant('expires_at').notNull() },
  (t) => [primaryKey({ columns: [t.workspaceId, t.jti] })],
)

/** Directory: the server's Ed25519 keys for referral tokens; the private half is sealed under the master key. */
export const signingKeys = pgTable('signing_keys', {
  kid: text().primaryKey(),
  publicJwk: jsonb('public_jwk').$type<Record<string, unknown>>().notNull(),
  sealedPrivateJwk: bytes('sealed_private_jwk').notNull(),
  createdAt: instant('created_at').notNull().default(realNow),
  /** From here on it signs; before, it is only published, so that verifiers hold it when they first need it. */
  signsFrom: instant('signs_from').notNull(),
  /** From here on it is no longer published; every token it signed has expired by then. */
  withdrawnAt: instant('withdrawn_at'),
})
