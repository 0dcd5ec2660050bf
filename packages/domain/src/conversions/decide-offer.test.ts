import { describe, expect, test } from 'vitest'
import type { ProgramDraft } from '../programs/document.ts'
import { fixed, points, program, type RuleDraft } from './ordered.test-kit.ts'
import { gives, type Simulation, simulate } from './simulate.test-kit.ts'

describe('the friend’s offer', () => {
  const offer: RuleDraft = {
    id: 'offer',
    when: 'claimed',
    if: 'conversion.amount >= 5000',
    give: [
      {
        to: 'friend',
        kind: 'coupon',
        value: { share_basis_points: 1_000, cap: 1_500, asset: 'CNY' },
        valid_days: 30,
      },
    ],
  }
  function claimed(more: Partial<ProgramDraft> = {}, sameDevice = false) {
    const run = simulate(program([offer, fixed], more))
    run.claim('alice', 'ben', { same_device: sameDevice })
    return run
  }

  test('is minted when the shop asks, and makes no referral yet', () => {
    const run = claimed()
    expect(gives(run.verify('ben', 10_000))).toMatchObject([
      { result: 'granted', amount: 1_000, participant_id: 'par_ben', cause: 'claimed' },
    ])
    expect(run.rewards('ben')).toMatchObject([
      { state: 'issued', coupon_code: 'COUPON1', referral_id: null, conversion_id: null },
    ])
    expect(run.store.referrals.size).toBe(0)
    expect(run.store.decisions).toMatchObject([{ kind: 'offer', conversion_id: null }])
  })

  test.each([
    [10_000, 'kept', 1_000],
    [12_000, 'changed', 1_200],
    [99_999, 'changed', 1_500],
    [5_000, 'changed', 500],
  ])('follows the cart to %i, by the same coupon', (cart, result, amount) => {
    const run = claimed()
    run.verify('ben', 10_000)
    expect(gives(run.verify('ben', cart))).toMatchObject([{ result, amount }])
    expect(run.rewards('ben')).toMatchObject([{ amount, coupon_code: 'COUPON1' }])
  })

  test('goes when the cart no longer qualifies, and comes back with it as another coupon', () => {
    const run = claimed()
    run.verify('ben', 10_000)
    expect(gives(run.verify('ben', 4_999))).toMatchObject([
      { result: 'taken_back', reason: 'condition_not_met' },
    ])
    expect(gives(run.verify('ben', 4_999))).toMatchObject([
      { result: 'declined', reason: 'condition_not_met' },
    ])
    expect(gives(run.verify('ben', 5_000))).toMatchObject([{ result: 'granted', attempt: 2 }])
    expect(run.rewards('ben')).toMatchObject([
      { state: 'reversed', coupon_code: 'COUPON1' },
      { state: 'issued', coupon_code: 'COUPON2' },
    ])
  })

  test('is not minted again once it was used', () => {
    const run = claimed()
    run.verify('ben', 10_000)
    run.move(run.rewards('ben')[0]!.id, 'redeemed')
    for (const cart of [10_000, 20_000, 100]) {
      expect(gives(run.verify('ben', cart))).toMatchObject([
        { result: 'kept', reason: 'already_redeemed' },
      ])
    }
    expect(run.rewards('ben')).toHaveLength(1)
  })

  test('is not minted again once it ran out', () => {
    const run = claimed()
    run.verify('ben', 10_000)
    run.wait(29)
    run.claim('alice', 'ben')
    run.wait(1)
    expect(gives(run.verify('ben', 10_000))).toMatchObject([{ result: 'kept', reason: 'expired' }])
  })

  test('is not for somebody who had bought before', () => {
    const run = claimed()
    run.know('ben', { customer_since: '2026-01-01T00:00:00.000Z' })
    expect(run.verify('ben', 10_000).decision.attribution).toMatchObject({
      result: 'none',
      claims: [{ reason: 'existing_customer' }],
    })
  })

  test('is not for a second order, unless the program says so', () => {
    const run = claimed()
    run.record('ben', 'order', { amount: 10_000 })
    run.wait(1)
    expect(run.verify('ben', 10_000).decision.rules[0]).toMatchObject({
      reason: 'existing_customer',
    })

    const open = claimed({ attribution: { new_customers_only: false } })
    open.record('ben', 'order', { amount: 10_000 })
    open.wait(1)
    expect(gives(open.verify('ben', 10_000))).toMatchObject([{ result: 'granted' }])
  })

  test.each<[string, (run: Simulation) => void]>([
    ['the advocate', (run) => run.claim('ben', 'ben')],
    [
      'the advocate under another name',
      (run) => {
        run.claim('alice', 'ben')
        run.know('ben', { same_person_as: ['par_alice'] })
      },
    ],
  ])('is not for %s', (_, prepare) => {
    const run = simulate(program([offer]))
    prepare(run)
    expect(run.verify('ben', 10_000).decision.attribution.claims).toMatchObject([
      { result: 'lost', reason: 'self_referral' },
    ])
    expect(run.store.rewards.size).toBe(0)
  })

  test('in another currency is declined', () => {
    const run = claimed()
    expect(run.verify('ben', 10_000, 'USD').decision.rules[0]).toMatchObject({
      reason: 'asset_mismatch',
    })
  })

  test('is over with the click', () => {
    const run = claimed()
    run.wait(30)
    expect(run.verify('ben', 10_000).decision.attribution.claims).toMatchObject([
      { reason: 'click_window_ended' },
    ])
  })

  test('stays one coupon when another advocate’s claim wins meanwhile', () => {
    const run = claimed({ attribution: { touch: 'last' } })
    run.verify('ben', 10_000)
    run.wait(1)
    run.claim('zoe', 'ben')
    const again = run.verify('ben', 10_000)
    expect(again.decision.attribution.advocate_id).toBe('par_zoe')
    expect(gives(again)).toMatchObject([{ result: 'kept' }])
    expect(run.rewards('ben')).toHaveLength(1)
  })

  test('made in another asset by an earlier version is kept as it was made', () => {
    const run = claimed({ attribution: { touch: 'last' } })
    run.verify('ben', 10_000)
    const inPoints: RuleDraft = {
      ...offer,
      asset: 'CNY',
      give: [{ to: 'friend', kind: 'points', value: points }],
    }
    run.publish(program([inPoints], { attribution: { touch: 'last' } }))
    run.claim('alice', 'ben')
    expect(gives(run.verify('ben', 20_000))).toMatchObject([
      { result: 'kept', kind: 'coupon', asset: 'CNY', amount: 1_000 },
    ])
  })

  test('which the advocate once had as a friend is not taken for this friend’s', () => {
    const run = simulate(program([offer]))
    run.claim('zoe', 'alice')
    run.verify('alice', 10_000)
    run.move(run.rewards('alice')[0]!.id, 'redeemed')
    run.claim('alice', 'ben')
    expect(gives(run.verify('ben', 10_000))).toMatchObject([{ result: 'granted' }])
  })

  test('is honoured on a shared device; the case is opened by the order', () => {
    const run = claimed({}, true)
    expect(gives(run.verify('ben', 10_000))).toMatchObject([{ result: 'granted', waits_for: null }])
    expect(run.rewards('ben')).toMatchObject([{ state: 'issued', is_under_review: false }])
    expect(run.store.reviews).toEqual([])
    run.record('ben', 'order', { amount: 10_000 })
    expect(run.store.reviews).toHaveLength(1)
  })

  test('cannot grow past a limit of the friend', () => {
    const run = claimed({
      limits: [{ per: 'friend', amount: 1_100, asset: 'CNY', period: 'lifetime' }],
    })
    run.verify('ben', 10_000)
    expect(gives(run.verify('ben', 12_000))).toMatchObject([
      { result: 'kept', reason: 'limit_reached', amount: 1_000 },
    ])
    expect(gives(run.verify('ben', 11_000))).toMatchObject([{ result: 'changed', amount: 1_100 }])
  })

  test('is over for somebody whose referral was denied', () => {
    const run = claimed({}, true)
    run.record('ben', 'signup')
    run.review('ben', 'denied')
    expect(run.verify('ben', 10_000).decision.rules[0]).toMatchObject({
      reason: 'referral_not_open',
    })
  })
})
