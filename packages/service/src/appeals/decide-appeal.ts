import type { decideAppeal as operation } from '@goodword/contract/appeals'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { actorOf, noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { answerAppeal } from './answer-appeal.ts'
import { appealBody, readAppeals } from './appeal-row.ts'

/** Staff answer an appeal. Above the limit of one person the first only proposes to uphold it. */
export function decideAppeal(
  ctx: Context,
  { appeal_id, outcome, answer }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const isMeant = sql`a.id = ${uuidOf(appeal_id)}::uuid`
    const [before] = await readAppeals(unit.tx, ctx.workspace.uuid, isMeant)
    if (!before) throw new Refusal('appeal_not_found')
    const by = actorOf(ctx)
    const { result } = await answerAppeal(ctx, unit, before, { outcome, text: answer, by })
    const [after] = await readAppeals(unit.tx, ctx.workspace.uuid, isMeant)
    const body = appealBody(ctx, after!)
    noteAction(ctx, unit, {
      action: `appeal.${result}`,
      subject: appeal_id,
      before: unread(appealBody(ctx, before)),
      after: unread(body),
    })
    return body
  })
}

/** What the customer wrote, and what they are told, stay under their key alone. */
function unread(body: Reply<typeof operation>): Reply<typeof operation> {
  return { ...body, text: null, evidence: [], answer: null }
}
