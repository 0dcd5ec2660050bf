import { jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { type SignCustomerIdentityOptions, signCustomerIdentity } from './sign-customer-identity.ts'

const options: SignCustomerIdentityOptions = {
  secret: 'gw_ss_sandbox_0123456789abcdefghijklmnopqrstuv',
  keyId: 'sec_01jc0000000000000000000003',
  workspace: 'wsp_01jc0000000000000000000000',
  customer: {
    id: 'c-1001',
    email: 'alice@example.com',
    name: 'Alice 王',
    phone: '+8613800000000',
    locale: 'zh-CN',
    attributes: { tier: 'gold', orders: 3, staff: false },
    customerSince: new Date('2024-02-29T00:00:00Z'),
  },
  expiresInSeconds: 300,
  now: new Date('2026-06-01T00:00:00.900Z'),
  tokenId: 'one-token',
}

/** The same token stands in the service's test of verifying it. */
const knownToken = [
  'eyJhbGciOiJIUzI1NiIsInR5cCI6Imdvb2R3b3JkLWlkZW50aXR5K2p3dCIsImtpZCI6InNlY18wMWpjMDAwMDAwMDAwMDAwMDAwMDAwMDAwMyJ9',
  'eyJlbWFpbCI6ImFsaWNlQGV4YW1wbGUuY29tIiwibmFtZSI6IkFsaWNlIOeOiyIsInBob25lIjoiKzg2MTM4MDAwMDAwMDAiLCJsb2NhbGUiOiJ6aC1DTiIsImF0dHJpYnV0ZXMiOnsidGllciI6ImdvbGQiLCJvcmRlcnMiOjMsInN0YWZmIjpmYWxzZX0sImN1c3RvbWVyX3NpbmNlIjoiMjAyNC0wMi0yOVQwMDowMDowMC4wMDBaIiwiaXNzIjoid3NwXzAxamMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwIiwiYXVkIjoiZ29vZHdvcmQiLCJzdWIiOiJjLTEwMDEiLCJqdGkiOiJvbmUtdG9rZW4iLCJpYXQiOjE3ODAyNzIwMDAsImV4cCI6MTc4MDI3MjMwMH0',
  'gJcHGl-aw5X44MNyXtYyjdy-8bCVoYJbNkF4r8eVMmk',
].join('.')

const signWith = (other: Partial<SignCustomerIdentityOptions>) =>
  signCustomerIdentity({ ...options, ...other })

const read = (token: string, secret = options.secret as string) =>
  jwtVerify(token, new TextEncoder().encode(secret), { currentDate: options.now! })

test('a token says who the customer is, to whom, by which secret and until when', async () => {
  const { protectedHeader, payload } = await read(await signCustomerIdentity(options))
  expect(protectedHeader).toEqual({
    alg: 'HS256',
    typ: 'goodword-identity+jwt',
    kid: 'sec_01jc0000000000000000000003',
  })
  expect(payload).toEqual({
    iss: 'wsp_01jc0000000000000000000000',
    aud: 'goodword',
    sub: 'c-1001',
    email: 'alice@example.com',
    name: 'Alice 王',
    phone: '+8613800000000',
    locale: 'zh-CN',
    attributes: { tier: 'gold', orders: 3, staff: false },
    customer_since: '2024-02-29T00:00:00.000Z',
    jti: 'one-token',
    iat: 1780272000,
    exp: 1780272300,
  })
})

test("a token stays the same from one release to the next, as the server's own code reads it", async () => {
  expect(await signCustomerIdentity(options)).toBe(knownToken)
})

test('what the merchant does not know is left out', async () => {
  const { payload } = await read(await signWith({ customer: { id: 'c-1001' } }))
  expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sub'])
})

test('nothing else that the merchant keeps of a customer gets into the token', async () => {
  const customer = { id: 'c-1001', password: 'hunter2', iss: 'wsp_other' }
  const { payload } = await read(await signWith({ customer }))
  expect(payload).not.toHaveProperty('password')
  expect(payload.iss).toBe(options.workspace)
})

test('by default it lives ten minutes, from now, and has an id of its own', async () => {
  const { secret, keyId, workspace, customer } = options
  const sign = () => signCustomerIdentity({ secret, keyId, workspace, customer })
  const key = new TextEncoder().encode(options.secret as string)
  const [one, other] = [await jwtVerify(await sign(), key), await jwtVerify(await sign(), key)]
  expect(one.payload.exp! - one.payload.iat!).toBe(600)
  expect(one.payload.jti).not.toBe(other.payload.jti)
})

test('the secret may be bytes', async () => {
  const secret = new Uint8Array(32).fill(7)
  const { payload } = await jwtVerify(await signWith({ secret }), secret, {
    currentDate: options.now!,
  })
  expect(payload.sub).toBe('c-1001')
})

test.each([
  ['text of 31 bytes', 'x'.repeat(31)],
  ['31 bytes', new Uint8Array(31)],
  ['nothing', ''],
])('a secret of %s is refused', async (_, secret) => {
  await expect(signWith({ secret })).rejects.toThrow(RangeError)
})

test('a secret is measured in bytes, not in characters', async () => {
  await expect(signWith({ secret: '王'.repeat(11) })).resolves.toBeTypeOf('string')
})

test.each([601, 0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'a life of %d seconds is refused',
  async (expiresInSeconds) => {
    await expect(signWith({ expiresInSeconds })).rejects.toThrow(RangeError)
  },
)

test.each([1, 600])('a life of %d seconds is taken', async (expiresInSeconds) => {
  const { payload } = await read(await signWith({ expiresInSeconds }))
  expect(payload.exp! - payload.iat!).toBe(expiresInSeconds)
})

test.each([
  ['key', { keyId: '' }],
  ['workspace', { workspace: '' }],
  ['customer', { customer: { id: '' } }],
])('without a %s nothing is signed', async (_, other) => {
  await expect(signWith(other)).rejects.toThrow(TypeError)
})
