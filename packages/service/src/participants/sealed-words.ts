import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { EnvelopeRow } from '../effects/recorded.ts'

/** Something of a person's sealed under their own key, and the envelope to write where they had no key yet. */
export type SealedWords = {
  readonly sealed: Uint8Array
  readonly envelope: EnvelopeRow | undefined
}

/**
 * Seals something of a participant's under their own key, so that it goes with them when they are erased.
 * Somebody of whom nothing personal was told has no key yet; the envelope to write for one stands beside it.
 */
export async function sealWords(
  ctx: Context,
  db: Db,
  participantUuid: string,
  label: string,
  value: unknown,
): Promise<SealedWords> {
  const [stored] = await rows<{ wrapped_key: Uint8Array | null }>(
    db,
    sql`select wrapped_key from envelopes where workspace_id = ${ctx.workspace.uuid}::uuid
      and participant_id = ${participantUuid}::uuid`,
  )
  const wrapped = stored?.wrapped_key ?? ctx.vault.newPersonKey(participantUuid)
  const envelope = {
    participant_id: participantUuid,
    wrapped_key: wrapped,
    sealed: ctx.vault.sealPerson(wrapped, participantUuid, {}),
  }
  const bytes = Buffer.from(JSON.stringify(value))
  return {
    sealed: ctx.vault.sealOfPerson(wrapped, participantUuid, label, bytes),
    envelope: stored?.wrapped_key ? undefined : envelope,
  }
}

/** What was sealed so; undefined where nothing was, or the person is erased. */
export function openWords(
  { vault }: Pick<Context, 'vault'>,
  participantUuid: string,
  label: string,
  { wrappedKey, sealed }: { wrappedKey: Uint8Array | null; sealed: Uint8Array | null },
): unknown {
  if (wrappedKey === null || sealed === null) return undefined
  return JSON.parse(vault.openOfPerson(wrappedKey, participantUuid, label, sealed).toString())
}
