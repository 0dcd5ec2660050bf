import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { JWK } from 'jose'
import { newSigningKey, type SigningKey } from '../codes/token.ts'
import type { Server } from '../context.ts'
import { shortCache } from '../per-server.ts'
import { openServerSecret, sealServerSecret } from '../vault/master-key.ts'

/** How long a referral token lives, in milliseconds. Its key is published for as long. */
export const referralTokenMs = 30 * 86_400_000

type KnownKey = SigningKey & { readonly signsFrom: number; readonly withdrawnAt: number | null }

/** The key that signs referral tokens now; the first one is made when it is first needed. */
export async function currentSigningKey(
  server: Server,
  db: Db = server.database.db,
): Promise<SigningKey> {
  const now = server.clock()
  const signs = (key: KnownKey) => key.signsFrom <= now && !isWithdrawn(key, now)
  const known = (await knownKeys(server, db)).findLast(signs)
  // Two processes may both make a first key; both are published, and the later one signs.
  return known ?? (await addSigningKey(server, db, now))
}

/** The public halves of every key whose tokens may still live, and of the next one. */
export async function publishedKeys(
  server: Server,
): Promise<readonly Pick<SigningKey, 'kid' | 'publicJwk'>[]> {
  const db = server.database.db
  const now = server.clock()
  await currentSigningKey(server, db)
  return (await knownKeys(server, db)).filter((key) => !isWithdrawn(key, now))
}

/**
 * The public halves of every key that this server has ever had, by name. They are taken from the private
 * halves, which nobody can make without the server's master key: what stands beside them could be anybody's.
 */
export async function everyKeyEver(server: Server): Promise<ReadonlyMap<string, JWK>> {
  const found = await rows<Pick<KeyRow, 'kid' | 'sealed_private_jwk'>>(
    server.database.db,
    sql`select kid, sealed_private_jwk from signing_keys`,
  )
  const keys = new Map<string, JWK>()
  for (const { kid, sealed_private_jwk } of found) {
    try {
      const { kty, crv, x } = openPrivateHalf(server, kid, sealed_private_jwk)
      keys.set(kid, { kty, crv, x } as JWK)
    } catch {
      // Not sealed by this server: not its key.
    }
  }
  return keys
}

/** The keys that were not withdrawn when they were read, in the order in which they sign. */
export async function knownKeys(server: Server, db: Db): Promise<readonly KnownKey[]> {
  const known = cache(server).get(everyKey)
  if (known) return known

  const found = await rows<KeyRow>(
    db,
    sql`select kid, public_jwk, sealed_private_jwk, signs_from, withdrawn_at from signing_keys
      where withdrawn_at is null or withdrawn_at > ${new Date(server.clock())}
      order by signs_from, kid`,
  )
  const keys = found.map((row) => ({
    kid: row.kid,
    publicJwk: row.public_jwk,
    privateJwk: openPrivateHalf(server, row.kid, row.sealed_private_jwk),
    signsFrom: row.signs_from.getTime(),
    withdrawnAt: row.withdrawn_at?.getTime() ?? null,
  }))
  // What a transaction reads of its own must not be kept: it may never be committed.
  if (db === server.database.db && keys.length > 0) cache(server).set(everyKey, keys)
  return keys
}

/** Makes a key that signs from an instant on. It is published from now on. */
export async function addSigningKey(
  server: Server,
  db: Db,
  signsFrom: number,
): Promise<SigningKey> {
  const key = await newSigningKey()
  const privateHalf = Buffer.from(JSON.stringify(key.privateJwk))
  const sealed = sealServerSecret(server.master, labelOf(key.kid), privateHalf, server.randomBytes)
  await rows(
    db,
    sql`insert into signing_keys (kid, public_jwk, sealed_private_jwk, created_at, signs_from)
      values (${key.kid}, ${JSON.stringify(key.publicJwk)}::jsonb, ${sealed}, ${new Date(server.clock())},
        ${new Date(signsFrom)})`,
  )
  forgetSigningKeys(server)
  return key
}

/** Has this process look again at once: a key was added, or is to be withdrawn. */
export function forgetSigningKeys(server: Server): void {
  cache(server).clear()
}

type KeyRow = {
  readonly kid: string
  readonly public_jwk: JWK
  readonly sealed_private_jwk: Uint8Array
  readonly signs_from: Date
  readonly withdrawn_at: Date | null
}

function openPrivateHalf(server: Server, kid: string, sealed: Uint8Array): JWK {
  return JSON.parse(openServerSecret(server.master, labelOf(kid), sealed).toString()) as JWK
}

function isWithdrawn({ withdrawnAt }: KnownKey, now: number): boolean {
  return withdrawnAt !== null && withdrawnAt <= now
}

function labelOf(kid: string): string {
  return `signing-key:${kid}`
}

const everyKey = 'all'
const cache = shortCache<readonly KnownKey[]>(1, 30)
