import { Refusal } from '@goodword/contract/errors'
import type { createKey as operation } from '@goodword/contract/keys'
import { scopes, type UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { hourMs } from '@goodword/testing/clock'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { otherProcess, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { createKey } from './create-key.ts'
import { findPublishableKey, findSecretKey } from './find-key.ts'
import { listKeys } from './list-keys.ts'
import { revokeKey } from './revoke-key.ts'
import { rotateKey } from './rotate-key.ts'
import { newSecretKey } from './secret.ts'

const secret: NewKey & { kind: 'secret' } = { kind: 'secret', name: 'Server', scopes: [...scopes] }
const publishable: NewKey & { kind: 'publishable' } = {
  kind: 'publishable',
  name: 'Pages',
  origins: ['https://shop.example'],
}
type NewKey = UseCaseInput<typeof operation>

describeEngines('a key', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('opens its own workspace, as the kind that it is', async () => {
    const ctx = await testWorkspace(server)
    const made = await createKey(ctx, { ...secret, scopes: ['programs:read'] })
    const found = await findSecretKey(server, made.key)
    expect(found).toMatchObject({ keyId: made.id, scopes: ['programs:read'] })
    expect(found?.workspace.uuid).toBe(ctx.workspace.uuid)
    expect(await findPublishableKey(server, made.key)).toBeUndefined()

    const page = await createKey(ctx, publishable)
    expect(page.publishable_key).toBe(page.key)
    expect(await findPublishableKey(server, page.key)).toMatchObject({
      keyId: page.id,
      origins: ['https://shop.example'],
    })
    expect(await findSecretKey(server, page.key)).toBeUndefined()
  })

  test('that nobody made opens nothing, also when asked twice', async () => {
    const text = newSecretKey('sandbox')
    expect(await findSecretKey(server, text)).toBeUndefined()
    expect(await findSecretKey(server, text)).toBeUndefined()
    expect(await findSecretKey(server, `${text.slice(0, -1)}~`)).toBeUndefined()
    expect(await findSecretKey(server, '')).toBeUndefined()
  })

  test('is listed without its text, and its text stands nowhere in the database', async () => {
    const ctx = await testWorkspace(server)
    const made = await createKey(ctx, secret)
    const { data } = await listKeys(ctx)
    expect(data).toHaveLength(1)
    expect(JSON.stringify(data)).not.toContain(made.key)
    const { key: _, ...shown } = made
    expect(data[0]).toEqual(shown)

    const [dump] = await rows<{ text: string }>(
      fresh.database.db,
      sql`select string_agg(keys::text, ' ') as text from keys`,
    )
    expect(dump?.text).toContain(made.hint)
    expect(dump?.text).not.toContain(made.key.slice(15, 40))
  })

  test('ends when it expires, to the millisecond', async () => {
    const ctx = await testWorkspace(server)
    const made = await createKey(ctx, { ...secret, expires_at: server.clock() + hourMs })
    server.testClock.advance(hourMs - 1)
    expect(await findSecretKey(server, made.key)).toBeDefined()
    server.testClock.advance(1)
    expect(await findSecretKey(server, made.key)).toBeUndefined()
  })

  test('that is rotated stays good for a while beside the new one', async () => {
    const ctx = await testWorkspace(server)
    const old = await createKey(ctx, { ...secret, scopes: ['rewards:read'] })
    await findSecretKey(server, old.key)
    const next = await rotateKey(ctx, { key_id: old.id as Id<'key'>, old_valid_hours: 24 })
    expect(next).toMatchObject({ name: 'Server', scopes: ['rewards:read'], expires_at: null })
    server.testClock.advance(24 * hourMs - 1)
    expect(await findSecretKey(server, old.key)).toBeDefined()
    server.testClock.advance(1)
    expect(await findSecretKey(server, old.key)).toBeUndefined()
    expect(await findSecretKey(server, next.key)).toBeDefined()
    const again = rotateKey(ctx, { key_id: old.id as Id<'key'>, old_valid_hours: 0 })
    await expect(again).rejects.toEqual(new Refusal('key_not_found'))
  })

  test('that was made for a time does not outlive it by being rotated', async () => {
    const ctx = await testWorkspace(server)
    const old = await createKey(ctx, { ...secret, expires_at: server.clock() + 48 * hourMs })
    const next = await rotateKey(ctx, { key_id: old.id as Id<'key'>, old_valid_hours: 1 })
    expect(next.expires_at).toBe(old.expires_at)
  })

  test('that is revoked ends at once here, and within seconds in another process', async () => {
    const ctx = await testWorkspace(server)
    const made = await createKey(ctx, secret)
    const other = otherProcess(server)
    expect(await findSecretKey(other, made.key)).toBeDefined()
    expect(await findSecretKey(server, made.key)).toBeDefined()

    await revokeKey(ctx, { key_id: made.id as Id<'key'> })
    expect(await findSecretKey(server, made.key)).toBeUndefined()
    server.testClock.advance(3_001)
    expect(await findSecretKey(other, made.key)).toBeUndefined()
    const [{ revoked_at } = {}] = (await listKeys(ctx)).data
    await revokeKey(ctx, { key_id: made.id as Id<'key'> })
    expect((await listKeys(ctx)).data[0]?.revoked_at).toBe(revoked_at)
  })

  test('of another workspace is neither listed, rotated nor revoked', async () => {
    const ctx = await testWorkspace(server)
    const other = await testWorkspace(server)
    const made = await createKey(ctx, secret)
    expect((await listKeys(other)).data).toEqual([])
    const notFound = new Refusal('key_not_found')
    const rotated = rotateKey(other, { key_id: made.id as Id<'key'>, old_valid_hours: 0 })
    await expect(rotated).rejects.toEqual(notFound)
    await expect(revokeKey(other, { key_id: made.id as Id<'key'> })).rejects.toEqual(notFound)
    expect(await findSecretKey(server, made.key)).toBeDefined()
  })
})
