import { rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import {
  describeEngines,
  describePostgres,
  type FreshDatabase,
  freshDatabase,
} from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { decideReview } from '../reviews/decide-review.ts'
import { listReviews } from '../reviews/list-reviews.ts'
import { recordConversion, recordConversionBatch } from './record-conversion.ts'
import { refundConversion } from './refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from './story.ts'

const DAY = 86_400_000

/** Everything that counts, in one program. */
const counting: ProgramDraft = {
  name: { en: 'Counting' },
  attribution: { conversion_days: 400, new_customers_only: false },
  goal: { when: 'approved_card' },
  rules: [
    {
      id: 'spend-1000',
      when: 'order',
      per: 'referral',
      within: { months: 3, of: 'goal' },
      total: { at_least: 100_000, asset: 'USD' },
      give: [
        { to: 'advocate', kind: 'cash', value: { amount: 15_000, asset: 'USD' } },
        { to: 'friend', kind: 'coupon', value: { amount: 10_000, asset: 'USD' } },
      ],
    },
    {
      id: 'first-two',
      when: 'renewal',
      first: 2,
      within: { months: 12, of: 'first_conversion' },
      give: [{ to: 'advocate', kind: 'points', value: { amount: 10, asset: 'points' } }],
    },
    {
      id: 'big-friend',
      when: 'order',
      if: 'friend.spent >= 50000 && friend.conversions_count >= 2 && advocate.days_since_enrolled >= 0 && program.referrals_attributed >= 1',
      asset: 'USD',
      give: [{ to: 'advocate', kind: 'points', value: { amount: 1, asset: 'points' } }],
    },
    {
      id: 'vip',
      milestone: {
        at: 5_000_000,
        counting: 'friends_spending',
        asset: 'USD',
        period: 'year',
        time_zone: 'Asia/Shanghai',
      },
      when_fallen: 'review',
      give: [{ to: 'advocate', kind: 'perk', value: { amount: 1, asset: 'vip_year' } }],
    },
    {
      id: 'two-a-month',
      milestone: { every: 2, counting: 'approved_referrals', period: 'month' },
      give: [{ to: 'advocate', kind: 'points', value: { amount: 100, asset: 'points' } }],
    },
  ],
  boards: [{ id: 'spending', counting: 'friends_spending', asset: 'USD', period: 'month' }],
}

describeEngines('what friends do over time', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  async function open() {
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, counting)
    return { ctx, programId, alice: await advocateIn(ctx, programId, 'alice') }
  }

  /** What one report leads to in rewards, by rule and recipient. */
  async function report(
    ctx: Context,
    alice: Advocate,
    friend: string,
    type: string,
    amount?: number,
  ) {
    const recorded = await recordConversion(ctx, {
      type,
      external_id: `${type}-${++count}`,
      friend: { external_id: friend },
      code: alice.alias,
      ...(amount !== undefined && { amount, asset: 'USD' }),
    })
    const rewards = recorded.outcomes[0]!.rewards
    return {
      id: recorded.id as Id<'cnv'>,
      decisionId: recorded.outcomes[0]!.decision_id,
      of: (rule: string) => rewards.filter((one) => one.rule === rule),
    }
  }
  let count = 0

  async function holds(ctx: Context) {
    const { findings } = await verifyWorkspace(server, ctx.workspace.uuid)
    expect(findings).toEqual([])
  }

  test('a total is reached by the cent, once a friend, and counted from the goal', async () => {
    const { ctx, alice } = await open()
    expect((await report(ctx, alice, 'ben', 'order', 90_000)).of('spend-1000')).toMatchObject([
      { result: 'declined', reason: 'goal_not_reached' },
      { result: 'declined', reason: 'goal_not_reached' },
    ])
    await report(ctx, alice, 'ben', 'approved_card')
    const first = await report(ctx, alice, 'ben', 'order', 40_000)
    expect(first.of('spend-1000')).toMatchObject([{ reason: 'total_not_reached' }, {}])
    const second = await report(ctx, alice, 'ben', 'order', 59_999)
    expect(second.of('spend-1000')).toMatchObject([{ reason: 'total_not_reached' }, {}])
    const third = await report(ctx, alice, 'ben', 'order', 1)
    expect(third.of('spend-1000')).toMatchObject([
      { recipient: 'advocate', result: 'granted', amount: 15_000 },
      { recipient: 'friend', result: 'granted', amount: 10_000 },
    ])
    const fourth = await report(ctx, alice, 'ben', 'order', 5_000)
    expect(fourth.of('spend-1000')).toMatchObject([{ result: 'kept' }, { result: 'kept' }])

    // What is left is enough; then it is not; then it is again, as another attempt.
    const part = await refundConversion(ctx, {
      conversion_id: second.id,
      external_id: 'r-1',
      amount: 5_000,
    })
    expect(part.outcomes[0]!.rewards.map(({ result }) => result).slice(0, 2)).toEqual([
      'kept',
      'kept',
    ])
    const more = await refundConversion(ctx, {
      conversion_id: first.id,
      external_id: 'r-2',
      amount: 1,
    })
    expect(more.outcomes[0]!.rewards.slice(0, 2)).toMatchObject([
      { result: 'cancelled', reason: 'conversion_refunded' },
      { result: 'reversed', reason: 'conversion_refunded' },
    ])
    const fifth = await report(ctx, alice, 'ben', 'order', 1)
    expect(fifth.of('spend-1000')).toMatchObject([{ result: 'granted' }, { result: 'granted' }])
    await holds(ctx)
  })

  test('a day after the window nothing is earned, and the receipt says when it ended', async () => {
    const { ctx, alice } = await open()
    await report(ctx, alice, 'cleo', 'approved_card')
    await report(ctx, alice, 'cleo', 'order', 99_999)
    server.testClock.advance(93 * DAY)
    const later = await nextRequest(ctx)
    const late = await report(later, alice, 'cleo', 'order', 1)
    expect(late.of('spend-1000')).toMatchObject([{ reason: 'window_ended' }, {}])
    const [receipt] = await rows<{ ended: string }>(
      fresh.database.db,
      sql`select result->'rules'->0->>'window_ended_at' as ended from decisions
        where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(late.decisionId as Id<'dec'>)}::uuid`,
    )
    expect(Date.parse(receipt!.ended)).toBeGreaterThan(later.now - 3 * DAY)
    expect(Date.parse(receipt!.ended)).toBeLessThan(later.now)
    await holds(later)
  })

  test('the first two of a friend are rewarded; one that comes back makes room for the next', async () => {
    const { ctx, alice } = await open()
    const first = await report(ctx, alice, 'dan', 'renewal', 100)
    expect(first.of('first-two')).toMatchObject([{ result: 'granted' }])
    expect((await report(ctx, alice, 'dan', 'renewal', 100)).of('first-two')).toMatchObject([
      { result: 'granted' },
    ])
    expect((await report(ctx, alice, 'dan', 'renewal', 100)).of('first-two')).toMatchObject([
      { result: 'declined', reason: 'recurrence_ended' },
    ])
    await refundConversion(ctx, { conversion_id: first.id, external_id: 'r-1' })
    expect((await report(ctx, alice, 'dan', 'renewal', 100)).of('first-two')).toMatchObject([
      { result: 'granted' },
    ])
    server.testClock.advance(366 * DAY)
    const later = await nextRequest(ctx)
    expect((await report(later, alice, 'dan', 'renewal', 100)).of('first-two')).toMatchObject([
      { reason: 'window_ended' },
    ])
    await holds(later)
  })

  test('conditions ask what a friend has done before, and in one batch too', async () => {
    const { ctx, alice } = await open()
    const order = (external_id: string, amount: number) => ({
      type: 'order',
      external_id,
      amount,
      asset: 'USD',
      friend: { external_id: 'eve' },
      code: alice.alias,
    })
    const { data } = await recordConversionBatch(ctx, {
      conversions: [order('b-1', 30_000), order('b-2', 19_999), order('b-3', 1)],
    })
    const big = data.map((one) =>
      one.status === 'accepted'
        ? one.conversion.outcomes[0]!.rewards.find(({ rule }) => rule === 'big-friend')!.result
        : 'refused',
    )
    expect(big).toEqual(['declined', 'declined', 'granted'])
    expect((await report(ctx, alice, 'eve', 'order', 1)).of('big-friend')).toMatchObject([
      { result: 'granted' },
    ])
    expect((await report(ctx, alice, 'fay', 'order', 60_000)).of('big-friend')).toMatchObject([
      { result: 'declined', reason: 'condition_not_met' },
    ])
    await holds(ctx)
  })

  test('a month counts anew, and a board counts what friends spend', async () => {
    const { ctx, alice, programId } = await open()
    const granted = async (at: Context, friend: string) =>
      (await report(at, alice, friend, 'approved_card'))
        .of('two-a-month')
        .map(({ result }) => result)
    expect(await granted(ctx, 'f1')).toEqual([])
    expect(await granted(ctx, 'f2')).toEqual(['granted'])
    server.testClock.advance(31 * DAY)
    const later = await nextRequest(ctx)
    expect(await granted(later, 'f3')).toEqual([])
    expect(await granted(later, 'f4')).toEqual(['granted'])
    await report(later, alice, 'f4', 'order', 700)
    const spent = await rows<{ amount: number }>(
      fresh.database.db,
      sql`select amount from tallies where workspace_id = ${ctx.workspace.uuid}::uuid
        and program_id = ${uuidOf(programId)}::uuid and tally = 'friends_spending:USD' and period like 'month:%'`,
    )
    expect(spent).toEqual([{ amount: 700 }])
    await holds(later)
  })

  test('a reward whose count falls is left to staff, and settled where the count rises again', async () => {
    const { ctx, alice } = await open()
    const order = await report(ctx, alice, 'ben', 'order', 4_999_999)
    expect(order.of('vip')).toEqual([])
    expect((await report(ctx, alice, 'cleo', 'order', 1)).of('vip')).toMatchObject([
      { result: 'granted', state: 'issued' },
    ])
    const refund = async (external_id: string, amount: number) =>
      (
        await refundConversion(ctx, { conversion_id: order.id, external_id, amount })
      ).outcomes[0]!.rewards.filter(({ rule }) => rule === 'vip')
    expect(await refund('r-1', 100)).toMatchObject([{ result: 'flagged', state: 'issued' }])
    expect(await refund('r-2', 100)).toEqual([])
    const open1 = await listReviews(ctx, { limit: 20, state: 'open' })
    expect(open1.data).toMatchObject([{ kind: 'count_fell' }])

    expect((await report(ctx, alice, 'dan', 'order', 200)).of('vip')).toMatchObject([
      { result: 'kept', state: 'issued' },
    ])
    expect((await listReviews(ctx, { limit: 20, state: 'open' })).data).toEqual([])

    expect(await refund('r-3', 1)).toMatchObject([{ result: 'flagged' }])
    const [review] = (await listReviews(ctx, { limit: 20, state: 'open' })).data
    await decideReview(ctx, { review_id: review!.id as Id<'rvw'>, outcome: 'denied' })
    const rewards = await rows<{ state: string; reason: string }>(
      fresh.database.db,
      sql`select state, reason from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and rule = 'vip'`,
    )
    expect(rewards).toEqual([{ state: 'reversed', reason: 'review_denied' }])
    expect((await report(ctx, alice, 'eve', 'order', 1)).of('vip')).toMatchObject([
      { result: 'granted' },
    ])
    await holds(ctx)
  })
})

describePostgres('a hundred friends of one advocate at once', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
  })
  afterAll(() => fresh?.close())

  test('are counted exactly, and a milestone is earned once', async () => {
    const server = testServer(fresh.database)
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, counting)
    const alice = await advocateIn(ctx, programId, 'alice')
    const one = (at: number) => ({
      type: 'order',
      external_id: `o-${at}`,
      amount: 50_000,
      asset: 'USD',
      friend: { external_id: `friend-${at}` },
      code: alice.alias,
    })
    const single = Array.from({ length: 80 }, (_, at) => recordConversion(ctx, one(at)))
    const batches = [80, 90].map((from) =>
      recordConversionBatch(ctx, {
        conversions: Array.from({ length: 10 }, (_, at) => one(from + at)),
      }),
    )
    const settled = await Promise.allSettled([...single, ...batches])
    const busy = settled.filter(({ status }) => status === 'rejected').length
    expect(busy).toBe(0)
    const tallies = await rows<{ period: string; amount: number }>(
      fresh.database.db,
      sql`select period, amount from tallies where workspace_id = ${ctx.workspace.uuid}::uuid
        and tally = 'friends_spending:USD' order by period`,
    )
    expect(tallies.map(({ amount }) => amount)).toEqual([5_000_000, 5_000_000])
    const vips = await rows<{ state: string }>(
      fresh.database.db,
      sql`select state from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and rule = 'vip'`,
    )
    expect(vips).toEqual([{ state: 'issued' }])
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })
})
