import type { rotateFulfilmentSecret as operation } from '@goodword/contract/catalogue'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { secretText } from '../outgoing/sign-request.ts'

/** Makes the secret that signs what is sent for a top-up; shown this once, and sealed from then on. */
export async function rotateFulfilmentSecret(
  ctx: Context,
  { item_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const uuid = uuidOf(item_id)
  const secret = ctx.server.randomBytes(32)
  const sealed = ctx.vault.seal(fulfilmentLabel(uuid), secret)
  await transaction(ctx, async (unit) => {
    const changed = await rows(
      unit.tx,
      sql`update catalogue_items set sealed_secret = ${sealed}, updated_at = ${new Date(ctx.now)}
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuid}::uuid returning 1`,
    )
    if (changed.length === 0) throw new Refusal('item_not_found')
    noteAction(ctx, unit, {
      action: 'fulfilment_secret.rotated',
      subject: item_id,
      before: null,
      after: null,
    })
  })
  return { secret: secretText(secret) }
}

/** What the sealed secret of a thing is bound to. */
export function fulfilmentLabel(itemUuid: string): string {
  return `fulfilment-secret/${itemUuid}`
}
