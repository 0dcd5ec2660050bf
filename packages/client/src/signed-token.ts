import {
  base64url,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose'

/** What can be wrong with any token that we sign. */
export type InvalidToken =
  | 'malformed'
  | 'wrong_algorithm'
  | 'unknown_key'
  /** The keys could not be fetched, and none are known from before. */
  | 'keys_unavailable'
  | 'bad_signature'
  | 'wrong_type'
  | 'wrong_issuer'
  | 'not_yet_valid'
  | 'expired'

const lengthMax = 4096
/** A verifier's clock may be behind ours by this much. */
export const clockSkewSeconds = 60

/**
 * One token, one text: base64 readers also take padding, white space and spare last bits, which
 * would let one token pass as many.
 */
export function isCanonical(token: unknown): token is string {
  if (typeof token !== 'string' || token.length > lengthMax) return false
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return false
  return token.split('.').every((part) => {
    try {
      return base64url.encode(base64url.decode(part)) === part
    } catch {
      return false
    }
  })
}

/** The keys by which tokens are verified: as they are, or fetched once and kept. */
export function keysOf(jwks: JSONWebKeySet | URL): JWTVerifyGetKey {
  const find = jwks instanceof URL ? fetchedKeys(jwks) : createLocalJWKSet(jwks)
  return (header, token) => {
    // Without a name the set would try whatever key fits.
    if (typeof header.kid !== 'string') throw new errors.JWKSNoMatchingKey()
    return find(header, token)
  }
}

/** After this long a key that was withdrawn is no longer taken. */
const refreshMilliseconds = 600_000
const keysByAddress = new Map<string, JWTVerifyGetKey>()

function fetchedKeys(url: URL): JWTVerifyGetKey {
  const known = keysByAddress.get(url.href)
  if (known !== undefined) return known

  const remote = createRemoteJWKSet(url, { cacheMaxAge: Number.POSITIVE_INFINITY })
  let refreshAt = Date.now() + refreshMilliseconds
  const find: JWTVerifyGetKey = async (header, token) => {
    const lastSeen = remote.jwks()
    if (lastSeen !== undefined && Date.now() >= refreshAt) {
      // Nobody waits for it, and a till that has lost its network goes on with the keys it saw last.
      refreshAt = Date.now() + refreshMilliseconds
      remote.reload().catch(() => undefined)
    }
    try {
      return await remote(header, token)
    } catch (error) {
      if (reasonOf(error) === 'unknown_key') throw error
      // A key that the set did not hold was looked for, and the set could not be fetched.
      if (lastSeen !== undefined) throw new errors.JWKSNoMatchingKey()
      throw new KeysUnavailable({ cause: error })
    }
  }
  keysByAddress.set(url.href, find)
  return find
}

class KeysUnavailable extends Error {
  constructor(options: { readonly cause: unknown }) {
    super('The published keys could not be fetched.', options)
  }
}

/** Undefined for what says nothing about the token, and so is not for us to catch. */
export function reasonOf(error: unknown): InvalidToken | undefined {
  if (error instanceof KeysUnavailable) return 'keys_unavailable'
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason !== 'check_failed') return 'malformed'
    if (error.claim === 'typ') return 'wrong_type'
    if (error.claim === 'iss') return 'wrong_issuer'
    return error.claim === 'nbf' ? 'not_yet_valid' : 'malformed'
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'wrong_algorithm'
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown_key'
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'unknown_key'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad_signature'
  if (error instanceof errors.JWSInvalid) return 'malformed'
  if (error instanceof errors.JWTInvalid) return 'malformed'
  return error instanceof errors.JOSENotSupported ? 'malformed' : undefined
}
