import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/**
 * The key that what belongs to a person is sealed under, wrapped. Somebody of whom nothing personal was told
 * gets one now: it is stored before anything is sealed with it, so that of two who make one at the same time
 * the slower seals with the key of the faster.
 */
export async function personKey(
  ctx: Pick<Context, 'workspace' | 'vault'>,
  db: Db,
  participantUuid: string,
): Promise<Uint8Array> {
  const known = await storedKey(ctx, db, participantUuid)
  if (known) return known
  const wrapped = ctx.vault.newPersonKey(participantUuid)
  const sealed = ctx.vault.sealPerson(wrapped, participantUuid, {})
  await rows(
    db,
    sql`insert into envelopes (workspace_id, participant_id, wrapped_key, sealed)
      values (${ctx.workspace.uuid}::uuid, ${participantUuid}::uuid, ${wrapped}, ${sealed})
      on conflict (workspace_id, participant_id) do nothing`,
  )
  return (await storedKey(ctx, db, participantUuid))!
}

async function storedKey(
  { workspace }: Pick<Context, 'workspace'>,
  db: Db,
  participantUuid: string,
): Promise<Uint8Array | null | undefined> {
  const [stored] = await rows<{ wrapped_key: Uint8Array | null }>(
    db,
    sql`select wrapped_key from envelopes where workspace_id = ${workspace.uuid}::uuid
      and participant_id = ${participantUuid}::uuid`,
  )
  return stored?.wrapped_key
}
