import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import type { Effects, Tools } from '@goodword/domain/effects/effects'
import type { SQL } from 'drizzle-orm'

/**
 * One kind of thing that falls due: a table whose rows have a `due_at`, and what becomes of a row then.
 * A pass is pure: it enters what happens into the effects, each step at the row's own instant.
 */
export type DueKind = {
  readonly name: string
  readonly table: string
  /** The column that names whom the row is about: they are locked before it is read. */
  readonly person: string
  /** Which of its rows are meant, where some are done in another way. */
  readonly only?: SQL
  readonly read: (row: Record<string, unknown>) => DueThing
}

/** A row that is due, read under its person's lock. */
export type DueThing = {
  readonly dueAt: Instant
  readonly pass: (effects: Effects, tools: Tools, now: Instant) => void
}
