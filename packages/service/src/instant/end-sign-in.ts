import type { endSignIn as operation } from '@goodword/contract/instant'
import type { Body } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { dbOf, type PublicContext } from '../context.ts'
import { secretHash } from './secret.ts'

/** Signs a device out; one that is not signed in stays so. */
export async function endSignIn(
  ctx: PublicContext,
  { renewal }: Body<typeof operation>,
): Promise<void> {
  await rows(
    dbOf(ctx),
    sql`update sign_ins set ended_at = ${new Date(ctx.server.clock())}
      where workspace_id = ${ctx.workspace.uuid}::uuid and hash = ${secretHash(renewal)}
        and kind = 'session' and ended_at is null`,
  )
}
