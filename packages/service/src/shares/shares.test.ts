import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { programTemplates } from '@goodword/domain/programs/templates'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveProgram } from '../conversions/story.ts'
import { type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { listShares } from './list-shares.ts'
import { recordShare } from './record-share.ts'

describeEngines('a share', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  async function advocate() {
    const ctx = await testWorkspace(server)
    const program_id = await liveProgram(ctx, programTemplates[0]!.document)
    const { id } = await upsertParticipant(ctx, { external_id: 'alice' })
    return { ctx, program_id, participant_id: id as Id<'par'> }
  }

  test('is kept, counted for its advocate and told', async () => {
    const { ctx, ...who } = await advocate()
    const first = await recordShare(ctx, { ...who, channel: 'wechat' })
    const second = await recordShare(ctx, { ...who, channel: 'copy' })
    expect(first).toEqual({
      id: expect.stringMatching(/^shr_/),
      ...who,
      channel: 'wechat',
      shared_at: '2025-05-15T12:00:00.000Z',
    })
    const { data } = await listShares(ctx, { limit: 20, participant_id: who.participant_id })
    expect(data).toEqual([second, first])

    const counted = await rows<{ shares: number; told: number }>(
      fresh.database.db,
      sql`select shares, (select count(*) from events e where e.workspace_id = s.workspace_id
          and e.type = 'share.recorded') as told
        from standings s where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect(counted).toEqual([{ shares: 2, told: 2 }])
  })

  test('is of a program and a participant of its own workspace', async () => {
    const { ctx, program_id, participant_id } = await advocate()
    const other = await advocate()
    const foreignProgram = {
      program_id: other.program_id,
      participant_id,
      channel: 'copy',
    } as const
    await expect(recordShare(ctx, foreignProgram)).rejects.toEqual(new Refusal('program_not_found'))
    const foreignParticipant = {
      program_id,
      participant_id: other.participant_id,
      channel: 'copy',
    } as const
    await expect(recordShare(ctx, foreignParticipant)).rejects.toEqual(
      new Refusal('participant_not_found'),
    )
    expect((await listShares(ctx, { limit: 20 })).data).toEqual([])
  })
})
