import type { showNameOnBoards as operation } from '@goodword/contract/boards'
import { Refusal } from '@goodword/contract/errors'
import type { UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type CustomerContext, dbOf } from '../context.ts'

/** Notes whether the customer wishes to be shown on boards by name. */
export async function showNameOnBoards(
  ctx: CustomerContext,
  input: Omit<UseCaseInput<typeof operation>, 'publishable_key'>,
): Promise<undefined> {
  const changed = await rows<{ id: string }>(
    dbOf(ctx),
    sql`update participants set shows_name = ${input.shows_name}
      where workspace_id = ${ctx.workspace.uuid}::uuid and external_id = ${ctx.customer.external_id} returning id`,
  )
  if (changed.length === 0) throw new Refusal('participant_not_found')
}
