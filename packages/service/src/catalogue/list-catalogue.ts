import type {
  getCatalogueItem as getOperation,
  listCatalogue as operation,
} from '@goodword/contract/catalogue'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { pageRows, pageStart, toPage } from '../page.ts'
import { itemBody, readItem, toItem } from './item.ts'

type ItemRow = Record<string, unknown> & { readonly id: string }

/** What points can be spent on, newest first. */
export async function listCatalogue(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const found = await rows<ItemRow>(
    dbOf(ctx),
    sql`select * from catalogue_items where workspace_id = ${ctx.workspace.uuid}::uuid
      and id < ${pageStart(input)}::uuid order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => itemBody(toItem(row)))
}

/** One thing of the catalogue. */
export async function getCatalogueItem(
  ctx: Context,
  { item_id }: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const item = await readItem(dbOf(ctx), ctx.workspace.uuid, uuidOf(item_id))
  if (!item) throw new Refusal('item_not_found')
  return itemBody(item)
}
