import type { UseCaseInput } from '@goodword/contract/operation'
import type { revokeIdentity as operation } from '@goodword/contract/workspace'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { forgetRevokedIdentities } from '../identity/revoked-identities.ts'

/** Longer than a token lives that was signed a moment before, by a clock ahead of ours. */
const keptMs = 3_600_000

/** Withdraws a customer identity by its `jti` before it expires, on the real clock. */
export async function revokeIdentity(
  ctx: Context,
  { jti }: UseCaseInput<typeof operation>,
): Promise<undefined> {
  const { server, workspace } = ctx
  const now = server.clock()
  await transaction(ctx, async (unit) => {
    await rows(
      unit.tx,
      sql`with past as (
          delete from revoked_identities
          where workspace_id = ${workspace.uuid}::uuid and expires_at < ${new Date(now)} and jti <> ${jti})
        insert into revoked_identities (workspace_id, jti, expires_at)
        values (${workspace.uuid}::uuid, ${jti}, ${new Date(now + keptMs)})
        on conflict (workspace_id, jti) do update set expires_at = excluded.expires_at`,
    )
    unit.afterCommit(() => forgetRevokedIdentities(server, workspace.uuid))
  })
}
