import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import type { Advocate, ReplyTo } from '../stage.ts'

describePostgres('saas-months', () => {
  const stage = ownStage()
  let alice: Advocate
  let anna: Advocate
  let invoices = 0

  beforeAll(async () => {
    const programId = await stage.publishTemplate('saas-months')
    alice = await stage.advocate(programId, 'alice')
    anna = await stage.advocate(programId, 'anna')
  })

  /** An invoice of the friend is paid; what it leads to. */
  async function pays(name: string, amount: number, evidence: object = {}) {
    invoices += 1
    const invoice = { type: 'invoice', external_id: `i${invoices}`, amount, asset: 'USD' }
    const recorded = await stage.convert({ ...invoice, friend: { external_id: name }, ...evidence })
    const rewards = recorded.outcomes[0]?.rewards ?? []
    return {
      id: recorded.id,
      attribution: recorded.outcomes[0]?.attribution,
      months: rewards.map(({ recipient, result, reason }) => [recipient, result, reason]),
    }
  }

  const both = [
    ['advocate', 'granted', null],
    ['friend', 'granted', null],
  ]

  test('a trial and an invoice of nothing do not count, the first paid period does, and once', async () => {
    const click_token = await stage.open(alice)
    const trial = await pays('f1', 0, { click_token })
    expect(trial.months.some(([, result]) => result === 'granted')).toBe(false)
    expect((await pays('f1', 2_000)).months).toEqual(both)
    const second = await pays('f1', 2_000)
    expect(second.months.some(([, result]) => result === 'granted')).toBe(false)
  })

  test('the earliest click within 30 times 24 hours wins, and its last instant is outside', async () => {
    const early = await stage.open(alice)
    await stage.advance('P29DT23H59M59S')
    // A second before the end of Alice's window both claims stand, and hers is the earlier.
    const both = { click_token: early, code: anna.code }
    const within = await pays('f2', 2_000, both)
    expect(within.attribution).toMatchObject({ result: 'attributed', advocate_id: alice.id })
    expect(within.attribution?.reasons).toEqual(['earlier_claim_won'])

    await stage.advance('PT1S')
    const outside = await pays('f3', 2_000, both)
    expect(outside.attribution).toMatchObject({ result: 'attributed', advocate_id: anna.id })
    expect(outside.attribution?.reasons).toEqual(['click_window_ended'])
  })

  test('the 13th friend brings the advocate no month, on record, and gets their own', async () => {
    for (let n = 3; n <= 12; n++) {
      const click_token = await stage.open(alice)
      expect((await pays(`g${n}`, 2_000, { click_token })).months).toEqual(both)
    }
    const click_token = await stage.open(alice)
    expect((await pays('g13', 2_000, { click_token })).months).toEqual([
      ['advocate', 'declined', 'limit_reached'],
      ['friend', 'granted', null],
    ])
  })

  test('a chargeback before the month is used takes it back', async () => {
    const click_token = await stage.open(anna)
    const { id } = await pays('h1', 2_000, { click_token })
    const [month] = await stage.rewardsOf(anna.id)
    await stage.refund(id, 'c1')
    const taken = await stage.reward(month!.id)
    expect(taken).toMatchObject({ state: 'reversed', reason: 'conversion_refunded' })
  })

  test('a chargeback after it is used opens a review, and nothing is taken', async () => {
    const click_token = await stage.open(anna)
    const { id } = await pays('h2', 2_000, { click_token })
    const [month] = await stage.rewardsOf(anna.id)
    await stage.post('/v1/coupons/redeem', { code: month!.coupon_code, order_id: 'period-2' })
    await stage.refund(id, 'c2')

    expect(await stage.reward(month!.id)).toMatchObject({
      state: 'redeemed',
      is_under_review: true,
      reason: 'conversion_refunded',
    })
    const open = await stage.all<ReplyTo<'listReviews'>['data'][number]>('/v1/reviews?state=open')
    expect(open).toMatchObject([{ kind: 'refunded_after_use', reward_id: month!.id }])
    await stage.post(`/v1/reviews/${open[0]!.id}/decide`, {
      outcome: 'denied',
      note: 'Written to.',
    })
    expect(await stage.reward(month!.id)).toMatchObject({
      state: 'redeemed',
      is_under_review: false,
    })
  })
})
