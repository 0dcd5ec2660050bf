import { type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import {
  clockSkewSeconds,
  type InvalidToken,
  isCanonical,
  keysOf,
  reasonOf,
} from './signed-token.ts'

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

export type InvalidReferralToken = InvalidToken | 'wrong_workspace' | 'wrong_program'

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

function invalid(reason: InvalidReferralToken): ReferralTokenResult {
  return { kind: 'invalid', reason }
}
