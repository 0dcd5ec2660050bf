import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import { type Advocate, fromPage, type ReplyTo } from '../stage.ts'

describePostgres('fashion-voucher', () => {
  const stage = ownStage()
  let alice: Advocate

  beforeAll(async () => {
    const programId = await stage.publishTemplate('fashion-voucher')
    alice = await stage.advocate(programId, 'alice', { name: 'Alice', email: 'alice@shop.example' })
    await stage.post('/v1/shares', {
      program_id: programId,
      participant_id: alice.id,
      channel: 'wechat',
    })
  })

  const order = (externalId: string, friend: string, evidence: object) =>
    stage.convert({
      type: 'order',
      external_id: externalId,
      amount: 29_900,
      asset: 'CNY',
      friend: { external_id: friend },
      ...evidence,
    })

  test('the page is told to ask for a good word after a delivery, and not after an order', async () => {
    const path = `/v1/widget/${stage.shop.publishableKey}/program`
    const { json } = await stage.ask('GET', path, { headers: fromPage })
    expect((json as ReplyTo<'getWidgetProgram'>).prompt).toEqual({
      after: ['delivery'],
      every_days: 30,
    })
  })

  test("the friend's 15% are verified for the named buyer and used once; the advocate's voucher waits", async () => {
    const asked = {
      code: alice.code,
      buyer: { external_id: 'f1', name: 'Ben' },
      order: { amount: 29_900, asset: 'CNY' },
    }
    const offer = await stage.post<ReplyTo<'verifyOffer'>>('/v1/offers/verify', asked)
    if (offer.status !== 'granted') throw new Error(JSON.stringify(offer))
    expect(offer.rewards).toMatchObject([{ rule: 'friend-offer', amount: 4_485, asset: 'CNY' }])
    const [{ coupon_code: code, reward_id }] = offer.rewards as [(typeof offer.rewards)[number]]
    const use = (order_id: string) => stage.send('POST', '/v1/coupons/redeem', { code, order_id })

    expect(await stage.post('/v1/coupons/verify', { code })).toMatchObject({
      is_redeemable: true,
      amount: 4_485,
    })
    expect((await use('o1')).json).toMatchObject({ id: reward_id, state: 'redeemed' })
    expect((await use('o2')).json).toMatchObject({ status: 409, reason: 'redeemed' })

    const [outcome] = (await order('o1', 'f1', { code: alice.code })).outcomes
    expect(outcome).toMatchObject({ attribution: { result: 'attributed', advocate_id: alice.id } })
    const held = outcome?.rewards.filter(({ recipient }) => recipient === 'advocate')
    expect(held).toMatchObject([{ result: 'granted', amount: 10_000, state: 'held' }])
  })

  test('a part comes back on day 3 and the voucher stays; the rest on day 6, and both are told', async () => {
    const [voucher] = await stage.rewardsOf(alice.id)
    const conversion = voucher!.conversion_id!
    await stage.advance('P3D')
    const partly = await stage.refund(conversion, 'r1', 9_967)
    expect(partly.outcomes[0]?.rewards).toContainEqual(
      expect.objectContaining({ rule: 'advocate-voucher', result: 'kept', state: 'held' }),
    )
    expect(partly.refunded_amount).toBe(9_967)

    await stage.advance('P3D')
    await stage.refund(conversion, 'r2')
    const cancelled = { state: 'cancelled', reason: 'conversion_refunded', amount: 10_000 }
    expect(await stage.reward(voucher!.id)).toMatchObject(cancelled)

    const told = await stage.eventsOf('reward.cancelled', 'referral.reversed')
    expect(told.map(({ type, data }) => [type, data.participant_id ?? data.friend_id])).toEqual(
      expect.arrayContaining([['reward.cancelled', alice.id]]),
    )
    expect(told.map(({ type }) => type).sort()).toEqual(
      ['reward.cancelled', 'referral.reversed'].sort(),
    )
  })

  test('an untouched order issues one coupon of its own after 7 days, and a refund on day 20 reverses it', async () => {
    const token = await stage.open(alice)
    const recorded = await order('o3', 'f2', { click_token: token })
    const voucherId = recorded.outcomes[0]!.rewards.find(
      ({ recipient }) => recipient === 'advocate',
    )!.reward_id!
    await stage.advance('P6DT23H59M59S')
    expect(await stage.reward(voucherId)).toMatchObject({ state: 'held' })
    await stage.advance('PT1S')
    const issued = await stage.reward(voucherId)
    expect(issued).toMatchObject({ state: 'issued', amount: 10_000, kind: 'coupon' })
    expect(issued.coupon_code).toMatch(/^[2-9A-Z]{16}$/)
    const codes = (await stage.all<{ coupon_code: string | null }>('/v1/rewards')).flatMap(
      ({ coupon_code }) => coupon_code ?? [],
    )
    expect(new Set(codes).size).toBe(codes.length)

    await stage.advance('P13D')
    await stage.refund(recorded.id, 'r3')
    expect(await stage.reward(voucherId)).toMatchObject({
      state: 'reversed',
      reason: 'conversion_refunded',
    })
    const late = await stage.send('POST', '/v1/coupons/redeem', {
      code: issued.coupon_code,
      order_id: 'o9',
    })
    expect(late.json).toMatchObject({ code: 'coupon_not_redeemable', reason: 'reversed' })
    expect(await stage.balancesOf(alice.id)).toEqual([])
  })
})
