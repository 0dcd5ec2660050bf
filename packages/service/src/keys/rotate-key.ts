import { Refusal } from '@goodword/contract/errors'
import type { rotateKey as operation } from '@goodword/contract/keys'
import type { Reply, Scope, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { noted } from './create-key.ts'
import { forgetKey } from './find-key.ts'
import { issueKey } from './issue-key.ts'

const hourMs = 3_600_000

/** Replaces a secret key by a new one that may do the same; the old one stays good for a while. */
export async function rotateKey(
  ctx: Context,
  { key_id, old_valid_hours }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { server, workspace } = ctx
  const now = server.clock()
  const endsAt = new Date(now + old_valid_hours * hourMs)

  return transaction(ctx, async (unit) => {
    const [old] = await rows<OldKey>(
      unit.tx,
      sql`select hash, name, scopes, expires_at from keys
        where id = ${uuidOf(key_id)}::uuid and workspace_id = ${workspace.uuid}::uuid and kind = 'secret'
          and revoked_at is null and (expires_at is null or expires_at > ${new Date(now)})
        for update`,
    )
    if (!old) throw new Refusal('key_not_found')

    const issued = await issueKey(
      server,
      workspace,
      // A key that was made for a time does not outlive it by being rotated.
      { kind: 'secret', name: old.name, scopes: old.scopes, expiresAt: old.expires_at?.getTime() },
      unit.tx,
    )
    await rows(
      unit.tx,
      sql`update keys set expires_at = least(expires_at, ${endsAt}) where id = ${uuidOf(key_id)}::uuid`,
    )
    noteAction(ctx, unit, {
      action: 'key.rotated',
      subject: key_id,
      before: { expires_at: old.expires_at && toInstant(old.expires_at.getTime()) },
      after: { old_expires_at: endsAtOf(old, endsAt), key: issued.id, ...noted(issued) },
    })
    unit.afterCommit(() => forgetKey(server, old.hash))
    return issued
  })
}

/** When the old key ends: as soon as the rotation says, and no later than it would have. */
function endsAtOf({ expires_at }: OldKey, endsAt: Date): string {
  return toInstant(Math.min(endsAt.getTime(), expires_at?.getTime() ?? Infinity))
}

type OldKey = {
  readonly hash: Uint8Array
  readonly name: string
  readonly scopes: Scope[]
  readonly expires_at: Date | null
}
