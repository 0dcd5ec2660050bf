import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** The token type, which keeps a referral token from passing for any other kind of ours. */
const referralTokenType = 'goodword-referral+jwt'

/** A key that signs referral tokens. The private half is stored sealed and never leaves the server. */
export interface SigningKey {
  readonly kid: string
  readonly publicJwk: JWK
  readonly privateJwk: JWK
}

/** What a referral token says. Anybody can read it, so nothing in it names a person. */
export interface ReferralClaims {
  readonly tokenId: string
  readonly issuer: string
  readonly workspace: string
  readonly program: string
  readonly programVersion: number
  /** A pseudonym: the same advocate has another one in another workspace. */
  readonly advocate: string
  /** The alias that the token stands for. */
  readonly code: string
  readonly issuedAt: Date
  readonly expiresAt: Date
}

/** A fresh Ed25519 key, named by its RFC 7638 thumbprint. */
export async function newSigningKey(): Promise<SigningKey> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const publicJwk = await exportJWK(pair.publicKey)
  const privateJwk = await exportJWK(pair.privateKey)
  return { kid: await calculateJwkThumbprint(publicJwk), publicJwk, privateJwk }
}

/** A referral code as a signed token, which anybody with our public keys can check without asking us. */
export function signReferralToken(
  key: Pick<SigningKey, 'kid' | 'privateJwk'>,
  claims: ReferralClaims,
): Promise<string> {
  return new SignJWT({
    ws: claims.workspace,
    prg: claims.program,
    ver: claims.programVersion,
    code: claims.code,
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: referralTokenType, kid: key.kid })
    .setIssuer(claims.issuer)
    .setSubject(claims.advocate)
    .setJti(claims.tokenId)
    .setIssuedAt(claims.issuedAt)
    .setExpirationTime(claims.expiresAt)
    .sign(key.privateJwk)
}

/** The key set to publish: the key that signs, those whose tokens still live, and the next one. */
export function toJwks(keys: readonly Pick<SigningKey, 'kid' | 'publicJwk'>[]): { keys: JWK[] } {
  return {
    // Named one by one, so that a private half handed in by mistake stays in.
    keys: keys.map(({ kid, publicJwk: { kty, crv, x } }) => {
      return { kty: kty!, crv: crv!, x: x!, kid, alg: 'EdDSA', use: 'sig' }
    }),
  }
}
