import type { JWK } from 'jose'
import { toJwks } from '../codes/token.ts'
import type { Server } from '../context.ts'
import { publishedKeys } from './signing-keys.ts'

/** The key set by which anybody verifies referral tokens, for `/.well-known/jwks.json`. */
export async function jwks(server: Server): Promise<{ keys: JWK[] }> {
  return toJwks(await publishedKeys(server))
}
