import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { personKey } from '../participants/person-key.ts'
import { emailLabel, LINK_MS, newSecret, secretHash } from './secret.ts'

/** For tests: a link that was sent to an address, or the sign-in that came of one; its secret. */
export async function storedSignIn(
  ctx: Context,
  participantId: Id<'par'>,
  kind: 'link' | 'session',
  address: string,
): Promise<string> {
  const { server, workspace, vault } = ctx
  const secret = newSecret(server)
  const hash = secretHash(secret)
  const uuid = uuidOf(participantId)
  await transaction(ctx, async (unit) => {
    const wrapped = await personKey(ctx, unit.tx, uuid)
    const sealed = vault.sealOfPerson(wrapped, uuid, emailLabel(hash), Buffer.from(address))
    unit.send(
      rows(
        unit.tx,
        sql`insert into sign_ins (workspace_id, hash, kind, participant_id, sealed_email, expires_at)
          values (${workspace.uuid}::uuid, ${hash}, ${kind}, ${uuid}::uuid, ${sealed},
            ${new Date(server.clock() + LINK_MS)})`,
      ),
    )
  })
  return secret
}
