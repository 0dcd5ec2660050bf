import { Refusal } from '@goodword/contract/errors'
import type { renewIdentity as operation } from '@goodword/contract/instant'
import type { Body, Reply } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { dbOf, type PublicContext } from '../context.ts'
import { requireInstant } from './require-instant.ts'
import { secretHash } from './secret.ts'
import { signIdentity } from './sign-identity.ts'

/** A fresh identity for a device that is signed in. */
export async function renewIdentity(
  ctx: PublicContext,
  { renewal }: Body<typeof operation>,
): Promise<Reply<typeof operation>> {
  requireInstant(ctx)
  const [signedIn] = await rows<{ external_id: string }>(
    dbOf(ctx),
    sql`select p.external_id from sign_ins s
        join participants p on p.workspace_id = s.workspace_id and p.id = s.participant_id
      where s.workspace_id = ${ctx.workspace.uuid}::uuid and s.hash = ${secretHash(renewal)}
        and s.kind = 'session' and s.ended_at is null and s.expires_at > ${new Date(ctx.server.clock())}
        and p.external_id is not null and p.erased_at is null`,
  )
  if (!signedIn) throw new Refusal('sign_in_ended')
  return signIdentity(ctx, signedIn.external_id)
}
