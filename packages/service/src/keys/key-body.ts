import type { Key } from '@goodword/contract/keys'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'

/** A row of `keys`. */
export type KeyRow = {
  readonly id: string
  readonly kind: 'secret' | 'publishable'
  readonly name: string
  readonly hint: string
  readonly publishable_text: string | null
  readonly scopes: string[]
  readonly origins: string[]
  readonly created_at: Date
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
}

/** What a query of keys asks for, to be shown by `keyBody`. */
export const keyColumns = sql`id, kind, name, hint, publishable_text, scopes, origins, created_at, expires_at, revoked_at`

/** A key as the wire has it: never its text, unless it is a public one. */
export function keyBody(row: KeyRow): InferInput<typeof Key> {
  const instant = (date: Date | null) => date && toInstant(date.getTime())
  return {
    id: toId('key', row.id),
    kind: row.kind,
    name: row.name,
    hint: row.hint,
    publishable_key: row.publishable_text,
    scopes: row.scopes,
    origins: row.origins,
    created_at: toInstant(row.created_at.getTime()),
    expires_at: instant(row.expires_at),
    revoked_at: instant(row.revoked_at),
  }
}
