import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { answerAppeal } from './answer-appeal.ts'
import { readAppeals } from './appeal-row.ts'

/** An appeal that nobody answered in time: it falls back to what the merchant chose, at its own instant. */
export async function lookAtAppeal(ctx: Context, uuid: string): Promise<number> {
  try {
    return await look(ctx, uuid)
  } catch (error) {
    // Another worker, or staff, answered it while this one waited for the locks.
    if (error instanceof Refusal && error.code === 'appeal_decided') return 0
    throw error
  }
}

function look(ctx: Context, uuid: string): Promise<number> {
  return transaction(ctx, async (unit) => {
    const isDue = sql`a.id = ${uuid}::uuid and a.state = 'open' and a.due_at <= ${new Date(ctx.now)}`
    const [appeal] = await readAppeals(unit.tx, ctx.workspace.uuid, isDue)
    if (!appeal) return 0
    if (appeal.overdue === 'keep_open') {
      await rows(
        unit.tx,
        sql`update appeals set due_at = null where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuid}::uuid`,
      )
      return 1
    }
    const outcome = appeal.overdue === 'uphold' ? 'upheld' : 'rejected'
    await answerAppeal(ctx, unit, appeal, { outcome, text: null, by: null })
    return 1
  })
}
