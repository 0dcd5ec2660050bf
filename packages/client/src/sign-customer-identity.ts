import { SignJWT } from 'jose'

/** A customer as the merchant knows them. */
export interface CustomerIdentity {
  /** The merchant's own id; what enrols the customer once and finds them again. */
  readonly id: string
  readonly email?: string | undefined
  readonly name?: string | undefined
  readonly phone?: string | undefined
  readonly locale?: string | undefined
  /** Since when; a program for new customers only does not take the others as friends. */
  readonly customerSince?: Date | undefined
  /** What programs may tell customers apart by, such as a membership tier. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>> | undefined
}

export interface SignCustomerIdentityOptions {
  /** A signing secret of the workspace, at least 32 bytes. It stays on the server. */
  readonly secret: string | Uint8Array
  /** The id of that secret, so that two can be valid while one replaces the other. */
  readonly keyId: string
  readonly workspace: string
  readonly customer: CustomerIdentity
  /** At most 600, which is also the default. */
  readonly expiresInSeconds?: number | undefined
  readonly now?: Date | undefined
  /** By which the token can be revoked; random by default. */
  readonly tokenId?: string | undefined
}

const secretBytesMin = 32
const expiresInSecondsMax = 600

/**
 * Tells Goodword, through the customer's own browser, who they are. For the merchant's server: whoever
 * has the secret can be any customer.
 */
export async function signCustomerIdentity({
  secret,
  keyId,
  workspace,
  customer: { id, ...known },
  expiresInSeconds = expiresInSecondsMax,
  now = new Date(),
  tokenId = crypto.randomUUID(),
}: SignCustomerIdentityOptions): Promise<string> {
  const key = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret
  if (key.length < secretBytesMin) throw new RangeError('A signing secret has 32 bytes or more.')
  if (!(expiresInSeconds >= 1 && expiresInSeconds <= expiresInSecondsMax)) {
    throw new RangeError('A customer identity expires within 1 to 600 seconds.')
  }
  if (!keyId || !workspace || !id)
    throw new TypeError('Name the key, the workspace and the customer.')

  const issuedAt = Math.floor(now.getTime() / 1000)
  const { email, name, phone, locale, attributes, customerSince } = known
  const customer_since = customerSince?.toISOString()
  return await new SignJWT({ email, name, phone, locale, attributes, customer_since })
    .setProtectedHeader({ alg: 'HS256', typ: 'goodword-identity+jwt', kid: keyId })
    .setIssuer(workspace)
    .setAudience('goodword')
    .setSubject(id)
    .setJti(tokenId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.floor(expiresInSeconds))
    .sign(key)
}
