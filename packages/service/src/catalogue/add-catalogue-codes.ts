import type { addCatalogueCodes as operation } from '@goodword/contract/catalogue'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { leftOf, lockItem } from './item.ts'

/** Uploads codes for a coupon; what is there already is left out, so the same upload again adds nothing. */
export function addCatalogueCodes(
  ctx: Context,
  { item_id, codes }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  return transaction(ctx, async (unit) => {
    const item = await lockItem(unit, ctx.workspace.uuid, uuidOf(item_id))
    if (!item) throw new Refusal('item_not_found')
    if (item.kind !== 'coupon') {
      const message = 'Only a coupon has codes.'
      throw new Refusal('invalid_input', { fields: [{ pointer: '/codes', message }] })
    }

    const wanted = [...new Set(codes)].map((code) => ({
      id: uuidOf(ctx.server.newId('cpn')),
      code,
    }))
    const [stored] = await rows<{ added: number }>(
      unit.tx,
      sql`with added as (
          insert into catalogue_codes (workspace_id, item_id, id, code)
          select ${w}, ${item.uuid}::uuid, r.id, r.code
            from json_to_recordset(${JSON.stringify(wanted)}::json) as r(id uuid, code text)
          on conflict (workspace_id, item_id, code) do nothing returning 1),
        raised as (
          update catalogue_items set stock = stock + (select count(*) from added)
          where workspace_id = ${w} and id = ${item.uuid}::uuid)
        select count(*)::int as added from added`,
    )
    const { added } = stored!
    return { added, repeated: codes.length - added, left: leftOf(item)! + added }
  })
}
