import { rows } from '@goodword/db/connect'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { listEvents } from './list-events.ts'

describeEngines('the list of events', (engine) => {
  let fresh: FreshDatabase
  let ctx: Context
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    ctx = await testWorkspace(testServer(fresh.database))
  })
  afterAll(() => fresh?.close())

  test('follows the numbers of transactions, not their spelling, from page to page', async () => {
    for (const transaction of ['10', '9', '100', '99', '8']) {
      await rows(
        fresh.database.db,
        sql`insert into events (workspace_id, transaction, id, type, subject_id, data, occurred_at)
          values (${ctx.workspace.uuid}::uuid, ${transaction}::xid8, gen_random_uuid(), 'share.recorded',
            gen_random_uuid(), json_build_object('transaction', ${transaction}::text), now())`,
      )
    }
    const seen: unknown[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 3; pages++) {
      const page = await listEvents(ctx, { limit: 2, cursor })
      seen.push(...page.data.map(({ data }) => data.transaction))
      cursor = page.next_cursor
    }
    expect(seen).toEqual(['8', '9', '10', '99', '100'])
  })
})
