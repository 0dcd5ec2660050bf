import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { advocateIn } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { createProgram } from './create-program.ts'
import { endDueProgram } from './end-due-program.ts'
import { endProgram } from './end-program.ts'
import { publishProgram } from './publish-program.ts'

const draft: ProgramDraft = {
  name: { en: 'A season' },
  rules: [
    {
      id: 'cash',
      when: 'order',
      give: [
        { to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' }, hold_days: 7 },
      ],
    },
  ],
}

describePostgres('an end that takes back what is held', () => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase('postgres', { waitMsMax: 60_000 })
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('takes nothing back once the program is published again: what was cancelled by then stays so', async () => {
    const ctx = await testWorkspace(server)
    const made = await createProgram(ctx, { slug: 'season', draft })
    const program_id = made.id as Id<'prg'>
    await publishProgram(ctx, { program_id })
    const { id: aliceId, alias } = await advocateIn(ctx, program_id, 'alice')
    const order = async (external_id: string) => {
      const friend = { external_id }
      await recordConversion(await nextRequest(ctx), {
        type: 'order',
        external_id,
        friend,
        code: alias,
      })
    }
    const end = async () =>
      endProgram(await nextRequest(ctx), { program_id, promises: 'cancel_held' })
    const publish = async () =>
      publishProgram(await nextRequest(ctx), { program_id, restore_version: 1 })

    await order('ben')
    await end()
    let isPublished = false
    const both = await whileLocked(aliceId, async () => {
      const ending = endDueProgram(await nextRequest(ctx), uuidOf(program_id))
      await expect.poll(waiting).toBe(1)
      const publishing = publish().then(() => {
        isPublished = true
      })
      await expect.poll(async () => isPublished || (await waiting()) === 2).toBe(true)
      return [ending, publishing]
    })
    await Promise.all(both)
    const told = await eventsOf(ctx)
    expect(told.slice(told.indexOf('program.ended'))).toEqual([
      'program.ended',
      'reward.cancelled',
      'program.published',
    ])

    // Published before the worker came by: the end takes nothing back any more.
    await order('chen')
    await end()
    await publish()
    await workWorkspace(await nextRequest(ctx))
    expect(await statesOf(ctx)).toEqual(['cancelled', 'held'])
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  /** Does something while another transaction holds a participant. */
  function whileLocked<T>(id: Id<'par'>, act: () => Promise<T>): Promise<T> {
    return fresh.database.db.transaction(async (tx) => {
      await rows(tx, sql`select 1 from participants where id = ${uuidOf(id)}::uuid for update`)
      return act()
    })
  }

  async function waiting(): Promise<number> {
    const [found] = await rows<{ count: number }>(
      fresh.database.db,
      sql`select count(distinct l.pid)::int as count from pg_locks l where not l.granted
        and l.pid in (select pid from pg_stat_activity where datname = current_database())`,
    )
    return found!.count
  }

  async function eventsOf(ctx: Context): Promise<string[]> {
    const found = await rows<{ type: string }>(
      fresh.database.db,
      sql`select type from events where workspace_id = ${ctx.workspace.uuid}::uuid order by id`,
    )
    return found.map(({ type }) => type)
  }

  async function statesOf(ctx: Context): Promise<string[]> {
    const found = await rows<{ state: string }>(
      fresh.database.db,
      sql`select state from rewards where workspace_id = ${ctx.workspace.uuid}::uuid order by id`,
    )
    return found.map(({ state }) => state)
  }
})
