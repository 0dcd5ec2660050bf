import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { listReviews as operation } from '@goodword/contract/reviews'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { type ReviewRow, reviewBody } from './review-body.ts'

/** Cases for staff, newest first; those in one state where asked. */
export async function listReviews(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { state } = input
  const found = await rows<ReviewRow>(
    dbOf(ctx),
    sql`select id, kind, referral_id, participant_id, other_participant_id, reward_id, state, note, opened_at, decided_at
      from reviews
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid
        ${state === undefined ? sql`` : sql`and state = ${state}`}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, reviewBody)
}
