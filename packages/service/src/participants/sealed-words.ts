import type { Db } from '@goodword/db/connect'
import type { Context } from '../context.ts'
import { personKey } from './person-key.ts'

/** Something of a person's sealed under their own key, and that key, wrapped. */
export type SealedWords = {
  readonly sealed: Uint8Array
  readonly wrappedKey: Uint8Array
}

/**
 * Seals something of a participant's under their own key, so that it goes with them when they are erased.
 */
export async function sealWords(
  ctx: Context,
  db: Db,
  participantUuid: string,
  label: string,
  value: unknown,
): Promise<SealedWords> {
  const wrappedKey = await personKey(ctx, db, participantUuid)
  const bytes = Buffer.from(JSON.stringify(value))
  return { sealed: ctx.vault.sealOfPerson(wrappedKey, participantUuid, label, bytes), wrappedKey }
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
