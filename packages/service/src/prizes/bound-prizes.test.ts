import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { recordedHistory } from '../backtest/recorded-history.ts'
import { Trial } from '../backtest/trial.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { advocateIn } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { createProgram } from '../programs/create-program.ts'
import { loadProgram } from '../programs/load-program.ts'
import { publishProgram } from '../programs/publish-program.ts'

const points = (amount: number) =>
  ({ to: 'advocate', kind: 'points', value: { amount, asset: 'points' } }) as const

const program: ProgramDraft = {
  name: { en: 'Points, and more for the best' },
  rules: [
    { id: 'points', when: 'signup', give: [points(100)] },
    {
      id: 'entry',
      when: 'signup',
      give: [{ to: 'advocate', kind: 'draw_entry', value: { amount: 1, asset: 'entries' } }],
    },
  ],
  boards: [
    {
      id: 'month',
      counting: 'approved_referrals',
      period: 'month',
      prizes: [
        { from: 1, to: 1, give: [points(400)] },
        { from: 2, to: 2, give: [points(400)] },
        { from: 3, to: 3, give: [points(50)] },
      ],
    },
  ],
  draws: [
    { id: 'car', entries: 'entries', at: '2030-02-10T00:00:00Z', winners: 1, give: [points(300)] },
  ],
  limits: [{ per: 'advocate', amount: 800, asset: 'points', period: 'year', time_zone: 'UTC' }],
  budget: { amount: 1_100, asset: 'points', thresholds_basis_points: [9_500] },
}

describeEngines('prizes', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('count towards limits and budget, are told of where they do not fit, and come again in a backtest', async () => {
    server.testClock.set('2030-01-10T09:00:00Z')
    const ctx = await testWorkspace(server)
    const made = await createProgram(ctx, { slug: 'best', draft: program })
    const programId = made.id as Id<'prg'>
    await publishProgram(ctx, { program_id: programId })
    for (const [name, count] of [
      ['ann', 3],
      ['ben', 2],
      ['cat', 1],
    ] as const) {
      const { alias } = await advocateIn(ctx, programId, name)
      for (let at = 0; at < count; at++) {
        server.testClock.advance(1_000)
        const id = `${name}-${at}`
        const friend = { external_id: id }
        const signup = { type: 'signup', external_id: id, friend, code: alias }
        await recordConversion(await nextRequest(ctx), signup)
      }
    }
    server.testClock.set('2030-02-01T00:00:00Z')
    const february = await nextRequest(ctx)
    await workWorkspace(february)
    // 600 by rules, 400 for the first; 400 for the second would be 1,400 of 1,100; 50 for the third fit.
    expect(await granted(february)).toEqual({ points: 600, month: 450 })
    expect(await told(february)).toEqual([
      ['prize', 'budget_spent'],
      ['budget', null],
    ])
    expect(await reserved(february)).toBe(1_050)

    const calendar = (instant: string) => ({
      day: instant.slice(0, 10),
      month: instant.slice(0, 7),
    })
    const version = await loadProgram(fresh.database.db, ctx.workspace.uuid, uuidOf(programId), 1)
    const stretch = { from: toInstant(0), to: '2030-03-01T00:00:00.000Z' }
    const trial = new Trial(programId, version, calendar, stretch)
    for await (const page of recordedHistory(february, programId)) {
      for (const happening of page) trial.happen(happening)
    }
    const report = trial.finish()
    expect(report.ledger).toEqual([
      { account: 'balance', asset: 'entries', amount: 6 },
      { account: 'balance', asset: 'points', amount: 1_050 },
    ])
    expect(report.denials).toEqual([{ rule: 'month', reason: 'budget_spent', count: 1 }])
    expect(report.left_out).toEqual([{ what: 'draw', name: 'car', reason: 'left_to_chance' }])

    server.testClock.set('2030-02-10T00:00:00Z')
    const drawn = await nextRequest(ctx)
    await workWorkspace(drawn)
    expect(await granted(drawn)).toEqual({ points: 600, month: 450 })
    expect((await told(drawn)).at(-1)).toEqual([
      'prize',
      expect.stringMatching(/_(reached|spent)$/),
    ])
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  async function granted(ctx: Context): Promise<Record<string, number>> {
    const found = await rows<{ rule: string; amount: number }>(
      fresh.database.db,
      sql`select rule, sum(amount)::int as amount from rewards where workspace_id = ${ctx.workspace.uuid}::uuid
        and asset = 'points' group by rule`,
    )
    return Object.fromEntries(found.map(({ rule, amount }) => [rule, amount]))
  }

  async function reserved(ctx: Context): Promise<number> {
    const [found] = await rows<{ used: number }>(
      fresh.database.db,
      sql`select used::int as used from program_uses where workspace_id = ${ctx.workspace.uuid}::uuid
        and meter = 'budget/points'`,
    )
    return found!.used
  }

  async function told(ctx: Context): Promise<[string, string | null][]> {
    const found = await rows<{ data: { kind: string; reason?: string } }>(
      fresh.database.db,
      sql`select data from events where workspace_id = ${ctx.workspace.uuid}::uuid
        and type = 'budget.threshold_reached' order by id`,
    )
    return found.map(({ data }) => [data.kind, data.reason ?? null])
  }
})
