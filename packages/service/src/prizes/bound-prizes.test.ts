import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { ownPast } from '../backtest/own-past.ts'
import { recordedHistory } from '../backtest/recorded-history.ts'
import { Trial } from '../backtest/trial.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { advocateIn } from '../conversions/story.ts'
import { explainDecision } from '../decisions/explain-decision.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { upsertParticipant } from '../participants/upsert-participant.ts'
import { createProgram } from '../programs/create-program.ts'
import { loadProgram } from '../programs/load-program.ts'
import { publishProgram } from '../programs/publish-program.ts'
import { updateProgram } from '../programs/update-program.ts'

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

const { budget: _, ...unbudgeted } = program
/** In the European Union nobody wins more than a trifle, once there have been two referrals. */
const forSegments: ProgramDraft = {
  ...unbudgeted,
  boards: [
    {
      id: 'month',
      counting: 'approved_referrals',
      period: 'month',
      prizes: [{ from: 1, to: 1, give: [points(40)] }],
    },
  ],
  draws: [
    { id: 'car', entries: 'entries', at: '2031-02-10T00:00:00Z', winners: 2, give: [points(30)] },
  ],
  segments: [{ id: 'eu', if: 'advocate.region == "EU" && program.referrals_approved == 2' }],
  limits: [
    {
      per: 'advocate',
      amount: 20,
      asset: 'points',
      period: { rolling_days: 30 },
      rules: ['month', 'car'],
      for: 'eu',
    },
  ],
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

    await boardIsExplained(february)

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
    const held = await receiptOf(drawn, 'draw')
    const draw = await explainDecision(drawn, { decision_id: held, audience: 'merchant' })
    expect(draw).toMatchObject({ about: 'draw', text: 'a draw was held', lines: { length: 3 } })
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('a limit for a segment holds the prizes of those in it, also where only an older version has it; and so in a backtest', async () => {
    server.testClock.set('2031-01-10T09:00:00Z')
    const ctx = await testWorkspace(server)
    const made = await createProgram(ctx, { slug: 'segments', draft: forSegments })
    const program_id = made.id as Id<'prg'>
    await publishProgram(ctx, { program_id })
    for (const [name, region] of [
      ['ann', 'EU'],
      ['ben', 'US'],
    ] as const) {
      const { alias } = await advocateIn(ctx, program_id, name)
      await upsertParticipant(ctx, { external_id: name, attributes: { region } })
      server.testClock.advance(1_000)
      const friend = { external_id: `${name}-0` }
      const signup = { type: 'signup', external_id: name, friend, code: alias }
      await recordConversion(await nextRequest(ctx), signup)
    }
    const ann = await participant(ctx, 'ann')
    const { name, rules } = forSegments
    await updateProgram(ctx, { program_id, draft: { name, rules } })
    await publishProgram(await nextRequest(ctx), { program_id })

    server.testClock.set('2031-02-10T00:00:00Z')
    const later = await nextRequest(ctx)
    await workWorkspace(later)
    const prizes = await rows<{ rule: string; participant_id: string }>(
      fresh.database.db,
      sql`select rule, participant_id from rewards where workspace_id = ${ctx.workspace.uuid}::uuid
        and rule in ('month', 'car') order by rule`,
    )
    const ben = uuidOf(await participant(ctx, 'ben'))
    expect(prizes).toEqual([
      { rule: 'car', participant_id: ben },
      { rule: 'month', participant_id: ben },
    ])
    const receipt = await receiptOf(later, 'board')
    const asked = { decision_id: receipt, audience: 'customer', participant_id: ann } as const
    expect(await explainDecision(later, asked)).toMatchObject({ rewards: [{ result: 'declined' }] })

    const { report } = await ownPast(later, program_id)
    expect(report.denials).toEqual([{ rule: 'month', reason: 'limit_reached', count: 1 }])
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  /** Whole for the merchant; and each of those who stand on it reads of themselves. */
  async function boardIsExplained(ctx: Context): Promise<void> {
    const decision_id = await receiptOf(ctx, 'board')
    expect(await explainDecision(ctx, { decision_id, audience: 'merchant' })).toMatchObject({
      about: 'board',
      text: 'the period of a board is over',
      lines: [
        { rank: 1, amount: 400, result: 'granted', text: 'rank 1, granted', nearest: [] },
        {
          rank: 2,
          result: 'declined',
          reason: 'budget_spent',
          text: 'rank 2, not granted, the budget is spent',
          nearest: [
            {
              kind: 'budget_left',
              text: 'budget left for 400 points: 100 points of 1,100 points were left',
            },
          ],
        },
        { rank: 3, amount: 50, result: 'granted' },
      ],
    })
    const asRead = async (participant_id: Id<'par'>, locale: string) => {
      const asked = { decision_id, audience: 'customer', participant_id, locale } as const
      return explainDecision(ctx, asked)
    }
    const ben = await participant(ctx, 'ben')
    expect(await asRead(ben, 'en')).toMatchObject({
      text: 'The period of this board is over. Rank 2.',
      rewards: [
        {
          result: 'declined',
          text: 'It was not given. The program has given all that it had.',
          // How much there was is the merchant's.
          nearest: [{ kind: 'another_condition' }],
        },
      ],
    })
    expect(await asRead(ben, 'zh')).toMatchObject({ text: '榜单本期已结束。第 2 名。' })
    await expect(asRead(await participant(ctx, 'ann-0'), 'en')).rejects.toMatchObject({
      code: 'decision_not_found',
    })
  }

  async function receiptOf(ctx: Context, kind: string): Promise<Id<'dec'>> {
    const [found] = await rows<{ id: string }>(
      fresh.database.db,
      sql`select id from decisions where workspace_id = ${ctx.workspace.uuid}::uuid and kind = ${kind}`,
    )
    return toId('dec', found!.id)
  }

  async function participant(ctx: Context, external_id: string): Promise<Id<'par'>> {
    const [found] = await rows<{ id: string }>(
      fresh.database.db,
      sql`select id from participants where workspace_id = ${ctx.workspace.uuid}::uuid
        and external_id = ${external_id}`,
    )
    return toId('par', found!.id)
  }

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
