import {
  base64url,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'

export interface VerifyReferralTokenOptions {
  /** The published keys themselves, or where they are: fetched once, then kept and refreshed aside. */
  readonly jwks: JSONWebKeySet | URL
  readonly issuer: string
  readonly workspace: string
  /** When given, a token of any other program is invalid. */
  readonly program?: string | undefined
  readonly now?: Date | undefined
}

export type ReferralTokenResult =
  | { readonly kind: 'valid'; readonly claims: ReferralClaims }
  | { readonly kind: 'invalid'; readonly reason: InvalidReferralToken }

/** What a genuine referral token says. */
export interface ReferralClaims {
  readonly tokenId: string
  readonly issuer: string
  readonly workspace: string
  readonly program: string
  readonly programVersion: number
  readonly advocate: string
  readonly code: string
  readonly issuedAt: Date
  readonly expiresAt: Date
}

export type InvalidReferralToken =
  | 'malformed'
  | 'wrong_algorithm'
  | 'unknown_key'
  /** The keys could not be fetched, and none are known from before. */
  | 'keys_unavailable'
  | 'bad_signature'
  | 'wrong_type'
  | 'wrong_issuer'
  | 'wrong_workspace'
  | 'wrong_program'
  | 'not_yet_valid'
  | 'expired'

const lengthMax = 4096
/** A till's clock may be behind ours by this much. */
const clockSkewSeconds = 60

/** Whether a referral token is genuine, current and of this workspace; offline once the keys are known. */
export async function verifyReferralToken(
  token: string,
  options: VerifyReferralTokenOptions,
): Promise<ReferralTokenResult> {
  // An option lost in plain JavaScript must not become a check that does not happen.
  if (!options.issuer || !options.workspace) throw new TypeError('Name the issuer and workspace.')
  if (!isCanonical(token)) return invalid('malformed')

  const now = options.now ?? new Date()
  try {
    const { payload } = await jwtVerify(token, keysOf(options.jwks), {
      algorithms: ['EdDSA'],
      typ: 'goodword-referral+jwt',
      issuer: options.issuer,
      requiredClaims: ['ws', 'prg', 'ver', 'sub', 'code', 'jti', 'iat', 'exp'],
      currentDate: now,
    })
    return judge(readClaims(payload), options, now)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    return invalid(reason)
  }
}

function judge(
  claims: ReferralClaims | undefined,
  { workspace, program }: VerifyReferralTokenOptions,
  now: Date,
): ReferralTokenResult {
  if (claims === undefined) return invalid('malformed')
  if (claims.workspace !== workspace) return invalid('wrong_workspace')
  if (program !== undefined && claims.program !== program) return invalid('wrong_program')
  if (claims.issuedAt.getTime() > now.getTime() + clockSkewSeconds * 1000) {
    return invalid('not_yet_valid')
  }
  return { kind: 'valid', claims }
}

/**
 * One token, one text: base64 readers also take padding, white space and spare last bits, which
 * would let one token pass as many.
 */
function isCanonical(token: unknown): token is string {
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

function keysOf(jwks: JSONWebKeySet | URL): JWTVerifyGetKey {
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

function readClaims(payload: JWTPayload): ReferralClaims | undefined {
  const { jti, iss, ws, prg, ver, sub, code, iat, exp } = payload
  const isText = (value: unknown) => typeof value === 'string' && value !== ''
  if (![jti, iss, ws, prg, sub, code].every(isText)) return undefined
  if (![ver, iat, exp].every((value) => Number.isSafeInteger(value))) return undefined
  return {
    tokenId: jti as string,
    issuer: iss as string,
    workspace: ws as string,
    program: prg as string,
    programVersion: ver as number,
    advocate: sub as string,
    code: code as string,
    issuedAt: new Date((iat as number) * 1000),
    expiresAt: new Date((exp as number) * 1000),
  }
}

/** Undefined for what says nothing about the token, and so is not for us to catch. */
function reasonOf(error: unknown): InvalidReferralToken | undefined {
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

function invalid(reason: InvalidReferralToken): ReferralTokenResult {
  return { kind: 'invalid', reason }
}
