import { type JWTPayload, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import {
  type InvalidCustomerIdentity,
  type VerifyCustomerIdentityOptions,
  verifyCustomerIdentity,
} from './verify-customer-identity.ts'

const workspace = 'wsp_01jc0000000000000000000000'
const now = new Date('2026-06-01T00:00:00Z')
const seconds = now.getTime() / 1000
const current = { keyId: 'sec_2', secret: 'current-'.repeat(4) }
const former = { keyId: 'sec_1', secret: 'former--'.repeat(4) }
const strangers = { keyId: 'sec_9', secret: 'stranger'.repeat(4) }

const claims = {
  iss: workspace,
  aud: 'goodword',
  sub: 'c-1001',
  jti: 'one-token',
  iat: seconds,
  exp: seconds + 600,
}

function sign(
  payload: JWTPayload,
  by: { keyId: string; secret: string } = current,
  header: Record<string, unknown> = {},
) {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', typ: 'goodword-identity+jwt', kid: by.keyId, ...header })
    .sign(Buffer.from(by.secret))
}

function verify(token: string, options: Partial<VerifyCustomerIdentityOptions> = {}) {
  return verifyCustomerIdentity(token, {
    workspace,
    secrets: [current, former],
    now,
    isRevoked: () => false,
    ...options,
  })
}

const invalid = (reason: InvalidCustomerIdentity) => ({ kind: 'invalid', reason })

test('a good token says who the customer is', async () => {
  const known = {
    email: 'alice@example.com',
    name: 'Alice 王',
    phone: '+8613800000000',
    locale: 'zh-CN',
    attributes: { tier: 'gold', orders: 3, staff: false },
  }
  const token = await sign({ ...claims, ...known, customer_since: '2024-02-29T00:00:00Z' })
  expect(await verify(token)).toEqual({
    kind: 'valid',
    customer: {
      external_id: 'c-1001',
      ...known,
      customer_since: Date.parse('2024-02-29T00:00:00Z'),
    },
    tokenId: 'one-token',
    expiresAt: new Date('2026-06-01T00:10:00Z'),
  })
})

test('a token that our client signed is good', async () => {
  // The same token stands in the client's test of signing it.
  const token = [
    'eyJhbGciOiJIUzI1NiIsInR5cCI6Imdvb2R3b3JkLWlkZW50aXR5K2p3dCIsImtpZCI6InNlY18wMWpjMDAwMDAwMDAwMDAwMDAwMDAwMDAwMyJ9',
    'eyJlbWFpbCI6ImFsaWNlQGV4YW1wbGUuY29tIiwibmFtZSI6IkFsaWNlIOeOiyIsInBob25lIjoiKzg2MTM4MDAwMDAwMDAiLCJsb2NhbGUiOiJ6aC1DTiIsImF0dHJpYnV0ZXMiOnsidGllciI6ImdvbGQiLCJvcmRlcnMiOjMsInN0YWZmIjpmYWxzZX0sImN1c3RvbWVyX3NpbmNlIjoiMjAyNC0wMi0yOVQwMDowMDowMC4wMDBaIiwiaXNzIjoid3NwXzAxamMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwIiwiYXVkIjoiZ29vZHdvcmQiLCJzdWIiOiJjLTEwMDEiLCJqdGkiOiJvbmUtdG9rZW4iLCJpYXQiOjE3ODAyNzIwMDAsImV4cCI6MTc4MDI3MjMwMH0',
    'gJcHGl-aw5X44MNyXtYyjdy-8bCVoYJbNkF4r8eVMmk',
  ].join('.')
  const secret = 'gw_ss_sandbox_0123456789abcdefghijklmnopqrstuv'
  const secrets = [{ keyId: 'sec_01jc0000000000000000000003', secret }]
  expect(await verify(token, { secrets })).toMatchObject({
    kind: 'valid',
    customer: { external_id: 'c-1001', name: 'Alice 王' },
    tokenId: 'one-token',
  })
})

test('claims that are not for us are left alone', async () => {
  const token = await sign({ ...claims, aud: ['goodword', 'chat'], scope: 'chat' })
  expect(await verify(token)).toMatchObject({ kind: 'valid', customer: { external_id: 'c-1001' } })
})

test('a customer cannot be named twice', async () => {
  const token = await sign({ ...claims, external_id: 'c-2002' })
  expect(await verify(token)).toMatchObject({ customer: { external_id: 'c-1001' } })
})

describe('secrets', () => {
  test('both are taken while one replaces the other', async () => {
    expect(await verify(await sign(claims, current))).toMatchObject({ kind: 'valid' })
    expect(await verify(await sign(claims, former))).toMatchObject({ kind: 'valid' })
  })

  test('a secret that was taken out is unknown', async () => {
    const token = await sign(claims, former)
    expect(await verify(token, { secrets: [current] })).toEqual(invalid('unknown_key'))
    expect(await verify(token, { secrets: [] })).toEqual(invalid('unknown_key'))
  })

  test("another workspace's secret is unknown, and fails under one of our names", async () => {
    expect(await verify(await sign(claims, strangers))).toEqual(invalid('unknown_key'))
    const token = await sign(claims, { ...strangers, keyId: current.keyId })
    expect(await verify(token)).toEqual(invalid('bad_signature'))
  })

  test('the secret that is named is used, and no other', async () => {
    const token = await sign(claims, { ...former, keyId: current.keyId })
    expect(await verify(token)).toEqual(invalid('bad_signature'))
  })

  test.each([undefined, '', 7, '__proto__', 'constructor'])('kid %j is unknown', async (kid) => {
    expect(await verify(await sign(claims, current, { kid }))).toEqual(invalid('unknown_key'))
  })

  test('a key that the token brings along is not looked at', async () => {
    const jwk = { kty: 'oct', k: Buffer.from(strangers.secret).toString('base64url') }
    const token = await sign(
      claims,
      { ...strangers, keyId: 'sec_2' },
      { jwk, jku: 'https://x.example' },
    )
    expect(await verify(token)).toEqual(invalid('bad_signature'))
  })

  test('a secret under 32 bytes is never verified with', async () => {
    const short = { keyId: 'sec_3', secret: 'x'.repeat(31) }
    const token = await sign(claims, { ...current, keyId: 'sec_3' })
    await expect(verify(token, { secrets: [short] })).rejects.toThrow(RangeError)
  })
})

describe('time', () => {
  test.each<[string, number, object]>([
    ['at its issue', claims.iat, { kind: 'valid' }],
    ['a second before its expiry', claims.exp - 1, { kind: 'valid' }],
    ['at its expiry', claims.exp, invalid('expired')],
    ['when our clock is 60 seconds behind', claims.iat - 60, { kind: 'valid' }],
    ['when our clock is 61 seconds behind', claims.iat - 61, invalid('not_yet_valid')],
  ])('%s', async (_, at, result) => {
    expect(await verify(await sign(claims), { now: new Date(at * 1000) })).toMatchObject(result)
  })

  test.each<[InvalidCustomerIdentity, JWTPayload]>([
    ['lives_too_long', { exp: seconds + 601 }],
    ['lives_too_long', { iat: seconds - 86_400, exp: seconds + 1 }],
    ['not_yet_valid', { nbf: seconds + 1 }],
    ['malformed', { exp: '2030' as unknown as number }],
    ['malformed', { iat: 'now' as unknown as number }],
    ['malformed', { exp: seconds + 0.5 }],
    ['expired', { exp: -1 }],
  ])('%s: %j', async (reason, other) => {
    expect(await verify(await sign({ ...claims, ...other }))).toEqual(invalid(reason))
  })
})

describe('for somebody else', () => {
  test.each<[InvalidCustomerIdentity, JWTPayload]>([
    ['wrong_workspace', { iss: 'wsp_01jc0000000000000000000009' }],
    ['wrong_audience', { aud: 'other' }],
    ['wrong_audience', { aud: [] }],
    ['wrong_audience', { aud: 'Goodword' }],
  ])('%s: %j', async (reason, other) => {
    expect(await verify(await sign({ ...claims, ...other }))).toEqual(invalid(reason))
  })

  test.each([undefined, 'JWT', 'goodword-referral+jwt'])('wrong_type: %j', async (typ) => {
    expect(await verify(await sign(claims, current, { typ }))).toEqual(invalid('wrong_type'))
  })
})

test.each(Object.keys(claims))('malformed without %s', async (name) => {
  const { [name as keyof typeof claims]: _, ...rest } = claims
  expect(await verify(await sign(rest))).toEqual(invalid('malformed'))
})

describe('an algorithm is not chosen by the token', () => {
  test.each(['HS384', 'HS512'])('%s', async (alg) => {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg, typ: 'goodword-identity+jwt', kid: current.keyId })
      .sign(Buffer.from(current.secret.repeat(2)))
    expect(await verify(token)).toEqual(invalid('wrong_algorithm'))
  })

  test.each(['none', 'hs256', 'EdDSA', 'RS256'])('%s', async (alg) => {
    const [, payload, signature] = (await sign(claims)).split('.')
    const header = Buffer.from(
      JSON.stringify({ alg, typ: 'goodword-identity+jwt', kid: current.keyId }),
    ).toString('base64url')
    expect(await verify(`${header}.${payload}.${signature}`)).toEqual(invalid('wrong_algorithm'))
    expect(await verify(`${header}.${payload}.`)).toEqual(invalid('malformed'))
  })
})

describe('an altered token', () => {
  test('is invalid whichever character was altered', async () => {
    const token = await sign(claims)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (let i = 0; i < token.length; i++) {
      if (token[i] === '.') continue
      const other = alphabet[(alphabet.indexOf(token[i]!) + 1 + (i % 62)) % 64]
      const altered = token.slice(0, i) + other + token.slice(i + 1)
      expect(await verify(altered), `character ${i}`).toMatchObject({ kind: 'invalid' })
    }
  })

  test('is invalid with every other last character', async () => {
    const token = await sign(claims)
    for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      if (token.endsWith(character)) continue
      expect((await verify(token.slice(0, -1) + character)).kind, character).toBe('invalid')
    }
  })

  test.each<[string, (token: string) => string]>([
    ['padding', (token) => `${token}=`],
    ['a space behind', (token) => `${token} `],
    ['a line break behind', (token) => `${token}\n`],
    ['a fourth part', (token) => `${token}.AAAA`],
    ['a part less', (token) => token.slice(0, token.lastIndexOf('.'))],
    ['nothing left', () => ''],
    ['a header that is not JSON', (token) => `AAAA${token.slice(token.indexOf('.'))}`],
    ['more than 4 KiB', (token) => token + 'A'.repeat(4096)],
  ])('is malformed with %s', async (_, alter) => {
    expect(await verify(alter(await sign(claims)))).toEqual(invalid('malformed'))
  })

  test('is malformed above 4 KiB, even when genuine', async () => {
    const token = await sign({ ...claims, pad: 'x'.repeat(4000) })
    expect(await verify(token)).toEqual(invalid('malformed'))
  })
})

test.each<[string, JWTPayload]>([
  ['an address that is none', { email: 'alice' }],
  ['a name with NUL', { name: 'Al\u0000ice' }],
  ['a name that turns its neighbours round', { name: '\u202eecilA' }],
  ['a name with half a character', { name: 'Alice \ud800' }],
  ['a name that is a number', { name: 7 }],
  ['an empty id', { sub: '' }],
  ['an id with a zero-width space', { sub: 'c-\u200b1001' }],
  ['an id that is a number', { sub: 1001 as unknown as string }],
  ['attributes that nest', { attributes: { tier: { level: 3 } } }],
  ['a locale that is none', { locale: '<script>' }],
])('bad_customer: %s', async (_, other) => {
  expect(await verify(await sign({ ...claims, ...other }))).toEqual(invalid('bad_customer'))
})

describe('revocation', () => {
  test('a revoked token is invalid, however slowly that is found out', async () => {
    const token = await sign(claims)
    expect(await verify(token, { isRevoked: (id) => id === 'one-token' })).toEqual(
      invalid('revoked'),
    )
    expect(await verify(token, { isRevoked: async () => true })).toEqual(invalid('revoked'))
  })

  test('the same token is good again and again, so that a page may be reloaded', async () => {
    const token = await sign(claims)
    for (let i = 0; i < 3; i++) expect(await verify(token)).toMatchObject({ kind: 'valid' })
  })

  test('is not asked about a token that is not good anyway', async () => {
    const asked: string[] = []
    const isRevoked = (id: string) => asked.push(id) > 0
    await verify(await sign({ ...claims, exp: seconds }), { isRevoked })
    await verify(await sign(claims, strangers), { isRevoked })
    expect(asked).toEqual([])
  })

  test('a failure to find out is not taken for a bad token', async () => {
    const isRevoked = () => Promise.reject(new Error('no database'))
    await expect(verify(await sign(claims), { isRevoked })).rejects.toThrow('no database')
  })
})
