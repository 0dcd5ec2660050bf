import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { rotateSigningSecret as operation } from '@goodword/contract/workspace'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { newSigningSecret } from '../keys/secret.ts'
import { forgetSigningSecrets, sealSigningSecret } from './signing-secrets.ts'

const hourMs = 3_600_000

/** Makes a new signing secret, shown this once. Those before stay valid for a while, on the real clock. */
export async function rotateSigningSecret(
  ctx: Context,
  { old_valid_hours }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { server, workspace, vault } = ctx
  const id = server.newId('sec')
  const secret = newSigningSecret(workspace.mode, server.randomBytes)
  const sealed = sealSigningSecret(vault, uuidOf(id), secret)
  const now = server.clock()
  const retiresAt = new Date(now + old_valid_hours * hourMs)

  await transaction(ctx, async (unit) => {
    await rows(
      unit.tx,
      sql`with retired as (
          update signing_secrets set retires_at = ${retiresAt}
          where workspace_id = ${workspace.uuid}::uuid and (retires_at is null or retires_at > ${retiresAt}))
        insert into signing_secrets (workspace_id, id, sealed, created_at)
        values (${workspace.uuid}::uuid, ${uuidOf(id)}::uuid, ${sealed}, ${new Date(now)})`,
    )
    noteAction(ctx, unit, {
      action: 'signing_secret.rotated',
      subject: id,
      before: null,
      after: { others_valid_until: toInstant(retiresAt.getTime()) },
    })
    unit.afterCommit(() => forgetSigningSecrets(server, workspace.uuid))
  })
  return { id, created_at: toInstant(now), retires_at: null, secret }
}
