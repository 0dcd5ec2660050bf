import { person } from '@goodword/contract/participants'
import { line } from '@goodword/domain/text'
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as v from 'valibot'

/** One of the merchant's signing secrets: text as it was shown, or its bytes. */
export interface IdentitySecret {
  readonly keyId: string
  readonly secret: string | Uint8Array
}

export interface VerifyCustomerIdentityOptions {
  readonly workspace: string
  /** The workspace's own, two of them while one replaces the other. */
  readonly secrets: readonly IdentitySecret[]
  /** Real time, also in a sandbox. */
  readonly now: Date
  /** Asked last, of tokens that are good otherwise. */
  readonly isRevoked: (tokenId: string) => boolean | Promise<boolean>
}

export type CustomerIdentityResult =
  | {
      readonly kind: 'valid'
      readonly customer: Customer
      readonly tokenId: string
      readonly expiresAt: Date
    }
  | { readonly kind: 'invalid'; readonly reason: InvalidCustomerIdentity }

/** A customer as the merchant's server vouches for them, in the shape in which participants are enrolled. */
export type Customer = v.InferOutput<typeof Customer>

export type InvalidCustomerIdentity =
  | 'malformed'
  | 'wrong_algorithm'
  | 'unknown_key'
  | 'bad_signature'
  | 'wrong_type'
  | 'wrong_workspace'
  | 'wrong_audience'
  | 'not_yet_valid'
  | 'expired'
  | 'lives_too_long'
  /** What it says of the customer would not be taken by the API either. */
  | 'bad_customer'
  | 'revoked'

const secretBytesMin = 32
const lengthMax = 4096
const livesSecondsMax = 600
/** The merchant's clock may be ahead of ours by this much. */
const clockSkewSeconds = 60

// Not strict, since other claims have other readers.
const Customer = v.object(person)
const Times = v.object({
  iat: v.pipe(v.number(), v.safeInteger()),
  exp: v.pipe(v.number(), v.safeInteger()),
  // As the API takes it for revoking, so that no token is beyond revoking.
  jti: line(200),
})

/** Who a customer is, as told by the merchant's server through the customer's browser. */
export async function verifyCustomerIdentity(
  token: string,
  { workspace, secrets, now, isRevoked }: VerifyCustomerIdentityOptions,
): Promise<CustomerIdentityResult> {
  if (!isCanonical(token)) return invalid('malformed')

  try {
    const { payload } = await jwtVerify(token, secretNamed(secrets), {
      algorithms: ['HS256'],
      typ: 'goodword-identity+jwt',
      issuer: workspace,
      audience: 'goodword',
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      currentDate: now,
    })

    const times = v.safeParse(Times, payload)
    if (!times.success) return invalid('malformed')
    const { iat, exp, jti } = times.output
    if (iat > Math.floor(now.getTime() / 1000) + clockSkewSeconds) return invalid('not_yet_valid')
    if (exp - iat > livesSecondsMax) return invalid('lives_too_long')

    const customer = v.safeParse(Customer, { ...payload, external_id: payload.sub })
    if (!customer.success) return invalid('bad_customer')
    if (await isRevoked(jti)) return invalid('revoked')
    return {
      kind: 'valid',
      customer: customer.output,
      tokenId: jti,
      expiresAt: new Date(exp * 1000),
    }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    return invalid(reason)
  }
}

/**
 * One token, one text: base64 readers also take padding, white space and spare last bits, which
 * would let one token pass as many.
 */
function isCanonical(token: string): boolean {
  if (token.length > lengthMax || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return false
  return token
    .split('.')
    .every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
}

function secretNamed(secrets: readonly IdentitySecret[]): JWTVerifyGetKey {
  return ({ kid }) => {
    const named = secrets.find(({ keyId }) => keyId === kid)
    if (named === undefined) throw new errors.JWKSNoMatchingKey()
    const secret = Buffer.from(named.secret)
    // A guessed secret makes anybody any customer, so a short one is our bug and not the caller's.
    if (secret.length < secretBytesMin)
      throw new RangeError('A signing secret has 32 bytes or more.')
    return secret
  }
}

/** Undefined for what says nothing about the token, and so is not for us to catch. */
function reasonOf(error: unknown): InvalidCustomerIdentity | undefined {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason !== 'check_failed') return 'malformed'
    if (error.claim === 'typ') return 'wrong_type'
    if (error.claim === 'iss') return 'wrong_workspace'
    if (error.claim === 'aud') return 'wrong_audience'
    return error.claim === 'nbf' ? 'not_yet_valid' : 'malformed'
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'wrong_algorithm'
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown_key'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad_signature'
  if (error instanceof errors.JWSInvalid) return 'malformed'
  if (error instanceof errors.JWTInvalid) return 'malformed'
  return error instanceof errors.JOSENotSupported ? 'malformed' : undefined
}

function invalid(reason: InvalidCustomerIdentity): CustomerIdentityResult {
  return { kind: 'invalid', reason }
}
