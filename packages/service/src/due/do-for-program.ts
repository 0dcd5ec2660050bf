import { rows } from '@goodword/db/connect'
import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { toInstant } from '@goodword/domain/dates'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { endDueProgram } from '../programs/end-due-program.ts'
import { admitQueued } from '../referrals/admit-queued.ts'

/** Something that falls due for a whole program: those who wait in its queue, or its end. */
export type ProgramDue = {
  readonly kind: 'queue' | 'program'
  readonly programId: string
  readonly dueAt: Instant
}

/** The first of what is due for whole programs by the workspace's clock. */
export async function nextOfPrograms(ctx: Context): Promise<ProgramDue | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const now = new Date(ctx.now)
  const [next] = await rows<{ kind: ProgramDue['kind']; program_id: string; due_at: Date }>(
    ctx.server.database.db,
    sql`select kind, program_id, due_at from (
        (select 'program' as kind, id as program_id, due_at from programs
          where workspace_id = ${w} and due_at <= ${now} order by due_at, id limit 1)
        union all
        (select 'queue', program_id, due_at from referrals
          where workspace_id = ${w} and state = 'queued' and due_at <= ${now} order by due_at, program_id limit 1)) d
      order by due_at, kind, program_id limit 1`,
  )
  return (
    next && { kind: next.kind, programId: next.program_id, dueAt: toInstant(next.due_at.getTime()) }
  )
}

/** Does it at its own instant, which is the context's; returns how much was done. */
export function doForProgram(ctx: Context, { kind, programId }: ProgramDue): Promise<number> {
  return kind === 'queue' ? admitQueued(ctx, programId) : endDueProgram(ctx, programId)
}
