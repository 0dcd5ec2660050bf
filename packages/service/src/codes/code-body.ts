import type { Code } from '@goodword/contract/codes'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Context } from '../context.ts'
import { linkOf, shownCode } from './link-of.ts'

/** A row of `codes`, with the version that its program is in. */
export type CodeRow = {
  readonly id: string
  readonly program_id: string
  readonly participant_id: string
  readonly kind: 'generated' | 'vanity'
  readonly alias: string
  readonly created_at: Date
  readonly disabled_at: Date | null
}

/** What a query of `codes c` asks for, to be shown by `codeBody`. */
export const codeColumns = sql`c.id, c.program_id, c.participant_id, c.kind, c.alias, c.created_at, c.disabled_at`

/** A code as the wire has it. */
export function codeBody(
  ctx: Pick<Context, 'server' | 'workspace'>,
  row: CodeRow,
): InferInput<typeof Code> {
  return {
    id: toId('cod', row.id),
    program_id: toId('prg', row.program_id),
    participant_id: toId('par', row.participant_id),
    kind: row.kind,
    alias: shownCode(row.alias),
    link: linkOf(ctx, row.alias),
    created_at: toInstant(row.created_at.getTime()),
    disabled_at: row.disabled_at && toInstant(row.disabled_at.getTime()),
  }
}
