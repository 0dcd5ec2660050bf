import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import {
  addSigningKey,
  currentSigningKey,
  forgetSigningKeys,
  knownKeys,
  referralTokenMs,
} from './signing-keys.ts'

/** Verifiers fetch the key set at least this often, so they hold a key before they meet its first token. */
const publishedBeforeMs = 24 * 3_600_000

/** A rotation: the key that will sign, and from when on, in milliseconds since 1970. */
export type Rotation = { readonly kid: string; readonly signsFrom: number }

/**
 * Makes the next key. It is published at once and signs a day later; the one before it is published
 * until its last token has expired. While a rotation is under way, another one is that same one.
 */
export async function rotateSigningKey(server: Server): Promise<Rotation> {
  const current = await currentSigningKey(server)
  forgetSigningKeys(server)
  return server.database
    .transaction(async (tx) => {
      // Whoever rotates at the same time waits here, and then finds the next key.
      await rows(tx, sql`select kid from signing_keys where kid = ${current.kid} for update`)
      const now = server.clock()
      const next = (await knownKeys(server, tx)).find(({ signsFrom }) => signsFrom > now)
      if (next) return { kid: next.kid, signsFrom: next.signsFrom }

      const signsFrom = now + publishedBeforeMs
      const { kid } = await addSigningKey(server, tx, signsFrom)
      await rows(
        tx,
        sql`update signing_keys set withdrawn_at = ${new Date(signsFrom + referralTokenMs)}
        where withdrawn_at is null and kid <> ${kid}`,
      )
      return { kid, signsFrom }
    })
    .finally(() => forgetSigningKeys(server))
}
