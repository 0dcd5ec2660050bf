import type {
  getConversion as getOperation,
  listConversions as operation,
} from '@goodword/contract/conversions'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { conversionBody } from './body.ts'
import { toConversion } from './from-rows.ts'

type ConversionRow = Record<string, unknown> & { readonly id: string }

/** Conversions, newest first; those of one friend where asked. */
export async function listConversions(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const ofFriend = input.friend_id ? sql`and friend_id = ${uuidOf(input.friend_id)}::uuid` : sql``
  const found = await rows<ConversionRow>(
    ctx.server.database.db,
    sql`select * from conversions
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid ${ofFriend}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => conversionBody(toConversion(row)))
}

/** One conversion. */
export async function getConversion(
  ctx: Context,
  input: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await rows<ConversionRow>(
    ctx.server.database.db,
    sql`select * from conversions where workspace_id = ${ctx.workspace.uuid}::uuid
      and id = ${uuidOf(input.conversion_id)}::uuid`,
  )
  if (!row) throw new Refusal('conversion_not_found')
  return conversionBody(toConversion(row))
}
