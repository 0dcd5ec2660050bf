import type { SQL } from 'drizzle-orm'

/** One kind of row: its name, its rows as JSON, how it is written, and whether each must be found as it was. */
export type Arm = {
  readonly name: string
  readonly list: readonly object[]
  readonly isGuarded?: boolean
  readonly write: (source: SQL, ids: SQL) => SQL
}

/** Bytes as text that the database reads. */
export function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`
}
