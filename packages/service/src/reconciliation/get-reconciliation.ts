import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getReconciliation as operation } from '@goodword/contract/reconciliation'
import { addDays, periodOf, toInstant } from '@goodword/domain/dates'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { readDue } from './read-due.ts'
import { readLines } from './read-lines.ts'

/** Earned against paid, and what is due and not paid. */
export async function getReconciliation(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const span = spanOf(ctx, input.month)
  const until = Math.min(span.to, ctx.now)
  const scope = {
    w: sql`${ctx.workspace.uuid}::uuid`,
    programId: input.program_id ?? null,
    from: span.from,
    to: span.to,
  }
  const [lines, due] = await Promise.all([
    readLines(ctx, scope),
    readDue(ctx, scope, { until, sentBefore: addDays(ctx.now, -input.settle_days) }),
  ])
  return {
    month: input.month ?? null,
    from: span.from === null ? null : toInstant(span.from),
    until: toInstant(until),
    agrees: lines.every(({ difference }) => difference === 0),
    lines,
    ...due,
  }
}

/** The instants of a month of the workspace's calendar; all of them where none is named. */
function spanOf(
  { workspace }: Context,
  month: string | undefined,
): { readonly from: number | null; readonly to: number } {
  if (month === undefined) return { from: null, to: END_OF_TIME }
  const [year, number] = month.split('-').map(Number)
  const { from, to } = periodOf(Date.UTC(year!, number! - 1, 15), 'month', workspace.timeZone)
  return { from, to: to! }
}

const END_OF_TIME = Date.UTC(2200, 0)
