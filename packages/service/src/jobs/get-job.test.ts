import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { getJob } from './get-job.ts'
import { finishJob, keepJob } from './keep-job.ts'

describeEngines('a job', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('says how far it is and how it ended, to its own workspace only', async () => {
    const ctx = await testWorkspace(server)
    const job_id = server.newId('job')
    await rows(
      fresh.database.db,
      sql`insert into jobs (workspace_id, id, kind, state)
        values (${ctx.workspace.uuid}::uuid, ${uuidOf(job_id)}::uuid, 'clock', 'running')`,
    )
    await keepJob(ctx, job_id, { done: 3 })
    expect(await getJob(ctx, { job_id })).toMatchObject({
      id: job_id,
      kind: 'clock',
      state: 'running',
      progress: { done: 3 },
      finished_at: null,
    })
    await finishJob(ctx, job_id, 'failed', { reason: 'stopped' })
    expect(await getJob(ctx, { job_id })).toMatchObject({
      state: 'failed',
      progress: { done: 3, reason: 'stopped' },
      finished_at: new Date(server.clock()).toISOString(),
    })
    const other = await testWorkspace(server)
    await expect(getJob(other, { job_id })).rejects.toEqual(new Refusal('job_not_found'))
  })
})
