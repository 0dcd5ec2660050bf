import { rows } from '@goodword/db/connect'
import { passDeadlines } from '@goodword/domain/claims/judge-claim'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { readHandClaims } from './claim-row.ts'
import { closeClaim } from './close-claim.ts'
import { matchClaim } from './match-claim.ts'

/**
 * An open claim by hand whose order may have come, or whose time has: it is matched where it can be, and
 * otherwise goes the way that the merchant chose.
 */
export function lookAtClaim(ctx: Context, uuid: string): Promise<number> {
  return transaction(ctx, async (unit) => {
    const isDue = sql`h.id = ${uuid}::uuid and h.state = 'open' and h.due_at <= ${new Date(ctx.now)}`
    const [claim] = await readHandClaims(unit.tx, ctx.workspace.uuid, isDue)
    // Another worker, or staff, were faster.
    if (!claim) return 0

    const found = await matchClaim(ctx, unit, claim, false)
    if (found.referralId !== null) {
      await closeClaim(ctx, unit, claim, { state: 'matched', found, answer: null, by: null })
      return 1
    }
    const passed = passDeadlines(
      {
        overdue: claim.overdue,
        answerBy: claim.answer_by.getTime(),
        waitsUntil: claim.waits_until.getTime(),
      },
      ctx.now,
    )
    if (passed.kind !== 'open') {
      await closeClaim(ctx, unit, claim, { state: passed.kind, found, answer: null, by: null })
      return 1
    }
    await rows(
      unit.tx,
      sql`update hand_claims set finding = ${found.finding}, is_proven = ${found.isProven},
          conversion_id = ${found.conversionId}::uuid, due_at = ${new Date(passed.dueAt)}
        where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuid}::uuid and state = 'open'`,
    )
    return 1
  })
}
