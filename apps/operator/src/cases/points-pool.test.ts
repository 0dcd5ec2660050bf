import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, ReplyTo } from '../stage.ts'

describePostgres('points-pool', () => {
  const stage = ownStage()
  let silver: Advocate
  let platinum: Advocate
  let topUp: string
  let friend: string
  let friendship: string

  beforeAll(async () => {
    const program = await stage.publishTemplate('points-pool')
    silver = await stage.advocate(program, 'alice', { attributes: { tier: 'silver' } })
    platinum = await stage.advocate(program, 'bea', { attributes: { tier: 'platinum' } })
    const item = await stage.post<ReplyTo<'createCatalogueItem'>>('/v1/catalogue', {
      kind: 'top_up',
      name: { en: 'Phone top-up of ¥10', zh: '10 元话费' },
      price: 1_000,
      asset: 'points',
      sku: 'phone-10',
    })
    topUp = item.id
  })

  const pointsOf = async (participantId: string) =>
    (await stage.balancesOf(participantId)).find(({ asset }) => asset === 'points')?.amount ?? 0
  const lotsOf = async (participantId: string) =>
    (await stage.get<ReplyTo<'listLots'>>(`/v1/participants/${participantId}/lots`)).data
  const order = async (externalId: string, { code }: Advocate) =>
    stage.convert({
      type: 'order',
      external_id: `order-${externalId}`,
      amount: 9_900,
      asset: 'CNY',
      friend: { external_id: externalId },
      code,
    })
  const redeem = () => ({ participant_id: platinum.id, item_id: topUp })

  test('a silver member gets 100 points for a friend, a platinum member 600, and 1,200 with the second', async () => {
    await order('first-of-alice', silver)
    expect(await pointsOf(silver.id)).toBe(100)

    const recorded = await order('first-of-bea', platinum)
    friend = recorded.friend_id
    friendship = recorded.outcomes[0]!.referral_id!
    expect(await pointsOf(platinum.id)).toBe(600)
    await stage.advance('P10D')
    await order('second-of-bea', platinum)
    expect(await pointsOf(platinum.id)).toBe(1_200)
  })

  test('100 are given to the friend: the sum is unchanged, and they run out when they would have', async () => {
    const [first] = await lotsOf(platinum.id)
    const before = (await pointsOf(platinum.id)) + (await pointsOf(friend))
    await stage.post('/v1/transfers', {
      participant_id: platinum.id,
      referral_id: friendship,
      amount: 100,
      asset: 'points',
    })
    expect([await pointsOf(platinum.id), await pointsOf(friend)]).toEqual([1_100, 100])
    expect((await pointsOf(platinum.id)) + (await pointsOf(friend))).toBe(before)
    expect(await lotsOf(friend)).toMatchObject([{ remaining: 100, expires_at: first!.expires_at }])
  })

  test('more than 500 a day, or to somebody who is not of the referral, is refused', async () => {
    const give = (participant_id: string, amount: number) =>
      stage.send(
        'POST',
        '/v1/transfers',
        { participant_id, referral_id: friendship, amount, asset: 'points' },
        { headers: { 'idempotency-key': `give-${participant_id}-${amount}` } },
      )
    expect((await give(platinum.id, 401)).json).toMatchObject({
      status: 409,
      code: 'transfer_limit_reached',
      errors: [{ pointer: '/amount', message: '500 points a day, 100 given today.' }],
    })
    expect((await give(silver.id, 1)).json).toMatchObject({
      code: 'transfer_not_allowed',
      reason: 'not_of_this_referral',
    })
  })

  test('a top-up for 1,000 takes the oldest first and leaves 100; a second one says what is missing', async () => {
    const before = await lotsOf(platinum.id)
    const made = await stage.post<ReplyTo<'redeem'>>('/v1/redemptions', redeem())
    expect(made).toMatchObject({ kind: 'top_up', price: 1_000, state: 'pending' })
    expect(await pointsOf(platinum.id)).toBe(100)
    // What is left is of the younger friend, and runs out last.
    expect(await lotsOf(platinum.id)).toMatchObject([
      { remaining: 100, expires_at: before.at(-1)!.expires_at },
    ])

    const again = await stage.send('POST', '/v1/redemptions', redeem(), {
      headers: { 'idempotency-key': 'second-top-up' },
    })
    expect(again.json).toMatchObject({
      status: 409,
      code: 'balance_too_small',
      errors: [{ pointer: '/item_id', message: '1,000 points needed, 100 left.' }],
    })

    const path = `/v1/redemptions/${made.id}/settle`
    const settled = await stage.post(path, { outcome: 'fulfilled', reference: 'T-1' })
    expect(settled).toMatchObject({ state: 'fulfilled', reference: 'T-1' })
  })

  test('the statement tells every movement, and what stood after it', async () => {
    const path = `/v1/participants/${platinum.id}/statement?asset=points&limit=2`
    const first = await stage.get<ReplyTo<'getStatement'>>(path)
    const second = await stage.get<ReplyTo<'getStatement'>>(`${path}&cursor=${first.next_cursor}`)
    const all = await stage.all<ReplyTo<'getStatement'>['data'][number]>(
      `/v1/participants/${platinum.id}/statement`,
    )
    expect(all.slice(0, 4)).toEqual([...first.data, ...second.data])
    const told = all.map(({ journal, amount, balance_after }) => [journal, amount, balance_after])
    expect(told.slice(0, 2)).toEqual([
      ['redeem', -1_000, 100],
      ['transfer', -100, 1_100],
    ])
    expect(told.slice(2).map(([journal]) => journal)).toEqual(['issue', 'issue', 'issue', 'issue'])
    expect(told.at(2)?.[2]).toBe(1_200)
  })

  test('what is not spent runs out after 12 months, and its owner is told 30 days before', async () => {
    const [mine] = await lotsOf(silver.id)
    const noticeAt = new Date(Date.parse(mine!.expires_at!) - 30 * 86_400_000).toISOString()
    await stage.advance('P366D')
    for (const id of [silver.id, platinum.id, friend]) expect(await pointsOf(id)).toBe(0)

    const notices = await stage.eventsOf('balance.expiring')
    const ends = await stage.eventsOf('reward.expired')
    const of = (list: typeof notices, id: string) =>
      list.filter(({ data }) => data.participant_id === id)
    expect(of(notices, silver.id)).toMatchObject([{ occurred_at: noticeAt, data: { amount: 100 } }])
    expect(of(ends, silver.id)).toMatchObject([
      { occurred_at: mine!.expires_at, data: { amount: 100 } },
    ])
    expect(of(ends, friend)).toMatchObject([
      { occurred_at: mine!.expires_at, data: { amount: 100 } },
    ])
    expect(of(ends, platinum.id)).toMatchObject([{ data: { amount: 100 } }])
  })
})
