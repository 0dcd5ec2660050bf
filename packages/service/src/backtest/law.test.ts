import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import type { BacktestReport } from '@goodword/domain/backtest/report'
import { periodOf, toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workWorkspace } from '../agenda/work-agenda.ts'
import { chooseReward } from '../choices/choose-reward.ts'
import type { Context } from '../context.ts'
import { recordConversion } from '../conversions/record-conversion.ts'
import { refundConversion } from '../conversions/refund-conversion.ts'
import { type Advocate, advocateIn, clickOn, liveProgram } from '../conversions/story.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyOffer } from '../offers/verify-offer.ts'
import { loadProgram } from '../programs/load-program.ts'
import { markRewardPaid } from '../rewards/mark-reward-paid.ts'
import { transfer } from '../transfers/transfer.ts'
import { recordedHistory } from './recorded-history.ts'
import { Trial } from './trial.ts'

const program: ProgramDraft = {
  name: { en: 'Everything at once' },
  attribution: { conversion_days: 60 },
  rules: [
    {
      id: 'friend-offer',
      when: 'claimed',
      give: [
        {
          to: 'friend',
          kind: 'coupon',
          value: { share_basis_points: 1500, cap: 5_000, asset: 'CNY' },
          valid_days: 10,
        },
      ],
    },
    {
      id: 'order-share',
      when: 'order',
      if: 'conversion.amount >= 3000',
      give: [
        {
          to: 'advocate',
          kind: 'cash',
          value: { share_basis_points: 777, asset: 'CNY', rounding: 'nearest' },
          hold_days: 7,
        },
        { to: 'friend', kind: 'points', value: { amount: 40, asset: 'points' } },
      ],
    },
    {
      id: 'large-order',
      when: 'order',
      if: 'conversion.amount >= 45000',
      asset: 'CNY',
      give: [
        {
          to: 'advocate',
          kind: 'perk',
          value: { amount: 1, asset: 'seat' },
          stock: 2,
          choice: 'c',
        },
        { to: 'advocate', kind: 'points', value: { amount: 90, asset: 'points' }, choice: 'c' },
      ],
    },
    {
      id: 'every-second',
      milestone: { every: 2, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'points', value: { amount: 500, asset: 'points' } }],
    },
    {
      id: 'good-customer',
      when: 'order',
      per: 'referral',
      within: { days: 20, of: 'first_conversion' },
      total: { at_least: 60_000, asset: 'CNY' },
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 777, asset: 'CNY' } }],
    },
    {
      id: 'comes-back',
      when: 'order',
      first: 2,
      if: 'friend.conversions_count >= 2 && friend.spent >= 20000',
      asset: 'CNY',
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 111, asset: 'CNY' } }],
    },
    {
      id: 'spending',
      milestone: { at: 150_000, counting: 'friends_spending', asset: 'CNY', period: 'month' },
      give: [{ to: 'advocate', kind: 'cash', value: { amount: 1_234, asset: 'CNY' } }],
    },
  ],
  transfers: { asset: 'points', max_per_day: 1_000 },
  goal: { when: 'order', if: 'conversion.amount >= 3000', asset: 'CNY' },
  limits: [{ per: 'advocate', count: 9, period: 'month', time_zone: 'Asia/Shanghai' }],
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('order' as const),
    friend: fc.integer({ min: 1, max: 6 }),
    advocate: fc.constantFrom('alice' as const, 'anna' as const),
    amount: fc.integer({ min: 1_000, max: 90_000 }),
  }),
  fc.record({
    do: fc.constant('refund' as const),
    order: fc.nat({ max: 20 }),
    part: fc.constantFrom(100, 2_500, null),
  }),
  fc.record({
    do: fc.constant('offer' as const),
    friend: fc.integer({ min: 1, max: 6 }),
    advocate: fc.constantFrom('alice' as const, 'anna' as const),
  }),
  fc.record({
    do: fc.constant('choose' as const),
    which: fc.nat({ max: 9 }),
    option: fc.constantFrom(0, 1),
  }),
  fc.record({
    do: fc.constant('give on' as const),
    which: fc.nat({ max: 9 }),
    amount: fc.constantFrom(1, 40, 60),
  }),
  fc.record({ do: fc.constant('pay' as const), which: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 25 }) }),
)

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Something is promised, spent and taken back in every past: else it would prove nothing. */
const always: readonly Step[] = [
  { do: 'order', friend: 1, advocate: 'alice', amount: 60_000 },
  { do: 'choose', which: 0, option: 1 },
  { do: 'give on', which: 0, amount: 40 },
  { do: 'order', friend: 1, advocate: 'alice', amount: 2_000 },
  { do: 'order', friend: 1, advocate: 'anna', amount: 30_000 },
  { do: 'refund', order: 0, part: null },
]

describeEngines('the live version on its own past', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  test('comes to the sums of the ledger, to the minor unit', async () => {
    const runs = engine === 'postgres' ? 6 : 14
    const seen = { promised: 0, takenBack: 0, moved: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const ctx = await testWorkspace(server)
        const negative_balance = steps.length % 2 === 0 ? 'allowed' : 'never'
        const programId = await liveProgram(ctx, { ...program, negative_balance })
        const last = await live(ctx, programId, [...always, ...steps])
        const { ledger, rewards, costs } = await backtest(last, programId)
        seen.moved += await movedIn(last)

        expect(netOfDebts(ledger)).toEqual(await ledgerOf(last))
        expect(granted(rewards)).toEqual(await grantedIn(last))
        for (const { promised, taken_back } of rewards) {
          seen.promised += promised
          seen.takenBack += taken_back
        }
        expect(Object.fromEntries(costs.map(({ asset, net }) => [asset, net]))).toEqual(
          await netOf(last),
        )
      }),
      { numRuns: runs },
    )
    // A past in which nothing happens would prove nothing.
    expect(Math.min(seen.promised, seen.takenBack, seen.moved)).toBeGreaterThan(0)
  })

  /** Lets a history happen, as merchant and friends would have it happen. */
  async function live(
    ctx: Context,
    programId: Id<'prg'>,
    steps: readonly Step[],
  ): Promise<Context> {
    const advocates: Record<string, Advocate> = {
      alice: await advocateIn(ctx, programId, 'alice'),
      anna: await advocateIn(ctx, programId, 'anna'),
    }
    const orders: Id<'cnv'>[] = []
    let at = ctx
    for (const [n, one] of steps.entries()) {
      // No two things happen at the same instant.
      server.testClock.advance(1_000)
      at = await nextRequest(at)
      if (one.do === 'wait') {
        server.testClock.advance(one.days * 86_400_000)
        at = await nextRequest(at)
        await workWorkspace(at)
      } else if (one.do === 'order') {
        const order = await recordConversion(at, {
          type: 'order',
          external_id: `o${n}`,
          amount: one.amount,
          asset: 'CNY',
          friend: { external_id: `f${one.friend}` },
          click_token: await clickOn(at, programId, advocates[one.advocate]!),
        })
        orders.push(order.id as Id<'cnv'>)
      } else if (one.do === 'offer') {
        await verifyOffer(at, {
          code: advocates[one.advocate]!.alias,
          buyer: { external_id: `f${one.friend}` },
          order: { amount: 20_000, asset: 'CNY' },
        })
      } else if (one.do === 'choose') {
        const open = await pick(
          at,
          one.which,
          sql`kind = 'choice' and state in ('held', 'available')`,
        )
        if (open === undefined) continue
        const reward_id = toId('rwd', open)
        await refusable(chooseReward(at, { reward_id, option: one.option }))
      } else if (one.do === 'pay') {
        const open = await pick(at, one.which, sql`kind = 'cash' and state = 'available'`)
        if (open !== undefined) {
          await refusable(markRewardPaid(at, { reward_id: toId('rwd', open) }))
        }
      } else if (one.do === 'give on') {
        await giveOn(at, one.which, one.amount)
      } else {
        const conversion_id = orders[one.order]
        if (conversion_id === undefined) continue
        const amount = one.part === null ? {} : { amount: one.part }
        await refusable(refundConversion(at, { conversion_id, external_id: `r${n}`, ...amount }))
      }
    }
    server.testClock.advance(1)
    at = await nextRequest(at)
    await workWorkspace(at)
    return at
  }

  /** A reward of the past that something can be done with. */
  async function pick(ctx: Context, which: number, isMeant: SQL): Promise<string | undefined> {
    const found = await rows<{ id: string }>(
      fresh.database.db,
      sql`select id from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and ${isMeant} order by id`,
    )
    return found[which % Math.max(1, found.length)]?.id
  }

  /** Somebody gives points to the other of their referral. */
  async function giveOn(ctx: Context, which: number, amount: number): Promise<void> {
    const found = await rows<{ id: string; participant_id: string }>(
      fresh.database.db,
      sql`select f.id, l.participant_id from lots l join referrals f on f.workspace_id = l.workspace_id
          and l.participant_id in (f.friend_id, f.advocate_id)
        where l.workspace_id = ${ctx.workspace.uuid}::uuid and l.remaining > 0 order by f.id, l.id`,
    )
    const chosen = found[which % Math.max(1, found.length)]
    if (!chosen) return
    const referral_id = toId('ref', chosen.id)
    const participant_id = toId('par', chosen.participant_id)
    await refusable(transfer(ctx, { referral_id, participant_id, amount, asset: 'points' }))
  }

  /** What is refused does not happen. */
  async function refusable(done: Promise<unknown>): Promise<void> {
    await done.catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
  }

  async function backtest(ctx: Context, programId: Id<'prg'>) {
    const compiled = await loadProgram(
      ctx.server.database.db,
      ctx.workspace.uuid,
      uuidOf(programId),
      1,
    )
    const calendar = (instant: string) => ({
      day: periodOf(Date.parse(instant), 'day', 'UTC').key,
      month: periodOf(Date.parse(instant), 'month', 'UTC').key,
    })
    const stretch = { from: toInstant(0), to: toInstant(ctx.now + 1) }
    const trial = new Trial(programId, compiled, calendar, stretch)
    for await (const page of recordedHistory(ctx, programId)) {
      for (const happening of page) trial.happen(happening)
    }
    return trial.finish()
  }

  /** What each kind of account holds, over everybody; of balances what there is less what is owed. */
  function ledgerOf(ctx: Context) {
    return rows<{ account: string; asset: string; amount: number }>(
      fresh.database.db,
      sql`with moves as (
          select credit_kind as kind, asset, amount from postings where workspace_id = ${ctx.workspace.uuid}::uuid
          union all
          select debit_kind, asset, -amount from postings where workspace_id = ${ctx.workspace.uuid}::uuid),
        merged as (select case kind when 'debt' then 'balance' else kind end as account, asset, amount from moves)
        select account, asset, sum(amount)::bigint as amount from merged where account <> 'promised'
        group by account, asset having sum(amount) <> 0 order by account || '|' || asset collate "C"`,
    )
  }

  /** How many rewards each rule has granted. */
  async function grantedIn(ctx: Context): Promise<Record<string, number>> {
    const found = await rows<{ rule: string; count: number }>(
      fresh.database.db,
      sql`select rule, count(*)::int as count from rewards
        where workspace_id = ${ctx.workspace.uuid}::uuid group by rule`,
    )
    return Object.fromEntries(found.map(({ rule, count }) => [rule, count]))
  }

  /** How often another order took the place of one that was refunded. */
  async function movedIn(ctx: Context): Promise<number> {
    const [found] = await rows<{ count: number }>(
      fresh.database.db,
      sql`select count(*)::int as count from decisions where workspace_id = ${ctx.workspace.uuid}::uuid
        and result->'referral'->>'stands_on' is not null`,
    )
    return found!.count
  }

  /** What stands promised or is given out, by asset. */
  async function netOf(ctx: Context): Promise<Record<string, number>> {
    const found = await rows<{ asset: string; net: number }>(
      fresh.database.db,
      sql`select asset, sum(case when debit_kind = 'promised' then amount else -amount end)::bigint as net
        from postings where workspace_id = ${ctx.workspace.uuid}::uuid
          and (debit_kind = 'promised') <> (credit_kind = 'promised') group by asset order by asset`,
    )
    return Object.fromEntries(found.map(({ asset, net }) => [asset, net]))
  }
})

/** Who spends pays what they owe first, and what is spent is nothing that a trial knows of. */
function netOfDebts(ledger: BacktestReport['ledger']): BacktestReport['ledger'] {
  const owed = ledger.filter(({ account }) => account === 'debt')
  const others = ledger.filter(({ account }) => account !== 'debt')
  for (const { asset, amount } of owed) {
    const at = others.findIndex((one) => one.account === 'balance' && one.asset === asset)
    const account = 'balance'
    if (at >= 0) others[at] = { account, asset, amount: others[at]!.amount + amount }
    else others.push({ account, asset, amount })
  }
  const key = (one: { readonly account: string; readonly asset: string }) =>
    `${one.account}|${one.asset}`
  return others
    .filter(({ amount }) => amount !== 0)
    .sort((one, other) => (key(one) < key(other) ? -1 : 1))
}

function granted(lines: BacktestReport['rewards']): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { rule, granted } of lines) counts[rule] = (counts[rule] ?? 0) + granted
  return counts
}
