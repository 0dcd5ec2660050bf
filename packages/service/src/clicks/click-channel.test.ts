import { programTemplates } from '@goodword/domain/programs/templates'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { followLink } from './follow-link.ts'
import { listClicks } from './list-clicks.ts'

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'

describeEngines('a link', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  test('tells by which channel it was shared, and nothing but a channel of ours', async () => {
    const server = testServer(fresh.database)
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, programTemplates[0]!.document)
    const { alias } = await advocateIn(ctx, programId, 'alice')
    const open = (channel: string | undefined) =>
      followLink(server, {
        slug: ctx.workspace.slug,
        code: alias,
        to: undefined,
        channel,
        method: 'GET',
        userAgent: browser,
        purpose: undefined,
        callerPrefix: '192.0.2.0/24',
      })
    for (const channel of ['whatsapp', undefined, 'alice@example.com']) {
      expect(await open(channel)).toMatch(/^https:\/\/shop\.example\/welcome\?gw=c1\./)
    }
    const { data } = await listClicks(ctx, { limit: 20 })
    expect(data.map(({ channel }) => channel)).toEqual([null, null, 'whatsapp'])
  })
})
