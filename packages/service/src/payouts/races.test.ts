import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { advocateIn, liveProgram } from '../conversions/story.ts'
import { testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { markRewardPaid } from '../rewards/mark-reward-paid.ts'
import { approvePayoutBatch } from './approve-payout-batch.ts'
import { createPayoutBatch } from './create-payout-batch.ts'
import { importPayoutResults } from './import-payout-results.ts'
import { listPayouts } from './list-payouts.ts'
import { sendPayoutBatch } from './send-payout-batch.ts'
import { settlePayout } from './settle-payout.ts'

const program: ProgramDraft = {
  name: { en: 'Cash for friends' },
  rules: [
    {
      id: 'cash',
      when: 'order',
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'CNY' } }],
    },
  ],
}

const everything = { kinds: ['cash', 'donation'] as ('cash' | 'donation')[] }

describePostgres('payouts under a race', () => {
  let fresh: FreshDatabase
  let ctx: Context
  let programId: Id<'prg'>
  let orders = 0
  beforeAll(async () => {
    fresh = await freshDatabase('postgres', { poolMax: 20 })
  })
  afterAll(() => fresh?.close())

  /** Cash of several advocates; its rewards and the conversions behind them. */
  async function earn(advocates: number, each: number) {
    ctx = await testWorkspace(testServer(fresh.database, 500 + orders))
    programId = await liveProgram(ctx, program)
    const earned: { rewardId: Id<'rwd'>; conversionId: Id<'cnv'> }[] = []
    for (let at = 0; at < advocates; at++) {
      const advocate = await advocateIn(ctx, programId, `advocate-${at}`)
      for (let n = 0; n < each; n++) {
        orders += 1
        const recorded = await recordConversion(ctx, {
          type: 'order',
          external_id: `order-${orders}`,
          amount: 10_000,
          asset: 'CNY',
          friend: { external_id: `friend-${orders}` },
          code: advocate.alias,
          data: {},
        })
        const rewardId = recorded.outcomes[0]!.rewards[0]!.reward_id as Id<'rwd'>
        earned.push({ rewardId, conversionId: recorded.id as Id<'cnv'> })
      }
    }
    return earned
  }

  /** How many living payouts each reward stands in. */
  async function livingPayouts(): Promise<number[]> {
    const found = await rows<{ living: number }>(
      fresh.database.db,
      sql`select (select count(*)::int from payout_items i join payouts p on p.workspace_id = i.workspace_id and p.id = i.payout_id
          where i.workspace_id = r.workspace_id and i.reward_id = r.id and p.state <> 'failed') as living
        from rewards r where r.workspace_id = ${ctx.workspace.uuid}::uuid and r.state in ('available', 'issued')`,
    )
    return found.map(({ living }) => living)
  }

  test('many batches made at once: every reward is in one of them, and none in two', async () => {
    await earn(8, 3)
    const made = await Promise.allSettled(
      Array.from({ length: 12 }, () => createPayoutBatch(ctx, everything)),
    )
    const batches = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const sums = batches.map(({ totals }) => totals[0]!.amount)
    expect(sums.reduce((sum, amount) => sum + amount, 0)).toBe(24_000)
    expect(await livingPayouts()).toEqual(Array(24).fill(1))
    for (const one of made) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'nothing_to_pay' })
    }
  })

  test('a batch, payments by hand and refunds at once: nothing is paid twice and nothing is lost', async () => {
    const earned = await earn(6, 2)
    await Promise.allSettled([
      createPayoutBatch(ctx, everything),
      createPayoutBatch(ctx, everything),
      ...earned.slice(0, 6).map(({ rewardId }) => markRewardPaid(ctx, { reward_id: rewardId })),
      ...earned.slice(4, 10).map(({ conversionId }) =>
        refundConversion(ctx, {
          conversion_id: conversionId,
          external_id: 'all',
          amount: 10_000,
        }),
      ),
    ])
    await createPayoutBatch(ctx, everything).catch(() => {})
    expect((await livingPayouts()).every((living) => living === 1)).toBe(true)
    expect((await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('sent, settled and read from the file many times at once: each is paid once', async () => {
    await earn(5, 1)
    const { id } = await createPayoutBatch(ctx, everything)
    const batch_id = id as Id<'pbt'>
    const approved = await Promise.allSettled(
      Array.from({ length: 6 }, () => approvePayoutBatch(ctx, { batch_id })),
    )
    expect(approved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await Promise.allSettled(Array.from({ length: 6 }, () => sendPayoutBatch(ctx, { batch_id })))
    const { data } = await listPayouts(ctx, { limit: 100, batch_id })
    expect(data.map(({ state }) => state)).toEqual(Array(5).fill('sent'))
    const csv = ['payout_id,result', ...data.map((one) => `${one.id},settled`)].join('\n')
    await Promise.all([
      ...data.map((one) => settlePayout(ctx, { payout_id: one.id as Id<'pay'> })),
      importPayoutResults(ctx, { csv }),
      importPayoutResults(ctx, { csv }),
    ])
    const [paid] = await rows<{ postings: number; amount: number }>(
      fresh.database.db,
      sql`select count(*)::int as postings, sum(amount)::bigint as amount from postings
        where workspace_id = ${ctx.workspace.uuid}::uuid and journal = 'payout'`,
    )
    expect(paid).toEqual({ postings: 5, amount: 5_000 })
    expect((await verifyWorkspace(ctx.server, ctx.workspace.uuid)).findings).toEqual([])
  })
})
