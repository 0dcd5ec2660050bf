import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { dayMs } from '@goodword/testing/clock'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { approvePayoutBatch } from '../payouts/approve-payout-batch.ts'
import { createPayoutBatch } from '../payouts/create-payout-batch.ts'
import { discardPayoutBatch } from '../payouts/discard-payout-batch.ts'
import { failPayout } from '../payouts/fail-payout.ts'
import { listPayoutBatches } from '../payouts/list-payout-batches.ts'
import { listPayouts } from '../payouts/list-payouts.ts'
import { retryPayout } from '../payouts/retry-payout.ts'
import { sendPayoutBatch } from '../payouts/send-payout-batch.ts'
import { settlePayout } from '../payouts/settle-payout.ts'
import { listRewards } from '../rewards/list-rewards.ts'
import { markRewardPaid } from '../rewards/mark-reward-paid.ts'
import { getReconciliation } from './get-reconciliation.ts'

const program: ProgramDraft = {
  name: { en: 'Cash, and for the fund' },
  beneficiaries: { 'education-fund': { name: { en: 'Education fund' } } },
  rules: [
    {
      id: 'both',
      when: 'order',
      give: [
        { to: 'advocate', kind: 'cash', value: { share_basis_points: 1_000, asset: 'CNY' } },
        {
          to: 'advocate',
          kind: 'donation',
          beneficiary: 'education-fund',
          value: { amount: 1_000, asset: 'CNY' },
        },
      ],
    },
  ],
}

const everything = { kinds: ['cash', 'donation'] as ('cash' | 'donation')[] }
const page = { limit: 100 }

describeEngines('reconciliation', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let programId: Id<'prg'>
  let opened = 0
  let orders = 0
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterAll(() => fresh?.close())

  async function open(): Promise<Advocate> {
    opened += 1
    server = testServer(fresh.database, 900 + opened)
    ctx = await testWorkspace(server)
    programId = await liveProgram(ctx, program)
    return advocateIn(ctx, programId, 'alice')
  }

  async function order(advocate: Advocate, amount = 10_000): Promise<Id<'cnv'>> {
    orders += 1
    const recorded = await recordConversion(ctx, {
      type: 'order',
      external_id: `order-${orders}`,
      amount,
      asset: 'CNY',
      friend: { external_id: `friend-${orders}` },
      code: advocate.alias,
      data: {},
    })
    return recorded.id as Id<'cnv'>
  }

  const reconcile = (month?: string) => getReconciliation(ctx, { month, settle_days: 5 })
  const dueOf = async () =>
    (await reconcile()).due_totals.map(({ kind, amount, count }) => [kind, amount, count])
  const payoutsIn = async (state: 'scheduled' | 'sent' | 'failed') =>
    (await listPayouts(ctx, { ...page, state })).data.map(({ id }) => id as Id<'pay'>)

  test('twelve donations go to their fund in one transfer', async () => {
    const alice = await open()
    for (let n = 0; n < 12; n++) await order(alice)
    expect(await dueOf()).toEqual([
      ['donation_not_transferred', 12_000, 12],
      ['not_in_batch', 12_000, 12],
    ])
    const batch = await createPayoutBatch(ctx, { kinds: ['donation'] })
    const batch_id = batch.id as Id<'pbt'>
    expect(batch.totals).toEqual([{ asset: 'CNY', amount: 12_000 }])
    await approvePayoutBatch(ctx, { batch_id })
    await sendPayoutBatch(ctx, { batch_id })
    const { data } = await listPayouts(ctx, { ...page, batch_id })
    expect(data).toMatchObject([
      {
        beneficiary: 'education-fund',
        program_id: programId,
        participant_id: null,
        amount: 12_000,
        state: 'sent',
      },
    ])
    await settlePayout(ctx, { payout_id: data[0]!.id as Id<'pay'> })
    const { lines, agrees } = await reconcile()
    expect(agrees).toBe(true)
    expect(
      lines.map(({ recipient, earned, payable, paid }) => [recipient, earned, payable, paid]),
    ).toEqual([
      ['advocate', 12_000, 12_000, 0],
      ['education-fund', 12_000, 0, 12_000],
    ])
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('everything that is due and not paid is found, wherever it got stuck', async () => {
    const alice = await open()
    const conversion_id = await order(alice)
    const { id } = await createPayoutBatch(ctx, { kinds: ['cash'] })
    const batch_id = id as Id<'pbt'>
    const donation = ['donation_not_transferred', 1_000, 1]
    expect(await dueOf()).toEqual([donation, ['not_sent', 1_000, 1]])
    await approvePayoutBatch(ctx, { batch_id })
    await sendPayoutBatch(ctx, { batch_id })
    expect(await dueOf()).toEqual([donation])
    server.testClock.advance(5 * dayMs)
    ctx = await nextRequest(ctx)
    expect(await dueOf()).toEqual([donation, ['not_settled', 1_000, 1]])
    const [payout_id] = await payoutsIn('sent')
    await failPayout(ctx, { payout_id: payout_id!, reason: 'closed' })
    expect(await dueOf()).toEqual([donation, ['failed_not_retried', 1_000, 1]])
    await retryPayout(ctx, { payout_id: payout_id! })
    await sendPayoutBatch(ctx, { batch_id })
    const [second] = await payoutsIn('sent')
    await settlePayout(ctx, { payout_id: second! })
    expect(await dueOf()).toEqual([donation])
    await refundConversion(ctx, { conversion_id, external_id: 'half', amount: 5_000 })
    expect(await dueOf()).toEqual([donation, ['paid_and_taken_back', 500, 1]])
    await refundConversion(ctx, { conversion_id, external_id: 'rest', amount: 5_000 })
    expect(await dueOf()).toEqual([['paid_and_taken_back', 1_000, 1]])
    expect((await reconcile()).agrees).toBe(true)
  })

  test('a month is one of the calendar, and holds what was earned in it', async () => {
    const alice = await open()
    await order(alice)
    const now = new Date(ctx.now)
    const month = now.toISOString().slice(0, 7)
    const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15))
    expect((await reconcile(month)).lines).toHaveLength(2)
    const earlier = await reconcile(before.toISOString().slice(0, 7))
    expect(earlier).toMatchObject({ lines: [], due: [], agrees: true })
  })

  test('a book that was tampered with does not agree', async () => {
    const alice = await open()
    await order(alice)
    await rows(
      fresh.database.db,
      sql`update rewards set amount = amount + 1 where workspace_id = ${ctx.workspace.uuid}::uuid and kind = 'cash'`,
    )
    const { agrees, lines } = await reconcile()
    expect(agrees).toBe(false)
    expect(lines.map(({ difference }) => difference)).toEqual([-1, 0])
  })

  test.each([11, 23, 47])(
    'over a random history (seed %i) what was earned is held, payable, under way, paid or taken back',
    async (seed) => {
      const advocates = [await open(), await advocateIn(ctx, programId, 'ben')]
      const next = numbers(seed)
      const pick = <T>(list: readonly T[]): T | undefined => list[next(list.length)]
      const bought: Id<'cnv'>[] = []
      const batches = async () =>
        (await listPayoutBatches(ctx, page)).data.map(({ id }) => id as Id<'pbt'>)
      const one = async <T>(list: readonly T[], work: (item: T) => Promise<unknown>) => {
        const item = pick(list)
        if (item !== undefined) await work(item)
      }
      const steps: readonly (() => Promise<unknown>)[] = [
        async () => bought.push(await order(pick(advocates)!, 1_000 + next(20_000))),
        async () => bought.push(await order(pick(advocates)!, 1_000 + next(20_000))),
        () =>
          one(bought, (conversion_id) =>
            refundConversion(ctx, {
              conversion_id,
              external_id: `refund-${next(1e9)}`,
              amount: 1 + next(9_000),
            }),
          ),
        () => createPayoutBatch(ctx, everything),
        async () => one(await batches(), (batch_id) => approvePayoutBatch(ctx, { batch_id })),
        async () => one(await batches(), (batch_id) => sendPayoutBatch(ctx, { batch_id })),
        async () => one(await batches(), (batch_id) => discardPayoutBatch(ctx, { batch_id })),
        async () => one(await payoutsIn('sent'), (payout_id) => settlePayout(ctx, { payout_id })),
        async () =>
          one(await payoutsIn('sent'), (payout_id) =>
            failPayout(ctx, { payout_id, reason: 'closed' }),
          ),
        async () => one(await payoutsIn('failed'), (payout_id) => retryPayout(ctx, { payout_id })),
        async () =>
          one((await listRewards(ctx, { ...page, state: 'available' })).data, ({ id }) =>
            markRewardPaid(ctx, { reward_id: id as Id<'rwd'> }),
          ),
      ]
      let done = 0
      for (let step = 0; step < 80; step++) {
        await pick(steps)!()
          .then(() => {
            done += 1
          })
          .catch((error: unknown) => {
            // A step that does not fit the state is refused, and changes nothing.
            if (!(error instanceof Refusal)) throw error
          })
        const { agrees, lines } = await reconcile()
        expect(agrees, `step ${step}: ${JSON.stringify(lines)}`).toBe(true)
      }
      expect(done).toBeGreaterThan(30)
      expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
    },
  )
})

/** Whole numbers below a bound, the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
