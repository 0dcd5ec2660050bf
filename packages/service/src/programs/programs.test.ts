import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { otherProcess, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { createProgram } from './create-program.ts'
import { diffProgram } from './diff-program.ts'
import { getProgram } from './get-program.ts'
import { getProgramVersion } from './get-program-version.ts'
import { listProgramTemplates } from './list-program-templates.ts'
import { listProgramVersions } from './list-program-versions.ts'
import { listPrograms } from './list-programs.ts'
import { livePrograms } from './live-programs.ts'
import { loadProgram } from './load-program.ts'
import { publishProgram } from './publish-program.ts'
import { updateProgram } from './update-program.ts'
import { validateProgram } from './validate-program.ts'

function draftOf(amount: number): ProgramDraft {
  return {
    name: { en: 'Points for friends' },
    rules: [
      {
        id: 'points',
        when: 'order',
        give: [{ to: 'advocate', kind: 'points', value: { amount, asset: 'points' } }],
      },
    ],
  }
}

describeEngines('a program', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())
  beforeEach(async () => {
    ctx = await testWorkspace(server)
  })

  async function draft(document: object = draftOf(1), slug = 'points') {
    const made = await createProgram(ctx, { slug, draft: { ...document } })
    return made.id as Id<'prg'>
  }

  test('begins as a draft, which may be half-written, and is read back as it was sent', async () => {
    const half = { rules: [{ id: '半', more: null }], 'an odd key': '\u0000\ud800 "' }
    const made = await createProgram(ctx, { slug: 'half', draft: half })
    expect(made).toEqual({
      id: expect.stringMatching(/^prg_/),
      slug: 'half',
      status: 'draft',
      live_version: null,
      draft: half,
      created_at: '2025-05-15T12:00:00.000Z',
      updated_at: '2025-05-15T12:00:00.000Z',
    })
    expect(await getProgram(ctx, { program_id: made.id as Id<'prg'> })).toEqual(made)
  })

  test('has a slug of its own in its workspace', async () => {
    await draft()
    await expect(draft()).rejects.toEqual(new Refusal('program_slug_taken'))
    const other = await testWorkspace(server)
    expect(await createProgram(other, { slug: 'points', draft: {} })).toMatchObject({
      slug: 'points',
    })
  })

  test('is live once its draft is published, with its defaults written out', async () => {
    const program_id = await draft()
    const version = await publishProgram(ctx, { program_id })
    expect(version).toMatchObject({
      program_id,
      version: 1,
      restores: null,
      document: { attribution: { touch: 'first', click_days: 30 }, limits: [] },
    })
    expect(await getProgram(ctx, { program_id })).toMatchObject({
      status: 'live',
      live_version: 1,
      draft: null,
    })
    expect(await getProgramVersion(ctx, { program_id, version: 1 })).toEqual(version)
    const compiled = await loadProgram(fresh.database.db, ctx.workspace.uuid, uuidOf(program_id), 1)
    expect(compiled.document).toEqual(version.document)

    const events = await rows<{ data: object }>(
      fresh.database.db,
      sql`select data from events where workspace_id = ${ctx.workspace.uuid}::uuid and type = 'program.published'`,
    )
    expect(events).toEqual([{ data: { program_id, version: 1, restores: null } }])
  })

  test('is not published with a fault, nor without a draft', async () => {
    const program_id = await draft({ ...draftOf(1), rule: [] })
    await expect(publishProgram(ctx, { program_id })).rejects.toMatchObject({
      code: 'document_invalid',
      fields: [{ pointer: '/rule' }],
    })
    expect(await getProgram(ctx, { program_id })).toMatchObject({ status: 'draft' })
    await updateProgram(ctx, { program_id, draft: { ...draftOf(1) } })
    await publishProgram(ctx, { program_id })
    await expect(publishProgram(ctx, { program_id })).rejects.toEqual(
      new Refusal('program_has_no_draft'),
    )
  })

  test('is not changed by whoever has not seen its newest state', async () => {
    const program_id = await draft()
    const seen = Date.parse((await getProgram(ctx, { program_id })).updated_at)
    const later: Context = { ...ctx, now: ctx.now + 1 }
    const change = { program_id, draft: { ...draftOf(2) }, unchanged_since: seen }
    const { updated_at } = await updateProgram(later, change)

    const changed = new Refusal('program_changed')
    await expect(updateProgram(later, change)).rejects.toEqual(changed)
    const unseen = publishProgram(later, { program_id, unchanged_since: seen })
    await expect(unseen).rejects.toEqual(changed)
    expect(await getProgram(ctx, { program_id })).toMatchObject({ live_version: null })
    const unchanged_since = Date.parse(updated_at)
    expect(await publishProgram(later, { program_id, unchanged_since })).toMatchObject({
      version: 1,
    })
  })

  test('goes back to an old version by publishing it anew, and keeps the draft in work', async () => {
    const program_id = await draft()
    const first = await publishProgram(ctx, { program_id })
    await updateProgram(ctx, { program_id, draft: { ...draftOf(2) } })
    await publishProgram(ctx, { program_id })
    await updateProgram(ctx, { program_id, draft: { ...draftOf(3) } })

    const third = await publishProgram(ctx, { program_id, restore_version: 1 })
    expect(third).toMatchObject({ version: 3, restores: 1, document: first.document })
    expect(await getProgram(ctx, { program_id })).toMatchObject({
      live_version: 3,
      draft: draftOf(3),
    })
    const missing = publishProgram(ctx, { program_id, restore_version: 9 })
    await expect(missing).rejects.toEqual(new Refusal('version_not_found'))
  })

  test('lists its versions newest first, page by page', async () => {
    const program_id = await draft()
    await publishProgram(ctx, { program_id })
    for (const restore_version of [1, 1, 1])
      await publishProgram(ctx, { program_id, restore_version })
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await listProgramVersions(ctx, { program_id, limit: 3, cursor })
      seen.push(...page.data.map(({ version }) => version))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual([4, 3, 2, 1])
    const odd = listProgramVersions(ctx, { program_id, limit: 3, cursor: 'AAAA' })
    await expect(odd).rejects.toEqual(new Refusal('invalid_cursor'))
  })

  test('is published once for each of many who publish at once', async () => {
    const program_id = await draft()
    await publishProgram(ctx, { program_id })
    const published = await Promise.all(
      Array.from({ length: 6 }, () => publishProgram(ctx, { program_id, restore_version: 1 })),
    )
    expect(published.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5, 6, 7])
  })

  test('shows what changes from version to version, and to the draft', async () => {
    const program_id = await draft()
    await publishProgram(ctx, { program_id })
    const without = diffProgram(ctx, { program_id, from: 1 })
    await expect(without).rejects.toEqual(new Refusal('program_has_no_draft'))

    await updateProgram(ctx, { program_id, draft: { ...draftOf(2) } })
    const change = {
      pointer: '/rules/0/give/0/value/amount',
      change: 'replaced',
      before: 1,
      after: 2,
    }
    expect(await diffProgram(ctx, { program_id, from: 1 })).toEqual({ data: [change] })
    await publishProgram(ctx, { program_id })
    expect(await diffProgram(ctx, { program_id, from: 1, to: 2 })).toEqual({ data: [change] })
    expect(await diffProgram(ctx, { program_id, from: 2, to: 2 })).toEqual({ data: [] })
  })

  test('is paused, resumed and ended, and begins again only by being published', async () => {
    const program_id = await draft()
    const status = (next: 'live' | 'paused' | 'ended') =>
      updateProgram(ctx, { program_id, status: next })
    const notLive = new Refusal('program_not_live')
    await expect(status('live')).rejects.toEqual(notLive)
    await publishProgram(ctx, { program_id })
    expect((await status('paused')).status).toBe('paused')
    await publishProgram(ctx, { program_id, restore_version: 1 })
    expect((await getProgram(ctx, { program_id })).status).toBe('paused')
    expect((await status('live')).status).toBe('live')
    expect((await status('ended')).status).toBe('ended')
    await expect(status('live')).rejects.toEqual(notLive)
    await publishProgram(ctx, { program_id, restore_version: 1 })
    expect((await getProgram(ctx, { program_id })).status).toBe('live')
  })

  test('is seen live at once where it was published, and within seconds elsewhere', async () => {
    const { db } = fresh.database
    const other = otherProcess(server)
    const seen = (at: TestServer) => livePrograms(at, db, ctx.workspace.uuid)
    const program_id = await draft()
    expect(await seen(server)).toEqual([])
    expect(await seen(other)).toEqual([])
    await publishProgram(ctx, { program_id })
    const live = { id: uuidOf(program_id), slug: 'points', status: 'live', liveVersion: 1 }
    expect(await seen(server)).toEqual([live])
    server.testClock.advance(2_001)
    expect(await seen(other)).toEqual([live])
    await updateProgram(ctx, { program_id, status: 'paused' })
    expect(await seen(server)).toEqual([{ ...live, status: 'paused' }])
    server.testClock.advance(-2_001)
  })

  test('is checked without being saved', async () => {
    expect(await validateProgram(ctx, { document: { ...draftOf(1) } })).toEqual({
      valid: true,
      faults: [],
    })
    const checked = await validateProgram(ctx, { document: { ...draftOf(1), goal: {} } })
    expect(checked).toMatchObject({ valid: false, faults: [{ pointer: '/goal/when' }] })
    const inChinese = await validateProgram(ctx, { document: { nam: {} }, locale: 'zh-CN' })
    expect(inChinese.faults).toEqual([
      { pointer: '/nam', message: '这里没有这个属性。', suggestion: 'name' },
      { pointer: '/rules', message: '这里缺少内容。' },
    ])
    expect((await listPrograms(ctx, { limit: 20 })).data).toEqual([])
  })

  test('can be started from any template, as it is', async () => {
    const { data } = await listProgramTemplates(ctx)
    for (const { id, document } of data) {
      const program_id = await draft(document, id)
      expect(await publishProgram(ctx, { program_id })).toMatchObject({ version: 1 })
    }
    const programs = await listPrograms(ctx, { limit: 20 })
    expect(programs.data.map(({ slug }) => slug)).toEqual(data.map(({ id }) => id).reverse())
  })

  test('of another workspace is not found', async () => {
    const program_id = await draft()
    await publishProgram(ctx, { program_id })
    const other = await testWorkspace(server)
    const notFound = new Refusal('program_not_found')
    const asked = [
      () => getProgram(other, { program_id }),
      () => updateProgram(other, { program_id, status: 'paused' }),
      () => publishProgram(other, { program_id, restore_version: 1 }),
      () => listProgramVersions(other, { program_id, limit: 20 }),
      () => getProgramVersion(other, { program_id, version: 1 }),
      () => diffProgram(other, { program_id, from: 1 }),
    ]
    for (const ask of asked) await expect(ask()).rejects.toEqual(notFound)
    expect((await listPrograms(other, { limit: 20 })).data).toEqual([])
    expect(await livePrograms(server, fresh.database.db, other.workspace.uuid)).toEqual([])
    const version = getProgramVersion(ctx, { program_id, version: 7 })
    await expect(version).rejects.toEqual(new Refusal('version_not_found'))
  })
})
