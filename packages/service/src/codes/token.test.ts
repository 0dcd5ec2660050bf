import { calculateJwkThumbprint, createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { newSigningKey, type ReferralClaims, signReferralToken, toJwks } from './token.ts'

const claims: ReferralClaims = {
  tokenId: 'cod_01jc0000000000000000000001',
  issuer: 'https://goodword.example',
  workspace: 'wsp_01jc0000000000000000000000',
  program: 'prg_01jc0000000000000000000002',
  programVersion: 3,
  advocate: 'Yx3kq0vT7mB1',
  code: 'K7CM3XWD9RTC',
  issuedAt: new Date('2026-01-01T00:00:00Z'),
  expiresAt: new Date('2027-01-01T00:00:00Z'),
}

/** The key pair of RFC 8037, appendix A. */
const knownKey = {
  kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  privateJwk: {
    kty: 'OKP',
    crv: 'Ed25519',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  },
}

/** The same token stands in the client's test of verifying it. */
const knownToken = [
  'eyJhbGciOiJFZERTQSIsInR5cCI6Imdvb2R3b3JkLXJlZmVycmFsK2p3dCIsImtpZCI6ImtQcktfcW14VldhWVZBOXd3QkY2SXVvM3ZWeno3VHhIQ1R3WEJ5Z3JTNGsifQ',
  'eyJ3cyI6IndzcF8wMWpjMDAwMDAwMDAwMDAwMDAwMDAwMDAwMCIsInByZyI6InByZ18wMWpjMDAwMDAwMDAwMDAwMDAwMDAwMDAwMiIsInZlciI6MywiY29kZSI6Iks3Q00zWFdEOVJUQyIsImlzcyI6Imh0dHBzOi8vZ29vZHdvcmQuZXhhbXBsZSIsInN1YiI6Ill4M2txMHZUN21CMSIsImp0aSI6ImNvZF8wMWpjMDAwMDAwMDAwMDAwMDAwMDAwMDAwMSIsImlhdCI6MTc2NzIyNTYwMCwiZXhwIjoxNzk4NzYxNjAwfQ',
  'T7RBBvAc1C9QUi2bx_wGL-J5bVDRGoXTgjNhxDC4NBHCp1hQamn3Hn-Y4D8allWEDZjfJMrKaGczFMCvHHbGAg',
].join('.')

test('a token says what it was given, under the names on the wire', async () => {
  const key = await newSigningKey()
  const token = await signReferralToken(key, claims)
  const { protectedHeader, payload } = await jwtVerify(token, createLocalJWKSet(toJwks([key])), {
    currentDate: claims.issuedAt,
  })
  expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'goodword-referral+jwt', kid: key.kid })
  expect(payload).toEqual({
    iss: 'https://goodword.example',
    ws: 'wsp_01jc0000000000000000000000',
    prg: 'prg_01jc0000000000000000000002',
    ver: 3,
    sub: 'Yx3kq0vT7mB1',
    jti: 'cod_01jc0000000000000000000001',
    iat: 1767225600,
    exp: 1798761600,
    code: 'K7CM3XWD9RTC',
  })
})

test('a token stays the same from one release to the next, as the client reads it', async () => {
  expect(await signReferralToken(knownKey, claims)).toBe(knownToken)
})

test('a token is short enough for a link and a QR code', async () => {
  expect((await signReferralToken(knownKey, claims)).length).toBeLessThan(600)
})

test('keys differ, and each is named by its thumbprint', async () => {
  const [one, other] = [await newSigningKey(), await newSigningKey()]
  expect(one.kid).not.toBe(other.kid)
  expect(one.kid).toBe(await calculateJwkThumbprint(one.publicJwk))
})

test('a key comes back from its stored JSON', async () => {
  const key = await newSigningKey()
  const stored: typeof key = JSON.parse(JSON.stringify(key))
  expect(await signReferralToken(stored, claims)).toBe(await signReferralToken(key, claims))
})

test('the published set holds no private half, even when handed one', async () => {
  const key = await newSigningKey()
  const jwks = toJwks([{ kid: key.kid, publicJwk: key.privateJwk }])
  expect(jwks).toEqual({
    keys: [
      { kty: 'OKP', crv: 'Ed25519', x: key.publicJwk.x, kid: key.kid, alg: 'EdDSA', use: 'sig' },
    ],
  })
})
