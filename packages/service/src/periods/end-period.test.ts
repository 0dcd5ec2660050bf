import type { Id } from '@goodword/domain/ids'
import { uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { listRewards } from '../rewards/list-rewards.ts'
import { endPeriod } from './end-period.ts'
import { reportBalance } from './report-balance.ts'

const program: ProgramDraft = {
  name: { en: 'Deposits' },
  rules: [
    {
      id: 'deposits',
      when: 'account_opened',
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { rate_basis_points: 100, of: 'balance', over: { days: 10 }, asset: 'CNY' },
        },
      ],
    },
  ],
}

const DAY = 86_400_000

describePostgres('the end of a period', () => {
  let fresh: FreshDatabase
  let ctx: Context
  let programId: Id<'prg'>
  let series = 700
  let accounts = 0
  beforeAll(async () => {
    fresh = await freshDatabase('postgres', { poolMax: 20 })
  })
  afterAll(() => fresh?.close())

  async function open() {
    series += 1
    ctx = await testWorkspace(testServer(fresh.database, series))
    programId = await liveProgram(ctx, program)
    const advocate = await advocateIn(ctx, programId, 'alice')
    accounts += 1
    const external_id = `acme-${accounts}`
    const recorded = await recordConversion(ctx, {
      type: 'account_opened',
      external_id,
      friend: { external_id },
      code: advocate.alias,
      data: {},
    })
    const report = (at: number, balance: number) =>
      reportBalance(at > ctx.now ? { ...ctx, now: at } : ctx, {
        friend: { external_id },
        asset: 'CNY',
        balance,
        as_of: at,
      })
    await report(ctx.now, 100_000)
    return { conversionId: recorded.id as Id<'cnv'>, start: ctx.now, report }
  }

  const rewards = async () => (await listRewards(ctx, { limit: 100 })).data

  test('many workers at once decide it once', async () => {
    const { conversionId, start } = await open()
    const end = start + 10 * DAY
    const at = { ...ctx, now: end }
    const done = await Promise.all(
      Array.from({ length: 8 }, () =>
        endPeriod(at, uuidOf(conversionId), uuidOf(programId), new Date(end).toISOString()),
      ),
    )
    expect(done.filter(Boolean)).toHaveLength(1)
    expect((await rewards()).map(({ amount }) => amount)).toEqual([1_000])
    expect((await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('a refund at the same moment comes before it or after it, and nothing stands either way', async () => {
    for (let round = 0; round < 3; round++) {
      const { conversionId, start } = await open()
      const at = { ...ctx, now: start + 10 * DAY }
      await Promise.all([
        workWorkspace(at),
        refundConversion(at, { conversion_id: conversionId, external_id: 'refund' }),
      ])
      await workWorkspace(at)
      expect((await rewards()).filter(({ state }) => state !== 'cancelled')).toEqual([])
      expect((await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings).toEqual([])
    }
  })

  test('an account told of when its period was over is decided by the next worker', async () => {
    const { report, start } = await open()
    await report(start + 5 * DAY, 300_000)
    const advocate = await advocateIn(ctx, programId, 'bob')
    const late = { ...ctx, now: start + 40 * DAY }
    const friend = { external_id: `acme-${accounts}-late` }
    await recordConversion(late, {
      type: 'account_opened',
      external_id: `late-${accounts}`,
      friend,
      code: advocate.alias,
      occurred_at: start + DAY,
      data: {},
    })
    await reportBalance(late, { friend, asset: 'CNY', balance: 500_000, as_of: start })
    await workWorkspace(late)
    const amounts = (await rewards()).map(({ amount, created_at }) => [amount, created_at])
    expect(amounts).toEqual([
      [5_000, new Date(late.now).toISOString()],
      [2_000, new Date(start + 10 * DAY).toISOString()],
    ])
  })
})
