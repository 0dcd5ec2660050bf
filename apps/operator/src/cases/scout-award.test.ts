import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, ReplyTo } from '../stage.ts'

describePostgres('scout-award', () => {
  const stage = ownStage()
  let alice: Advocate
  let orders = 0

  beforeAll(async () => {
    alice = await stage.advocate(await stage.publishTemplate('scout-award'), 'alice')
  })

  async function buys(name: string, amount: number) {
    orders += 1
    const click_token = await stage.open(alice)
    const order = { type: 'order', external_id: `o${orders}`, amount, asset: 'CNY' }
    return stage.convert({ ...order, friend: { external_id: name }, click_token })
  }

  test('49,999.99 of all friends together is not enough, and 50,000.00 is', async () => {
    await buys('f1', 3_000_000)
    await buys('f2', 1_999_999)
    expect(await stage.rewardsOf(alice.id)).toEqual([])
    await buys('f1', 1)
    expect(await stage.rewardsOf(alice.id)).toMatchObject([
      { kind: 'perk', asset: 'vip_year', state: 'issued', is_under_review: false },
    ])
  })

  test('a later refund below has staff look at it, and takes nothing silently', async () => {
    const [vip] = await stage.rewardsOf(alice.id)
    const latest = await stage.all<{ id: string; amount: number }>('/v1/conversions')
    const small = latest.find(({ amount }) => amount === 1)!
    await stage.refund(small.id, 'r1')
    expect(await stage.reward(vip!.id)).toMatchObject({ state: 'issued', is_under_review: true })
    const open = await stage.all<ReplyTo<'listReviews'>['data'][number]>('/v1/reviews?state=open')
    expect(open).toMatchObject([{ kind: 'count_fell', reward_id: vip!.id }])
    await stage.post(`/v1/reviews/${open[0]!.id}/decide`, { outcome: 'approved' })
    expect(await stage.reward(vip!.id)).toMatchObject({ state: 'issued', is_under_review: false })
  })

  test('the next year, by Shanghai, counts from nothing', async () => {
    // From 15 May 2025, noon in UTC, to the last second of the year in Shanghai, and on.
    await stage.advance('P230DT3H59M59S')
    await buys('f3', 4_999_999)
    await stage.advance('PT1S')
    await buys('f3', 4_999_999)
    expect(await stage.rewardsOf(alice.id)).toHaveLength(1)
    await buys('f3', 1)
    expect(await stage.rewardsOf(alice.id)).toHaveLength(2)
  })
})
