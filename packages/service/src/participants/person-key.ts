import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { EnvelopeRow } from '../effects/recorded.ts'

/**
 * The key that what belongs to a person is sealed under, wrapped. Somebody of whom nothing personal was told
 * has none yet; then the envelope to write for one stands beside it.
 */
export async function personKey(
  ctx: Pick<Context, 'workspace' | 'vault'>,
  db: Db,
  participantUuid: string,
): Promise<{ readonly wrapped: Uint8Array; readonly envelope: EnvelopeRow | undefined }> {
  const [stored] = await rows<{ wrapped_key: Uint8Array | null }>(
    db,
    sql`select wrapped_key from envelopes where workspace_id = ${ctx.workspace.uuid}::uuid
      and participant_id = ${participantUuid}::uuid`,
  )
  if (stored?.wrapped_key) return { wrapped: stored.wrapped_key, envelope: undefined }
  const wrapped = ctx.vault.newPersonKey(participantUuid)
  const sealed = ctx.vault.sealPerson(wrapped, participantUuid, {})
  return { wrapped, envelope: { participant_id: participantUuid, wrapped_key: wrapped, sealed } }
}
