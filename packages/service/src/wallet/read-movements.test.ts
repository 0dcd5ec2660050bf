import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import {
  describeEngines,
  describePostgres,
  type FreshDatabase,
  freshDatabase,
} from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { type MovementQuery, movements, readMovements } from './read-movements.ts'

/** A person with a long history in two assets: much in, some out, posted in another order than booked. */
async function historyOf(fresh: FreshDatabase, count: number) {
  const ctx = await testWorkspace(testServer(fresh.database))
  const { id } = await upsertParticipant(ctx, { external_id: 'alice' })
  const person = uuidOf(id as Id<'par'>)
  const other = uuidOf(ctx.server.newId('prg'))
  const w = sql`${ctx.workspace.uuid}::uuid`
  await rows(
    fresh.database.db,
    sql`insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset,
        cause, posted_at)
      select ${w}, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        case when n % 3 = 0 then 'redeem' else 'issue' end,
        case when n % 3 = 0 then ${person}::uuid else ${other}::uuid end,
        case when n % 3 = 0 then 'balance' else 'held' end,
        case when n % 3 = 0 then ${other}::uuid else ${person}::uuid end,
        case when n % 3 = 0 then 'redeemed' else 'balance' end,
        case when n % 3 = 0 then 1 else 10 + n % 7 end, case when n % 5 = 0 then 'gems' else 'points' end, 'rdm_' || n,
        timestamptz '2026-01-01' + make_interval(hours => (n * 7) % ${count}::int)
      from generate_series(1, ${count}::int) n`,
  )
  await rows(
    fresh.database.db,
    sql`insert into balances (workspace_id, participant_id, kind, asset, amount)
      select ${w}, ${person}::uuid, 'balance', asset, sum(case when credit_owner = ${person}::uuid then amount else -amount end)
        from postings where workspace_id = ${w} group by asset`,
  )
  return { ctx, person }
}

/** Every movement with what stood after it, added up from the first. */
async function addedUp(ctx: Context, person: string) {
  const found = await rows<{ id: string; asset: string; amount: number; posted_at: Date }>(
    ctx.server.database.db,
    sql`select id, asset, case when credit_owner = ${person}::uuid then amount else -amount end as amount, posted_at
      from postings where workspace_id = ${ctx.workspace.uuid}::uuid order by id`,
  )
  const sums: Record<string, number> = {}
  return found
    .map(({ asset, amount, posted_at }) => {
      sums[asset] = (sums[asset] ?? 0) + amount
      return { asset, amount, balance_after: sums[asset], at: posted_at.getTime() }
    })
    .toReversed()
}

describeEngines('a statement', (engine) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  const from = Date.parse('2026-01-02')
  const to = Date.parse('2026-01-04')
  test.each<[string, Pick<MovementQuery, 'asset' | 'from' | 'to'>]>([
    ['of everything', {}],
    ['of one asset', { asset: 'gems' }],
    ['between two instants', { from, to }],
    ['of one asset until an instant', { asset: 'points', to }],
  ])('%s says what stood after each, however it is cut into pages', async (_, asked) => {
    const { ctx, person } = await historyOf(fresh, 120)
    const all = (await addedUp(ctx, person)).filter(
      ({ asset, at }) =>
        (asked.asset === undefined || asset === asked.asset) &&
        at >= (asked.from ?? 0) &&
        at < (asked.to ?? Number.POSITIVE_INFINITY),
    )
    for (const limit of [7, 100]) {
      const told = []
      let cursor: string | undefined
      do {
        const query = { ...asked, limit, cursor, participantUuid: person }
        const page = await readMovements(ctx.server.database.db, ctx.workspace.uuid, query)
        told.push(...page.data)
        cursor = page.next_cursor ?? undefined
      } while (cursor !== undefined)
      expect(
        told.map(({ asset, amount, balance_after, at }) => ({
          asset,
          amount,
          balance_after,
          at: Date.parse(at),
        })),
      ).toEqual(all)
    }
  })
})

describePostgres('the first page of a long statement', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
  })
  afterAll(() => fresh?.close())

  test('reads what it shows, and nothing below', async () => {
    const { ctx, person } = await historyOf(fresh, 20_000)
    const query = { limit: 20, participantUuid: person }
    const [explained] = await rows<{ 'QUERY PLAN': unknown }>(
      ctx.server.database.db,
      sql`explain (analyze, format json) ${movements(ctx.workspace.uuid, query)}`,
    )
    const read = scanned(explained!['QUERY PLAN'])
    expect(read).toBeGreaterThan(20)
    expect(read).toBeLessThan(200)
  })
})

/** How many postings a plan has read. */
function scanned(plan: unknown): number {
  if (Array.isArray(plan)) return plan.reduce<number>((sum, one) => sum + scanned(one), 0)
  if (typeof plan !== 'object' || plan === null) return 0
  const node = plan as Record<string, unknown>
  const own =
    node['Relation Name'] === 'postings'
      ? (Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)) *
        Number(node['Actual Loops'])
      : 0
  return own + Object.values(node).reduce<number>((sum, child) => sum + scanned(child), 0)
}
