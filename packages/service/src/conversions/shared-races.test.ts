import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseReward } from '../choices/choose-reward.ts'
import { listRewardOptions } from '../choices/list-reward-options.ts'
import type { Context } from '../context.ts'
import { listDonations } from '../donations/list-donations.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { verifyWorkspace } from '../ledger/verify-workspace.ts'
import { recordConversion } from './record-conversion.ts'
import { refundConversion } from './refund-conversion.ts'
import { type Advocate, advocateIn, liveProgram } from './story.ts'

type Rules = Omit<ProgramDraft, 'name'>
type Gives = ProgramDraft['rules'][number]['give']

describePostgres('what all share, at the same moment', () => {
  let fresh: FreshDatabase
  let server: TestServer
  let count = 0
  beforeAll(async () => {
    fresh = await freshDatabase('postgres')
    server = testServer(fresh.database)
  })
  afterAll(() => fresh?.close())

  async function shop(rules: Rules) {
    const ctx = await testWorkspace(server)
    const programId = await liveProgram(ctx, { name: { en: 'Shared' }, ...rules })
    await rows(
      fresh.database.db,
      sql`update programs set upline_levels = ${rules.upline?.levels ?? 1}
        where workspace_id = ${ctx.workspace.uuid}::uuid`,
    )
    return { ctx, programId }
  }

  /** Somebody buys with an advocate's code. */
  async function order(ctx: Context, { alias }: Advocate, friend: string, type = 'order') {
    count += 1
    const external_id = `o-${count}`
    return recordConversion(await nextRequest(ctx), {
      type,
      external_id,
      amount: 10_000,
      asset: 'CNY',
      friend: { external_id: friend },
      code: alias,
    })
  }

  const many = <T>(times: number, act: (n: number) => Promise<T>) =>
    Promise.all(Array.from({ length: times }, (_, n) => act(n)))
  const rewardsOf = (recorded: Awaited<ReturnType<typeof order>>[]) =>
    recorded.flatMap(({ outcomes }) => outcomes.flatMap(({ rewards }) => rewards))
  const verified = async (ctx: Context) =>
    (await verifyWorkspace(server, ctx.workspace.uuid)).findings
  const points = (amount: number): Gives => [
    { to: 'advocate', kind: 'points', value: { amount, asset: 'points' } },
  ]

  test('of 50 friends the first 10 are doubled, each of their own advocate; a place that is left is taken again', async () => {
    const now = server.clock()
    const { ctx, programId } = await shop({
      boosts: [
        {
          id: 'double',
          from: new Date(now - 1).toISOString(),
          to: new Date(now + 86_400_000).toISOString(),
          multiplier_basis_points: 20_000,
          first: 10,
        },
      ],
      rules: [{ id: 'order', when: 'order', give: points(100) }],
    })
    const advocates = await many(50, (n) => advocateIn(ctx, programId, `a${n}`))
    const recorded = await many(50, (n) => order(ctx, advocates[n]!, `f${n}`))
    const amounts = rewardsOf(recorded).map(({ amount }) => amount)
    expect(amounts.filter((amount) => amount === 200)).toHaveLength(10)
    expect(amounts.filter((amount) => amount === 100)).toHaveLength(40)

    const doubled = recorded.find(({ outcomes }) => outcomes[0]!.rewards[0]!.amount === 200)!
    await refundConversion(await nextRequest(ctx), {
      conversion_id: doubled.id as Id<'cnv'>,
      external_id: 'r-1',
      amount: 10_000,
    })
    const late = rewardsOf(await many(3, (n) => order(ctx, advocates[n]!, `late${n}`)))
    expect(late.map(({ amount }) => amount).sort()).toEqual([100, 100, 200])
    expect(await verified(ctx)).toEqual([])
  })

  test('of 60 who earn a gift of which there are 5, 5 get one, and the others hear why not', async () => {
    const { ctx, programId } = await shop({
      rules: [
        {
          id: 'order',
          when: 'order',
          give: [{ to: 'friend', kind: 'gift', value: { amount: 1, asset: 'mug' }, stock: 5 }],
        },
      ],
    })
    const advocates = await many(6, (n) => advocateIn(ctx, programId, `a${n}`))
    const rewards = rewardsOf(await many(60, (n) => order(ctx, advocates[n % 6]!, `f${n}`)))
    const results = rewards.map(({ result, reason }) => reason ?? result)
    expect(results.filter((result) => result === 'granted')).toHaveLength(5)
    expect(results.filter((result) => result === 'out_of_stock')).toHaveLength(55)
    expect(await verified(ctx)).toEqual([])
  })

  test('of 30 who choose one of 20 seats, 20 sit; the others are told what is left, and choose that', async () => {
    const { ctx, programId } = await shop({
      rules: [
        {
          id: 'won',
          when: 'won',
          give: [
            { to: 'advocate', kind: 'perk', value: { amount: 1, asset: 'report' }, choice: 'one' },
            {
              to: 'advocate',
              kind: 'gift',
              value: { amount: 1, asset: 'seat' },
              stock: 20,
              choice: 'one',
            },
          ],
        },
      ],
    })
    const advocates = await many(30, (n) => advocateIn(ctx, programId, `a${n}`))
    const won = rewardsOf(await many(30, (n) => order(ctx, advocates[n]!, `f${n}`, 'won')))
    expect(new Set(won.map(({ kind }) => kind))).toEqual(new Set(['choice']))
    const choose = async (n: number, option: number) =>
      chooseReward(await nextRequest(ctx), { reward_id: won[n]!.reward_id as Id<'rwd'>, option })
    const outcomes = await many(30, (n) => choose(n, 1).catch((error: unknown) => error))
    const refused = outcomes.flatMap((one, n) => (one instanceof Refusal ? [{ one, n }] : []))
    expect(refused).toHaveLength(10)
    for (const { one } of refused) {
      expect(one).toMatchObject({
        code: 'option_out_of_stock',
        fields: [{ pointer: '/option', message: 'Choose one of these: 0.' }],
      })
    }
    const instead = await many(10, (at) => choose(refused[at]!.n, 0))
    expect(instead[0]).toMatchObject({ kind: 'perk', asset: 'report', state: 'issued' })
    const options = await listRewardOptions(ctx, {
      reward_id: won[refused[0]!.n]!.reward_id as Id<'rwd'>,
    })
    expect(options).toMatchObject({ chosen: 0, options: [{ left: null }, { left: 0 }] })
    expect(await verified(ctx)).toEqual([])
  })

  test('of 12 who choose what costs something, so many get it as their number allows; the others choose points', async () => {
    const { ctx, programId } = await shop({
      rules: [
        {
          id: 'order',
          when: 'order',
          give: [
            {
              to: 'advocate',
              kind: 'credit',
              value: { amount: 500, asset: 'CNY' },
              choice: 'one',
            },
            { ...points(50)[0]!, choice: 'one' },
          ],
        },
      ],
      // Twelve customers may cost 2,999 together.
      guard: { customer_value: { amount: 750, asset: 'CNY' } },
    })
    const advocates = await many(12, (n) => advocateIn(ctx, programId, `a${n}`))
    const rewards = rewardsOf(await many(12, (n) => order(ctx, advocates[n]!, `f${n}`)))
    const choose = async (n: number, option: number) =>
      chooseReward(await nextRequest(ctx), {
        reward_id: rewards[n]!.reward_id as Id<'rwd'>,
        option,
      })
    const outcomes = await many(12, (n) => choose(n, 0).catch((error: unknown) => error))
    const refused = outcomes.flatMap((one, n) => (one instanceof Refusal ? [{ one, n }] : []))
    expect(refused).toHaveLength(7)
    for (const { one } of refused) {
      expect(one).toMatchObject({ code: 'option_over_budget', reason: 'cost_guard' })
    }
    const instead = await many(7, (at) => choose(refused[at]!.n, 1))
    expect(new Set(instead.map(({ kind }) => kind))).toEqual(new Set(['points']))
    expect(await verified(ctx)).toEqual([])
  })

  test('rings of 2, 3 and 4 that close at once stay open, and the upline is as the referrals say', async () => {
    const { ctx, programId } = await shop({
      upline: { levels: 3 },
      attribution: { new_customers_only: false },
      rules: [
        {
          id: 'order',
          when: 'order',
          give: [
            { to: 'advocate', kind: 'credit', value: { share_basis_points: 800, asset: 'CNY' } },
            { to: 'upline_2', kind: 'credit', value: { share_basis_points: 200, asset: 'CNY' } },
          ],
        },
      ],
    })
    for (const size of [2, 3, 4]) {
      const ring = await many(size, (n) => advocateIn(ctx, programId, `ring${size}-${n}`))
      // Everybody is brought by the one before them, and the first by the last.
      const recorded = await many(size, (n) =>
        order(ctx, ring[(n + size - 1) % size]!, `ring${size}-${n}`),
      )
      const reasons = recorded.flatMap(({ outcomes }) => outcomes[0]!.attribution.reasons)
      expect(reasons).toEqual(['would_close_a_ring'])
    }
    const looped = await rows(
      fresh.database.db,
      sql`with recursive up(start, id) as (
          select friend_id, advocate_id from referrals where program_id = ${uuidOf(programId)}::uuid
          union select u.start, r.advocate_id from up u join referrals r on r.friend_id = u.id)
        select start from up where start = id`,
    )
    expect(looped).toEqual([])
    expect(await verified(ctx)).toEqual([])
  })

  test('a chain pays two levels up, and a fourth person nothing; donations add up by beneficiary', async () => {
    const { ctx, programId } = await shop({
      upline: { levels: 2 },
      beneficiaries: { fund: { name: { en: 'A fund' } } },
      rules: [
        {
          id: 'order',
          when: 'order',
          give: [
            {
              to: 'advocate',
              kind: 'credit',
              value: { share_basis_points: 800, asset: 'CNY' },
              instalments: [
                { share_basis_points: 5000, hold_days: 0 },
                { share_basis_points: 5000, hold_days: 30 },
              ],
            },
            { to: 'upline_2', kind: 'credit', value: { share_basis_points: 200, asset: 'CNY' } },
            {
              to: 'advocate',
              kind: 'donation',
              value: { amount: 1_000, asset: 'CNY' },
              beneficiary: 'fund',
            },
          ],
        },
      ],
    })
    const [a, f, g] = await many(3, (n) => advocateIn(ctx, programId, `chain-${n}`))
    await order(ctx, a!, 'chain-1')
    const second = rewardsOf([await order(ctx, f!, 'chain-2')])
    expect(second.map(({ recipient, amount, state }) => [recipient, amount, state])).toEqual([
      ['advocate', 400, 'issued'],
      ['advocate', 400, 'held'],
      ['upline_2', 200, 'issued'],
      ['advocate', 1_000, 'issued'],
    ])
    const third = rewardsOf([await order(ctx, g!, 'somebody')])
    expect(third.map(({ recipient }) => recipient)).not.toContain('upline_3')
    expect((await listDonations(ctx, { program_id: programId })).data).toEqual([
      { beneficiary: 'fund', name: { en: 'A fund' }, asset: 'CNY', amount: 3_000 },
    ])
    expect(await verified(ctx)).toEqual([])
  })
})
