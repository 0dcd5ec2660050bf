import {
  base64url,
  CompactSign,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  type InvalidReferralToken,
  type VerifyReferralTokenOptions,
  verifyReferralToken,
} from './verify-referral-token.ts'

const issuer = 'https://goodword.example'
const workspace = 'wsp_01jc0000000000000000000000'
const program = 'prg_01jc0000000000000000000002'
const now = new Date('2026-06-01T00:00:00Z')
const seconds = now.getTime() / 1000

const claims = {
  iss: issuer,
  ws: workspace,
  prg: program,
  ver: 3,
  sub: 'Yx3kq0vT7mB1',
  jti: 'cod_01jc0000000000000000000001',
  code: 'K7CM3XWD9RTC',
  iat: seconds - 100,
  exp: seconds + 100,
}

const key = await newKey()
const nextKey = await newKey()
const strangersKey = await newKey()
const jwks = published(key)

async function newKey() {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const publicJwk = await exportJWK(pair.publicKey)
  return { ...pair, publicJwk, kid: await calculateJwkThumbprint(publicJwk) }
}

type Key = typeof key

function published(...keys: Key[]): JSONWebKeySet {
  return {
    keys: keys.map(({ publicJwk, kid }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' })),
  }
}

function sign(payload: JWTPayload, by: Key = key, header: Record<string, unknown> = {}) {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'goodword-referral+jwt', kid: by.kid, ...header })
    .sign(by.privateKey)
}

function verify(token: string, options: Partial<VerifyReferralTokenOptions> = {}) {
  return verifyReferralToken(token, { jwks, issuer, workspace, now, ...options })
}

const invalid = (reason: InvalidReferralToken) => ({ kind: 'invalid', reason })

test('a genuine token is valid and says what it carries', async () => {
  expect(await verify(await sign(claims))).toEqual({
    kind: 'valid',
    claims: {
      tokenId: 'cod_01jc0000000000000000000001',
      issuer,
      workspace,
      program,
      programVersion: 3,
      advocate: 'Yx3kq0vT7mB1',
      code: 'K7CM3XWD9RTC',
      issuedAt: new Date('2026-05-31T23:58:20Z'),
      expiresAt: new Date('2026-06-01T00:01:40Z'),
    },
  })
})

test("a token that the server's own code signed is valid", async () => {
  // The same token stands in the service's test of signing it; the key is that of RFC 8037.
  const token = [
    'eyJhbGciOiJFZERTQSIsInR5cCI6Imdvb2R3b3JkLXJlZmVycmFsK2p3dCIsImtpZCI6ImtQcktfcW14VldhWVZBOXd3QkY2SXVvM3ZWeno3VHhIQ1R3WEJ5Z3JTNGsifQ',
    'eyJ3cyI6IndzcF8wMWpjMDAwMDAwMDAwMDAwMDAwMDAwMDAwMCIsInByZyI6InByZ18wMWpjMDAwMDAwMDAwMDAwMDAwMDAwMDAwMiIsInZlciI6MywiY29kZSI6Iks3Q00zWFdEOVJUQyIsImlzcyI6Imh0dHBzOi8vZ29vZHdvcmQuZXhhbXBsZSIsInN1YiI6Ill4M2txMHZUN21CMSIsImp0aSI6ImNvZF8wMWpjMDAwMDAwMDAwMDAwMDAwMDAwMDAwMSIsImlhdCI6MTc2NzIyNTYwMCwiZXhwIjoxNzk4NzYxNjAwfQ',
    'T7RBBvAc1C9QUi2bx_wGL-J5bVDRGoXTgjNhxDC4NBHCp1hQamn3Hn-Y4D8allWEDZjfJMrKaGczFMCvHHbGAg',
  ].join('.')
  const known: JWK = {
    kty: 'OKP',
    crv: 'Ed25519',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  }
  expect(await verify(token, { jwks: { keys: [known] } })).toMatchObject({
    kind: 'valid',
    claims: { advocate: 'Yx3kq0vT7mB1', programVersion: 3, code: 'K7CM3XWD9RTC' },
  })
})

describe('its time is half-open, from its issue to its expiry', () => {
  test.each([
    ['a second before its expiry', claims.exp - 1, { kind: 'valid' }],
    ['at its expiry', claims.exp, invalid('expired')],
    ['after its expiry', claims.exp + 1, invalid('expired')],
    ['at its issue', claims.iat, { kind: 'valid' }],
    ['on a clock 60 seconds behind', claims.iat - 60, { kind: 'valid' }],
    ['on a clock 61 seconds behind', claims.iat - 61, invalid('not_yet_valid')],
  ])('%s', async (_, at, result) => {
    expect(await verify(await sign(claims), { now: new Date(at * 1000) })).toMatchObject(result)
  })

  test('a start that it names is kept', async () => {
    const token = await sign({ ...claims, nbf: seconds + 1 })
    expect(await verify(token)).toEqual(invalid('not_yet_valid'))
  })
})

describe('rotated keys', () => {
  test('a token of the former key is valid as long as that key is published', async () => {
    const token = await sign(claims)
    expect(await verify(token, { jwks: published(nextKey, key) })).toMatchObject({ kind: 'valid' })
    expect(await verify(token, { jwks: published(nextKey) })).toEqual(invalid('unknown_key'))
  })

  test('a token of the next key is valid from the moment that key is published', async () => {
    const token = await sign(claims, nextKey)
    expect(await verify(token)).toEqual(invalid('unknown_key'))
    expect(await verify(token, { jwks: published(key, nextKey) })).toMatchObject({ kind: 'valid' })
  })
})

describe('somebody else', () => {
  test('cannot sign in our name', async () => {
    const token = await sign(claims, strangersKey, { kid: key.kid })
    expect(await verify(token)).toEqual(invalid('bad_signature'))
  })

  test('cannot bring a key along', async () => {
    const jwk = strangersKey.publicJwk
    const named = {
      jwk,
      jku: 'https://stranger.example/jwks.json',
      x5u: 'https://stranger.example',
    }
    expect(await verify(await sign(claims, strangersKey, named))).toEqual(invalid('unknown_key'))
    const ours = { ...named, kid: key.kid }
    expect(await verify(await sign(claims, strangersKey, ours))).toEqual(invalid('bad_signature'))
  })

  test.each([undefined, '', 7, null, ['a']])('cannot have its key tried by kid %j', async (kid) => {
    const header = { alg: 'EdDSA', typ: 'goodword-referral+jwt', kid }
    const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader(header as { alg: string })
      .sign(key.privateKey)
    expect(await verify(token)).toEqual(invalid('unknown_key'))
  })
})

describe('confused algorithms', () => {
  test.each(['HS256', 'HS512'])('%s with the public key as the secret', async (alg) => {
    for (const secret of [
      base64url.decode(key.publicJwk.x!),
      new TextEncoder().encode(key.publicJwk.x!),
      new TextEncoder().encode(JSON.stringify(jwks.keys[0])),
    ]) {
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg, typ: 'goodword-referral+jwt', kid: key.kid })
        .sign(new Uint8Array([...secret, ...new Uint8Array(64)]))
      expect(await verify(token)).toEqual(invalid('wrong_algorithm'))
    }
  })

  test.each(['none', 'None', 'eddsa', '', 'ES256', 'Ed25519'])('%j', async (alg) => {
    const [, payload, signature] = (await sign(claims)).split('.')
    const header = base64url.encode(
      JSON.stringify({ alg, typ: 'goodword-referral+jwt', kid: key.kid }),
    )
    const result = await verify(`${header}.${payload}.${signature}`)
    expect(result).toEqual(invalid(alg === '' ? 'malformed' : 'wrong_algorithm'))
    expect(await verify(`${header}.${payload}.`)).toEqual(invalid('malformed'))
  })

  test('a genuine signature of another of our algorithms', async () => {
    const pair = await generateKeyPair('ES256', { extractable: true })
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'p256' }
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'goodword-referral+jwt', kid: 'p256' })
      .sign(pair.privateKey)
    expect(await verify(token, { jwks: { keys: [jwk] } })).toEqual(invalid('wrong_algorithm'))
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

  test('is told by its signature when only the payload was exchanged', async () => {
    const [header, , signature] = (await sign(claims)).split('.')
    const payload = base64url.encode(JSON.stringify({ ...claims, ver: 4 }))
    expect(await verify(`${header}.${payload}.${signature}`)).toEqual(invalid('bad_signature'))
  })

  test.each<[string, (token: string) => string]>([
    ['padding', (token) => `${token}=`],
    ['double padding', (token) => `${token}==`],
    ['padding in the middle', (token) => token.replace('.', '=.')],
    ['a space behind', (token) => `${token} `],
    ['a space before', (token) => ` ${token}`],
    ['a line break behind', (token) => `${token}\n`],
    ['a line break within', (token) => `${token.slice(0, 40)}\n${token.slice(40)}`],
    ['a fourth part', (token) => `${token}.AAAA`],
    ['a part less', (token) => token.slice(0, token.lastIndexOf('.'))],
    ['an empty payload', (token) => token.replace(/\..*\./, '..')],
    ['the other base64 alphabet', (token) => token.replace(/[-_]|.$/, '+')],
    ['a NUL', (token) => `${token}\0`],
    ['a prefix', (token) => `Bearer ${token}`],
    ['nothing left', () => ''],
    ['a header that is not JSON', (token) => `AAAA${token.slice(token.indexOf('.'))}`],
  ])('is malformed with %s', async (_, alter) => {
    expect(await verify(alter(await sign(claims)))).toEqual(invalid('malformed'))
  })

  test('is malformed above 4 KiB, even when genuine', async () => {
    const shorter = await sign({ ...claims, pad: 'x'.repeat(2600) })
    const longer = await sign({ ...claims, pad: 'x'.repeat(2700) })
    expect([shorter.length < 4096, longer.length > 4096]).toEqual([true, true])
    expect(await verify(shorter)).toMatchObject({ kind: 'valid' })
    expect(await verify(longer)).toEqual(invalid('malformed'))
  })

  test.each([undefined, null, 7, {}, []])('is malformed when it is %j', async (token) => {
    expect(await verify(token as unknown as string)).toEqual(invalid('malformed'))
  })
})

describe('a genuine token for something else', () => {
  test.each<[InvalidReferralToken, JWTPayload]>([
    ['wrong_issuer', { iss: 'https://other.example' }],
    ['wrong_issuer', { iss: `${issuer}/` }],
    ['wrong_workspace', { ws: 'wsp_01jc0000000000000000000009' }],
    ['malformed', { ws: '' }],
    ['malformed', { ws: [workspace] }],
    ['malformed', { ver: '3' }],
    ['malformed', { ver: 1.5 }],
    ['malformed', { sub: 7 as unknown as string }],
    ['malformed', { exp: 'soon' as unknown as number }],
    ['malformed', { iat: 1e300 }],
  ])('%s: %j', async (reason, other) => {
    expect(await verify(await sign({ ...claims, ...other }))).toEqual(invalid(reason))
  })

  test('of another program is refused when the program is named', async () => {
    const token = await sign(claims)
    expect(await verify(token, { program })).toMatchObject({ kind: 'valid' })
    expect(await verify(token, { program: 'prg_other' })).toEqual(invalid('wrong_program'))
  })

  test.each([undefined, 'JWT', 'goodword-identity+jwt', 7])('of type %j', async (typ) => {
    const result = await verify(await sign(claims, key, { typ }))
    expect(result).toEqual(invalid('wrong_type'))
  })

  test.each(Object.keys(claims))('without %s', async (name) => {
    const { [name as keyof typeof claims]: _, ...rest } = claims
    expect(await verify(await sign(rest))).toEqual(invalid('malformed'))
  })

  test('that names an extension which must be understood', async () => {
    const token = await new SignJWT(claims)
      .setProtectedHeader({
        alg: 'EdDSA',
        typ: 'goodword-referral+jwt',
        kid: key.kid,
        crit: ['x'],
        x: 1,
      })
      .sign(key.privateKey, { crit: { x: true } })
    expect(await verify(token)).toEqual(invalid('malformed'))
  })
})

test.each(['issuer', 'workspace'])(
  'without the option %s it does not verify at all',
  async (name) => {
    const token = await sign(claims)
    await expect(verify(token, { [name]: undefined })).rejects.toThrow(TypeError)
  },
)

describe('with the address of the keys', () => {
  let answer: () => Response = () => HttpResponse.json(jwks)
  let fetched = 0
  const server = setupServer(
    http.get('https://goodword.example/:set/jwks.json', () => {
      fetched++
      return answer()
    }),
  )
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => {
    vi.useRealTimers()
    fetched = 0
    answer = () => HttpResponse.json(jwks)
  })
  afterAll(() => server.close())

  test('they are fetched once', async () => {
    const url = new URL('https://goodword.example/once/jwks.json')
    const token = await sign(claims)
    for (let i = 0; i < 3; i++) {
      expect(await verify(token, { jwks: new URL(url) })).toMatchObject({ kind: 'valid' })
    }
    expect(fetched).toBe(1)
  })

  test('a new key is fetched when a token names it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const url = new URL('https://goodword.example/rotated/jwks.json')
    expect(await verify(await sign(claims), { jwks: url })).toMatchObject({ kind: 'valid' })

    answer = () => HttpResponse.json(published(key, nextKey))
    vi.setSystemTime(now.getTime() + 60_000)
    const token = await sign(claims, nextKey)
    expect(await verify(token, { jwks: url })).toMatchObject({ kind: 'valid' })
    expect(fetched).toBe(2)
  })

  test('tokens that name unknown keys do not cause a fetch each', async () => {
    const url = new URL('https://goodword.example/flood/jwks.json')
    for (let i = 0; i < 5; i++) {
      const token = await sign(claims, strangersKey, { kid: `made-up-${i}` })
      expect(await verify(token, { jwks: url })).toEqual(invalid('unknown_key'))
    }
    expect(fetched).toBe(1)
  })

  test('a key that was withdrawn is noticed after ten minutes, without making anybody wait', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const url = new URL('https://goodword.example/withdrawn/jwks.json')
    const token = await sign(claims)
    expect(await verify(token, { jwks: url })).toMatchObject({ kind: 'valid' })

    answer = () => HttpResponse.json(published(nextKey))
    vi.setSystemTime(now.getTime() + 599_999)
    expect(await verify(token, { jwks: url })).toMatchObject({ kind: 'valid' })
    expect(fetched).toBe(1)

    vi.setSystemTime(now.getTime() + 600_000)
    expect(await verify(token, { jwks: url })).toMatchObject({ kind: 'valid' })
    await expect.poll(() => verify(token, { jwks: url })).toEqual(invalid('unknown_key'))
    expect(fetched).toBe(2)
  })

  test.each<[string, () => Response]>([
    ['an error', () => new HttpResponse(null, { status: 500 })],
    ['something else', () => HttpResponse.text('<html>')],
    ['no key set', () => HttpResponse.json({})],
    ['a broken connection', () => HttpResponse.error()],
  ])('%s in answer leaves the keys seen last', async (name, failure) => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const url = new URL(`https://goodword.example/${encodeURIComponent(name)}/jwks.json`)
    const token = await sign(claims)
    expect(await verify(token, { jwks: url })).toMatchObject({ kind: 'valid' })

    answer = failure
    vi.setSystemTime(now.getTime() + 86_400_000)
    expect(await verify(token, { jwks: url })).toMatchObject({ kind: 'valid' })
    await expect.poll(() => fetched).toBe(2)
    expect(await verify(token, { jwks: url })).toMatchObject({ kind: 'valid' })
    expect(await verify(await sign(claims, nextKey), { jwks: url })).toEqual(invalid('unknown_key'))
  })

  test('keys that were never seen leave the question open, until they come', async () => {
    const url = new URL('https://goodword.example/late/jwks.json')
    answer = () => HttpResponse.error()
    const token = await sign(claims)
    expect(await verify(token, { jwks: url })).toEqual(invalid('keys_unavailable'))

    answer = () => HttpResponse.json(jwks)
    expect(await verify(token, { jwks: url })).toMatchObject({ kind: 'valid' })
  })
})
