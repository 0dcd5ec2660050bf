import type { disableCode as operation } from '@goodword/contract/codes'
import { Refusal } from '@goodword/contract/errors'
import type { UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { forgetCode } from './find-code.ts'

/** Withdraws a code: it brings no more claims, at once here and within seconds elsewhere. What it brought stays. */
export async function disableCode(
  ctx: Context,
  { code_id }: UseCaseInput<typeof operation>,
): Promise<undefined> {
  const { server, workspace } = ctx
  await transaction(ctx, async (unit) => {
    const [disabled] = await rows<{ skeleton: string }>(
      unit.tx,
      sql`update codes set disabled_at = coalesce(disabled_at, ${new Date(ctx.now)})
        where workspace_id = ${workspace.uuid}::uuid and id = ${uuidOf(code_id)}::uuid returning skeleton`,
    )
    if (!disabled) throw new Refusal('code_not_found')
    unit.afterCommit(() => forgetCode(server, workspace.uuid, disabled.skeleton))
  })
}
