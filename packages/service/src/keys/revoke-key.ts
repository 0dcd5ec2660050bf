import { Refusal } from '@goodword/contract/errors'
import type { revokeKey as operation } from '@goodword/contract/keys'
import type { UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { forgetKey } from './find-key.ts'

/** Revokes a key for good: at once in this process, within seconds in the others. */
export async function revokeKey(
  ctx: Context,
  { key_id }: UseCaseInput<typeof operation>,
): Promise<undefined> {
  const { server, workspace } = ctx
  await transaction(ctx, async (unit) => {
    const [key] = await rows<{
      hash: Uint8Array
      name: string
      kind: string
      revoked_at: Date | null
    }>(
      unit.tx,
      sql`select hash, name, kind, revoked_at from keys
        where id = ${uuidOf(key_id)}::uuid and workspace_id = ${workspace.uuid}::uuid for update`,
    )
    if (!key) throw new Refusal('key_not_found')
    unit.afterCommit(() => forgetKey(server, key.hash))
    if (key.revoked_at !== null) return

    const revokedAt = new Date(server.clock())
    await rows(
      unit.tx,
      sql`update keys set revoked_at = ${revokedAt} where id = ${uuidOf(key_id)}::uuid`,
    )
    const { kind, name } = key
    noteAction(ctx, unit, {
      action: 'key.revoked',
      subject: key_id,
      before: { kind, name, revoked_at: null },
      after: { kind, name, revoked_at: toInstant(revokedAt.getTime()) },
    })
  })
}
