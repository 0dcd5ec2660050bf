import { rows } from '@goodword/db/connect'
import { dayMs } from '@goodword/testing/clock'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { otherProcess, type TestServer, testServer } from '../fixtures.ts'
import { jwks } from './jwks.ts'
import { rotateSigningKey } from './rotate-signing-key.ts'
import { currentSigningKey, referralTokenMs } from './signing-keys.ts'

describeEngines("the server's signing key", (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    await rows(fresh.database.db, sql`delete from signing_keys`)
    server = testServer(fresh.database)
  })

  const kids = async (at: TestServer = server) => (await jwks(at)).keys.map(({ kid }) => kid)

  test('is made when first needed, and is the same in every process', async () => {
    const { kid } = await currentSigningKey(server)
    expect((await currentSigningKey(server)).kid).toBe(kid)
    expect((await currentSigningKey(otherProcess(server))).kid).toBe(kid)
    expect(await kids()).toEqual([kid])
  })

  test('is published without its private half, and stored sealed', async () => {
    const { privateJwk } = await currentSigningKey(server)
    expect(JSON.stringify(await jwks(server))).not.toContain(privateJwk.d)
    const [row] = await rows<{ text: string; sealed: Buffer }>(
      fresh.database.db,
      sql`select signing_keys::text as text, sealed_private_jwk as sealed from signing_keys`,
    )
    const stored = `${row?.text} ${row?.sealed.toString('latin1')}`
    expect(stored).toContain((await currentSigningKey(server)).kid)
    expect(stored).not.toContain(privateJwk.d)
  })

  test('gives way without a gap: the next is published before it signs, the old until its tokens expired', async () => {
    const old = await currentSigningKey(server)
    const next = await rotateSigningKey(server)
    expect(next.kid).not.toBe(old.kid)
    expect(await kids()).toEqual([old.kid, next.kid])

    server.testClock.advance(dayMs - 1)
    expect((await currentSigningKey(server)).kid).toBe(old.kid)
    server.testClock.advance(1)
    expect((await currentSigningKey(server)).kid).toBe(next.kid)
    server.testClock.advance(referralTokenMs - 1)
    expect(await kids()).toEqual([old.kid, next.kid])
    server.testClock.advance(1)
    expect(await kids()).toEqual([next.kid])
  })

  test('is rotated once by many who rotate at once', async () => {
    await currentSigningKey(server)
    const rotations = await Promise.all(
      Array.from({ length: 5 }, () => rotateSigningKey(otherProcess(server))),
    )
    expect(new Set(rotations.map(({ kid }) => kid)).size).toBe(1)
    expect(await kids(otherProcess(server))).toHaveLength(2)
  })
})
