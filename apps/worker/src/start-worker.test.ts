import { randomBytes } from 'node:crypto'
import { rows } from '@goodword/db/connect'
import type { Context, Server } from '@goodword/service/context'
import { newId } from '@goodword/service/new-id'
import { openMasterKey } from '@goodword/service/vault/master-key'
import { createWorkspace } from '@goodword/service/workspaces/create-workspace'
import { type TestClock, testClock } from '@goodword/testing/clock'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorker, type Worker } from './start-worker.ts'

describePostgres('workers', () => {
  let fresh: FreshDatabase
  let clock: TestClock
  let server: Server
  const quiet = { error: () => {}, info: () => {} }
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
    clock = testClock()
    server = {
      database: fresh.database,
      master: openMasterKey(Buffer.alloc(32, 5)),
      publicUrl: 'https://goodword.example',
      clock: () => clock.now().getTime(),
      newId,
      randomBytes,
    }
  })
  afterAll(() => fresh?.close())

  /** A workspace in which something has happened that is to be added up, and so is due at once. */
  async function workspaceWithWork(slug: string): Promise<Context> {
    const { ctx } = await createWorkspace(server, { name: slug, slug, mode: 'sandbox' })
    await rows(
      fresh.database.db,
      sql`insert into total_changes (workspace_id, id, program_id, metric, day, amount)
        select ${ctx.workspace.uuid}::uuid, gen_random_uuid(), ${ctx.workspace.uuid}::uuid, 'shares', '2026-01-01', 1
        from generate_series(1, 10)`,
    )
    await rows(
      fresh.database.db,
      sql`insert into agenda (workspace_id, due_at) values (${ctx.workspace.uuid}::uuid, ${clock.now()})`,
    )
    return ctx
  }

  async function addedUp({ workspace }: Context): Promise<number> {
    const [total] = await rows<{ amount: number }>(
      fresh.database.db,
      sql`select coalesce(sum(amount), 0)::bigint as amount from daily_totals
        where workspace_id = ${workspace.uuid}::uuid`,
    )
    return total!.amount
  }

  async function withWorkers(count: number, work: () => Promise<void>): Promise<void> {
    const workers: Worker[] = Array.from({ length: count }, () =>
      startWorker(server, { log: quiet, restMs: 5 }),
    )
    try {
      await work()
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()))
    }
  }

  test('share the workspaces, and do the work of each once', async () => {
    const contexts = await Promise.all(
      Array.from({ length: 12 }, (_, at) => workspaceWithWork(`shared-${at}`)),
    )
    await withWorkers(3, async () => {
      await expect.poll(() => Promise.all(contexts.map(addedUp))).toEqual(contexts.map(() => 10))
    })
    expect(await Promise.all(contexts.map(addedUp))).toEqual(contexts.map(() => 10))
  })

  test("leave a workspace to the worker that has it, and take it up when that one's lease ends", async () => {
    const ctx = await workspaceWithWork('leased')
    const other = await workspaceWithWork('free')
    await rows(
      fresh.database.db,
      sql`update agenda set due_at = 'infinity', leased_until = ${new Date(clock.now().getTime() + 20_000)}
        where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    await withWorkers(1, async () => {
      await expect.poll(() => addedUp(other)).toBe(10)
      expect(await addedUp(ctx)).toBe(0)
      clock.advance(20_000)
      await expect.poll(() => addedUp(ctx)).toBe(10)
    })
  })

  test('look into a workspace that nobody noted, after five minutes', async () => {
    const ctx = await workspaceWithWork('forgotten')
    await rows(
      fresh.database.db,
      sql`update agenda set due_at = 'infinity', looked_at = ${clock.now()} where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    await withWorkers(1, async () => {
      expect(await addedUp(ctx)).toBe(0)
      clock.advance(300_000)
      await expect.poll(() => addedUp(ctx)).toBe(10)
    })
  })
})
