import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import { type Advocate, atOnce, type ReplyTo, statusesOf } from '../stage.ts'

describePostgres('the wallet, at the same moment', () => {
  const stage = ownStage()
  let advocate: Advocate
  let friends: readonly { readonly id: string; readonly order: string; readonly referral: string }[]
  let asked = 0

  beforeAll(async () => {
    const program = await stage.publish('pool', {
      name: { en: 'Points for both' },
      rules: [
        {
          id: 'points',
          when: 'order',
          give: [
            { to: 'friend', kind: 'points', value: { amount: 300, asset: 'points' } },
            { to: 'advocate', kind: 'points', value: { amount: 10, asset: 'points' } },
          ],
        },
      ],
      transfers: { asset: 'points', max_per_day: 50 },
    })
    advocate = await stage.advocate(program, 'alice')
    const recorded = await atOnce(200, (n) =>
      stage.convert({
        type: 'order',
        external_id: `order-${n}`,
        friend: { external_id: `friend-${n}` },
        code: advocate.code,
      }),
    )
    friends = recorded.map(({ id, friend_id, outcomes }) => ({
      id: friend_id,
      order: id,
      referral: outcomes[0]!.referral_id!,
    }))
  })

  /** Asks under a key of its own, and again where the server says that it is asked too much at once. */
  async function ask(path: string, body: object) {
    asked += 1
    const headers = { 'idempotency-key': `race-${asked}` }
    for (;;) {
      const answered = await stage.send('POST', path, body, { headers })
      if (answered.status !== 503) return answered
    }
  }
  const item = async (more: object) =>
    (
      await stage.post<ReplyTo<'createCatalogueItem'>>('/v1/catalogue', {
        kind: 'perk',
        name: { en: 'A thing' },
        price: 100,
        asset: 'points',
        ...more,
      })
    ).id
  const pointsOf = async (id: string) => (await stage.balancesOf(id))[0]?.amount ?? 0

  test('of 10 things in stock, 200 customers get 10', async () => {
    const item_id = await item({ stock: 10, low_stock: 3 })
    const answers = await atOnce(200, (n) =>
      ask('/v1/redemptions', { participant_id: friends[n]!.id, item_id }),
    )
    expect(statusesOf(answers)).toEqual({ 201: 10, 409: 190 })
    const refused = answers.filter(({ status }) => status === 409)
    expect(new Set(refused.map(({ json }) => json.reason))).toEqual(new Set(['out_of_stock']))
    expect(await stage.get(`/v1/catalogue/${item_id}`)).toMatchObject({ stock: 10, left: 0 })

    const warnings = await stage.eventsOf('catalogue.low_stock')
    const left = warnings.filter(({ data }) => data.item_id === item_id)
    expect(left.map(({ data }) => data.left).sort()).toEqual([0, 3])
  })

  test('of a pool of 10 codes, 200 customers get 10, each another one', async () => {
    const item_id = await item({ kind: 'coupon' })
    const codes = Array.from({ length: 10 }, (_, n) => `CODE-${n}`)
    const path = `/v1/catalogue/${item_id}/codes`
    expect(await stage.post(path, { codes })).toEqual({ added: 10, repeated: 0, left: 10 })
    expect(await stage.post(path, { codes })).toEqual({ added: 0, repeated: 10, left: 10 })

    const answers = await atOnce(200, (n) =>
      ask('/v1/redemptions', { participant_id: friends[n]!.id, item_id }),
    )
    expect(statusesOf(answers)).toEqual({ 201: 10, 409: 190 })
    const given = answers.filter(({ status }) => status === 201).map(({ json }) => json.coupon_code)
    expect(given.sort()).toEqual(codes)
  })

  test('2,000 points pay for 20 of 200 wishes of one customer, and nothing is owed', async () => {
    expect(await pointsOf(advocate.id)).toBe(2_000)
    const item_id = await item({})
    const answers = await atOnce(200, () =>
      ask('/v1/redemptions', { participant_id: advocate.id, item_id }),
    )
    expect(statusesOf(answers)).toEqual({ 201: 20, 409: 180 })
    expect(await pointsOf(advocate.id)).toBe(0)
  })

  test('200 gifts at once stay within the 50 of a day, and the sum is unchanged', async () => {
    const [giver] = friends
    const before = (await pointsOf(giver!.id)) + (await pointsOf(advocate.id))
    const answers = await atOnce(200, () =>
      ask('/v1/transfers', {
        participant_id: giver!.id,
        referral_id: giver!.referral,
        amount: 2,
        asset: 'points',
      }),
    )
    expect(statusesOf(answers)).toEqual({ 201: 25, 409: 175 })
    expect((await pointsOf(giver!.id)) + (await pointsOf(advocate.id))).toBe(before)
  })

  test('points that are spent, given and taken back at once are never taken twice', async () => {
    const some = friends.slice(100, 140)
    const item_id = await item({ price: 120 })
    await Promise.all(
      some.flatMap(({ id, order, referral }) => [
        ask('/v1/redemptions', { participant_id: id, item_id }),
        ask(`/v1/conversions/${order}/refunds`, { external_id: `refund-${order}` }),
        ask('/v1/transfers', {
          participant_id: id,
          referral_id: referral,
          amount: 30,
          asset: 'points',
        }),
      ]),
    )
    for (const { id } of some) {
      const rewards = await stage.rewardsOf(id)
      const movements = await stage.all<ReplyTo<'getStatement'>['data'][number]>(
        `/v1/participants/${id}/statement`,
      )
      const out = movements.filter(({ redemption_id, transfer_id }) => redemption_id ?? transfer_id)
      const spent = out.reduce((sum, { amount }) => sum - amount, 0)
      // What has left the balance stands; all the rest was taken back.
      const stands = rewards.filter(({ state }) => state === 'issued')
      expect(stands.reduce((sum, { amount }) => sum + amount, 0)).toBe(spent)
      expect(await pointsOf(id)).toBe(0)
      expect(Math.min(...movements.map(({ balance_after }) => balance_after))).toBe(0)
    }
    await stage.verify()
  })
})
