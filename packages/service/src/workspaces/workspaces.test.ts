import { Refusal } from '@goodword/contract/errors'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { otherProcess, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { createWorkspace } from './create-workspace.ts'
import { getWorkspace } from './get-workspace.ts'
import { listSigningSecrets } from './list-signing-secrets.ts'
import { loadWorkspace, workspaceBySlug } from './load-workspace.ts'
import { rotateSigningSecret } from './rotate-signing-secret.ts'
import { updateWorkspace } from './update-workspace.ts'

describeEngines('a workspace', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('is found by its id and by its slug, with a vault of its own', async () => {
    const ctx = await testWorkspace(server, { name: '衣橱', slug: 'wardrobe' })
    const found = await workspaceBySlug(server, 'wardrobe')
    expect(found).toMatchObject({ workspace: { name: '衣橱', mode: 'sandbox' }, isOldSlug: false })
    expect(found?.workspace).toEqual((await loadWorkspace(server, ctx.workspace.uuid))?.workspace)

    const sealed = ctx.vault.seal('thing', Buffer.from('secret'))
    expect(found?.vault.open('thing', sealed).toString()).toBe('secret')
    const other = await testWorkspace(server)
    expect(() => other.vault.open('thing', sealed)).toThrow()
  })

  test('that nobody made is not found', async () => {
    expect(await workspaceBySlug(server, 'no-such-shop')).toBeUndefined()
    expect(await workspaceBySlug(server, "'; drop table")).toBeUndefined()
    expect(await loadWorkspace(server, '01970000-0000-7000-8001-00000000ffff')).toBeUndefined()
  })

  test('keeps what an update leaves out', async () => {
    const ctx = await testWorkspace(server)
    const before = await getWorkspace(ctx)
    const after = await updateWorkspace(ctx, { name: 'New name', time_zone: 'Asia/Shanghai' })
    expect(after).toEqual({ ...before, name: 'New name', time_zone: 'Asia/Shanghai' })
    expect(await getWorkspace(ctx)).toEqual(after)
    expect((await loadWorkspace(server, ctx.workspace.uuid))?.workspace.name).toBe('New name')
    expect((await updateWorkspace(ctx, { landing_url: null })).landing_url).toBeNull()
  })

  test('is seen changed by another process within seconds', async () => {
    const ctx = await testWorkspace(server)
    const other = otherProcess(server)
    await loadWorkspace(other, ctx.workspace.uuid)
    await updateWorkspace(ctx, { name: 'Changed' })
    server.testClock.advance(3_001)
    expect((await loadWorkspace(other, ctx.workspace.uuid))?.workspace.name).toBe('Changed')
  })

  test('keeps its old slugs, may take one back, and cannot take those of others', async () => {
    const ctx = await testWorkspace(server, { slug: 'first-name' })
    const other = await testWorkspace(server, { slug: 'other-shop' })
    await updateWorkspace(ctx, { slug: 'second-name' })
    expect(await workspaceBySlug(server, 'first-name')).toMatchObject({
      isOldSlug: true,
      workspace: { slug: 'second-name' },
    })
    expect(await workspaceBySlug(server, 'second-name')).toMatchObject({ isOldSlug: false })
    for (const slug of ['first-name', 'second-name']) {
      await expect(updateWorkspace(other, { slug })).rejects.toEqual(new Refusal('slug_taken'))
    }
    expect((await getWorkspace(other)).slug).toBe('other-shop')
    await updateWorkspace(ctx, { slug: 'first-name' })
    expect(await workspaceBySlug(server, 'second-name')).toMatchObject({ isOldSlug: true })
  })

  test.each([
    ['https://shop.example.evil.example/', ['https://shop.example']],
    ['https://shop.example@evil.example/', ['https://shop.example']],
    ['https://me:word@shop.example/', ['https://shop.example']],
    ['http://shop.example/', ['https://shop.example']],
    ['https://shop.example:8443/', ['https://shop.example']],
    ['https://shop.example/', []],
  ])('refuses the landing address %s with the origins %j', async (landing_url, origins) => {
    const ctx = await testWorkspace(server)
    const refused = updateWorkspace(ctx, { landing_url, origins })
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ pointer: '/landing_url' }],
    })
  })

  test('refuses to lose the origin that its landing address is on', async () => {
    const ctx = await testWorkspace(server)
    const refused = updateWorkspace(ctx, { origins: ['https://elsewhere.example'] })
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('is not made with a slug that is taken or is none, nor with another fault', async () => {
    await testWorkspace(server, { slug: 'taken' })
    await expect(testWorkspace(server, { slug: 'taken' })).rejects.toEqual(
      new Refusal('slug_taken'),
    )
    for (const fault of [
      { slug: 'A b' },
      { timeZone: 'Mars/Base' },
      { origins: ['https://x/y'] },
    ]) {
      await expect(testWorkspace(server, fault)).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })

  test('begins with one signing secret; a new one leaves the old valid for a while', async () => {
    const { ctx, signingSecret } = await createWorkspace(server, {
      name: 'Shop',
      slug: 'signing',
      mode: 'live',
    })
    expect(signingSecret.secret).toMatch(/^gw_ss_live_/)
    const rotated = await rotateSigningSecret(ctx, { old_valid_hours: 24 })
    expect(rotated.secret).not.toBe(signingSecret.secret)

    const { data } = await listSigningSecrets(ctx)
    expect(data).toEqual([
      { id: rotated.id, created_at: rotated.created_at, retires_at: null },
      {
        id: signingSecret.id,
        created_at: expect.any(String),
        retires_at: new Date(server.clock() + 24 * 3_600_000).toISOString(),
      },
    ])
  })
})
