import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { updateProgram } from '../programs/update-program.ts'
import { getBacktest } from './get-backtest.ts'
import { createHistoryFile, putHistoryPart } from './history-files.ts'
import { startBacktest } from './start-backtest.ts'
import { workBacktests } from './work-backtests.ts'

const cash = (amount: number): ProgramDraft => ({
  name: { en: 'Cash for friends' },
  rules: [
    {
      id: 'cash',
      when: 'order',
      if: 'conversion.number == 1 && conversion.amount >= 5000',
      give: [{ to: 'advocate', kind: 'cash', value: { amount, asset: 'CNY' }, hold_days: 7 }],
    },
  ],
  limits: [{ per: 'advocate', count: 2, period: 'lifetime' }],
})

const heading =
  'type,external_id,occurred_at,amount,asset,friend,advocate,refunded_amount,refunded_at\n'
const history = [
  'order,1,2026-01-05T10:00:00Z,9900,CNY,ben,alice,,',
  'order,2,2026-01-06T10:00:00Z,4900,CNY,cleo,alice,,',
  'order,3,2026-01-07T10:00:00Z,9900,CNY,dora,alice,9900,2026-02-10T00:00:00Z',
  'order,4,2026-02-01T10:00:00Z,9900,CNY,emil,alice,,',
  'order,5,2026-02-02T10:00:00Z,9900,CNY,fay,,,',
].join('\n')

describeEngines('a backtest', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  async function shop() {
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, cash(1_000))
    await updateProgram(ctx, { program_id: programId, draft: cash(1_500) })
    return { ctx: await nextRequest(ctx), programId }
  }

  async function upload(ctx: Context, format: 'csv' | 'jsonl', parts: readonly string[]) {
    const { id } = await createHistoryFile(ctx, { format })
    // Parts may come in any order.
    for (const [at, content] of [...parts.entries()].reverse()) {
      await putHistoryPart(ctx, { history_file_id: id as Id<'hsf'>, part: at + 1, content })
    }
    return id as Id<'hsf'>
  }

  async function run(ctx: Context, programId: Id<'prg'>, input: object) {
    const started = await startBacktest(ctx, { program_id: programId, ...input })
    expect(started).toMatchObject({ state: 'running', report: null })
    expect(await workBacktests(ctx, async () => {})).toBe(1)
    return getBacktest(ctx, { job_id: started.id as Id<'job'> })
  }

  test('runs a draft over a history that was cut anywhere, beside the live version', async () => {
    const { ctx, programId } = await shop()
    const text = heading + history
    const history_file_id = await upload(ctx, 'csv', [
      text.slice(0, 40),
      text.slice(40, 161),
      text.slice(161),
    ])
    const done = await run(ctx, programId, {
      history_file_id,
      to: Date.parse('2026-03-01T00:00:00Z'),
      customer_value: { amount: 4_000, asset: 'CNY' },
    })
    expect(done).toMatchObject({
      state: 'done',
      version: null,
      // Each of the five lines twice: the live version runs over them too.
      progress: { done: 10, total: 10 },
      report: {
        // Nobody brought fay, so no program is asked about that order.
        conversions: 4,
        refunds: 1,
        referrals: { approved: 2, attributed: 1, reversed: 1 },
        new_customers: 2,
        rewards: [
          { rule: 'cash', month: '2026-01', granted: 2, promised: 3_000, taken_back: 0 },
          { rule: 'cash', month: '2026-02', granted: 0, promised: 0, taken_back: 1_500 },
        ],
        denials: [
          { rule: 'cash', reason: 'condition_not_met', count: 1 },
          { rule: 'cash', reason: 'limit_reached', count: 1 },
        ],
        budget_curve: [
          { asset: 'CNY', day: '2026-01-05', promised: 1_500 },
          { asset: 'CNY', day: '2026-01-07', promised: 3_000 },
          { asset: 'CNY', day: '2026-02-10', promised: 1_500 },
        ],
        costs: [
          { asset: 'CNY', promised: 3_000, taken_back: 1_500, net: 1_500, per_new_customer: 750 },
        ],
        ledger: [{ account: 'available', asset: 'CNY', amount: 1_500 }],
      },
      live: { costs: [{ net: 1_000 }] },
      difference: { new_customers: 0, granted: 0, denied: 0, costs: [{ asset: 'CNY', net: 500 }] },
      value: {
        cost_per_new_customer: 750,
        cost_share_basis_points: 1_875,
        is_within_a_third: true,
      },
      faults: [],
    })
  })

  test('reports on a stretch, and lets what came before have its say', async () => {
    const { ctx, programId } = await shop()
    const history_file_id = await upload(ctx, 'csv', [heading + history])
    const done = await run(ctx, programId, {
      history_file_id,
      from: Date.parse('2026-02-01T00:00:00Z'),
      to: Date.parse('2026-02-05T00:00:00Z'),
    })
    // The two of January have used the limit up.
    expect(done.report).toMatchObject({
      conversions: 1,
      rewards: [],
      denials: [{ reason: 'limit_reached', count: 1 }],
    })
  })

  test('names the lines that do not fit, and runs nothing', async () => {
    const { ctx, programId } = await shop()
    const line = {
      type: 'order',
      external_id: '1',
      occurred_at: '2026-01-05T10:00:00Z',
      friend: 'ben',
    }
    const lines = [
      JSON.stringify(line),
      '{"type":',
      JSON.stringify({ ...line, amount: 9.5, asset: 'CNY' }),
      JSON.stringify({ ...line, surprise: 1 }),
      JSON.stringify({ ...line, occurred_at: '2026-01-04T10:00:00Z' }),
      JSON.stringify({ ...line, amount: 100, asset: 'CNY', refunded_amount: 200 }),
    ]
    const history_file_id = await upload(ctx, 'jsonl', [lines.join('\n')])
    const failed = await run(ctx, programId, { history_file_id })
    expect(failed).toMatchObject({ state: 'failed', report: null })
    expect(failed.faults).toEqual([
      { line: 2, field: null, message: 'This line is not JSON.' },
      { line: 3, field: 'amount', message: 'Give whole minor units: 9900 is 99.00.' },
      { line: 4, field: 'surprise', message: 'There is no such column.' },
      { line: 5, field: 'occurred_at', message: 'Lines come in the order of their instants.' },
      { line: 6, field: 'refunded_amount', message: 'A refund is at most the amount.' },
    ])
  })

  test('of a dead worker begins anew with the next, once half a minute is over', async () => {
    const { ctx, programId } = await shop()
    const started = await startBacktest(ctx, { program_id: programId })
    await rows(
      fresh.database.db,
      sql`update jobs set leased_until = ${new Date(server.clock() + 30_000)}
        where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    expect(await workBacktests(ctx, async () => {})).toBe(0)
    server.testClock.advance(30_000)
    expect(await workBacktests(await nextRequest(ctx), async () => {})).toBe(1)
    const done = await getBacktest(ctx, { job_id: started.id as Id<'job'> })
    expect(done).toMatchObject({ state: 'done', report: { conversions: 0 } })
  })

  test('whose workers die one after the other is begun three times, and then has failed', async () => {
    const { ctx, programId } = await shop()
    const started = await startBacktest(ctx, { program_id: programId })
    await rows(
      fresh.database.db,
      sql`update jobs set progress = progress || '{"begun": 3}' where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    await workBacktests(ctx, async () => {})
    const failed = await getBacktest(ctx, { job_id: started.id as Id<'job'> })
    expect(failed).toMatchObject({ state: 'failed', report: null, faults: [] })
    expect(await workBacktests(ctx, async () => {})).toBe(0)
  })
})
