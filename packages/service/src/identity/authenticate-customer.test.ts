import { toId } from '@goodword/domain/ids'
import { hourMs, minuteMs } from '@goodword/testing/clock'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { otherProcess, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { revokeIdentity } from '../workspaces/revoke-identity.ts'
import { rotateSigningSecret } from '../workspaces/rotate-signing-secret.ts'
import { authenticateCustomer } from './authenticate-customer.ts'

describeEngines('a customer identity', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let secret: { readonly id: string; readonly secret: string }
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    ctx = await testWorkspace(server)
    secret = await rotateSigningSecret(ctx, { old_valid_hours: 0 })
  })

  function sign(by = secret, jti = 'token-1') {
    const now = Math.floor(server.clock() / 1000)
    return new SignJWT({ email: 'alice@shop.example' })
      .setProtectedHeader({ alg: 'HS256', typ: 'goodword-identity+jwt', kid: by.id })
      .setIssuer(toId('wsp', ctx.workspace.uuid))
      .setAudience('goodword')
      .setSubject('alice')
      .setJti(jti)
      .setIssuedAt(now)
      .setExpirationTime(now + 600)
      .sign(Buffer.from(by.secret))
  }
  const ask = (token: string, at: TestServer = server) =>
    authenticateCustomer(at, ctx.workspace, ctx.vault, token)

  test('says who the customer is, as often as it is shown', async () => {
    const token = await sign()
    for (let i = 0; i < 3; i++) {
      expect(await ask(token)).toEqual({
        kind: 'valid',
        customer: { external_id: 'alice', email: 'alice@shop.example' },
        tokenId: 'token-1',
      })
    }
  })

  test('expires although it was taken before', async () => {
    const token = await sign()
    expect(await ask(token)).toMatchObject({ kind: 'valid' })
    server.testClock.advance(10 * minuteMs - 1)
    expect(await ask(token)).toMatchObject({ kind: 'valid' })
    server.testClock.advance(1)
    expect(await ask(token)).toEqual({ kind: 'invalid', reason: 'expired' })
  })

  test('follows the real clock, not that of the sandbox', async () => {
    const moved = { ...ctx.workspace, clockOffsetMs: 1_000 * hourMs }
    const token = await sign()
    expect(await authenticateCustomer(server, moved, ctx.vault, token)).toMatchObject({
      kind: 'valid',
    })
  })

  test('that is withdrawn is refused at once here, and within seconds elsewhere', async () => {
    const token = await sign()
    const other = otherProcess(server)
    expect(await ask(token, other)).toMatchObject({ kind: 'valid' })
    expect(await ask(token)).toMatchObject({ kind: 'valid' })
    await revokeIdentity(ctx, { jti: 'token-1' })
    expect(await ask(token)).toEqual({ kind: 'invalid', reason: 'revoked' })
    server.testClock.advance(3_001)
    expect(await ask(token, other)).toEqual({ kind: 'invalid', reason: 'revoked' })
    expect(await ask(await sign(secret, 'token-2'))).toMatchObject({ kind: 'valid' })
  })

  test('stays withdrawn for as long as it could live', async () => {
    const token = await sign()
    await revokeIdentity(ctx, { jti: 'token-1' })
    await revokeIdentity(ctx, { jti: 'token-1' })
    server.testClock.advance(9 * minuteMs)
    await revokeIdentity(ctx, { jti: 'another' })
    expect(await ask(token)).toEqual({ kind: 'invalid', reason: 'revoked' })
  })

  test('is taken by either secret while one replaces the other', async () => {
    const old = await sign()
    const next = await rotateSigningSecret(ctx, { old_valid_hours: 1 })
    expect(await ask(old)).toMatchObject({ kind: 'valid' })
    expect(await ask(await sign(next))).toMatchObject({ kind: 'valid' })
    server.testClock.advance(hourMs)
    expect(await ask(await sign())).toEqual({ kind: 'invalid', reason: 'unknown_key' })
    expect(await ask(await sign(next))).toMatchObject({ kind: 'valid' })
  })

  test('that was taken is refused once its secret is gone', async () => {
    const token = await sign()
    expect(await ask(token)).toMatchObject({ kind: 'valid' })
    await rotateSigningSecret(ctx, { old_valid_hours: 0 })
    expect(await ask(token)).toEqual({ kind: 'invalid', reason: 'unknown_key' })
  })

  test('of one workspace says nothing in another', async () => {
    const token = await sign()
    expect(await ask(token)).toMatchObject({ kind: 'valid' })
    const other = await testWorkspace(server)
    const asked = await authenticateCustomer(server, other.workspace, other.vault, token)
    expect(asked).toEqual({ kind: 'invalid', reason: 'unknown_key' })
  })
})
