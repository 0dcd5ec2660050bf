import { Refusal } from '@goodword/contract/errors'
import type { revokeKey as operation } from '@goodword/contract/keys'
import type { UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { forgetKey } from './find-key.ts'

/** Revokes a key for good: at once in this process, within seconds in the others. */
export async function revokeKey(
  ctx: Context,
  { key_id }: UseCaseInput<typeof operation>,
): Promise<undefined> {
  const { server, workspace } = ctx
  await transaction(ctx, async (unit) => {
    const [revoked] = await rows<{ hash: Uint8Array }>(
      unit.tx,
      sql`update keys set revoked_at = coalesce(revoked_at, ${new Date(server.clock())})
        where id = ${uuidOf(key_id)}::uuid and workspace_id = ${workspace.uuid}::uuid
        returning hash`,
    )
    if (!revoked) throw new Refusal('key_not_found')
    unit.afterCommit(() => forgetKey(server, revoked.hash))
  })
}
