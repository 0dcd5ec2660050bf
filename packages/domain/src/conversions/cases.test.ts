import { describe, expect, test } from 'vitest'
import type { ProgramDraft } from '../programs/document.ts'
import { programTemplates } from '../programs/templates.ts'
import { gives, type Simulation, simulate } from './simulate.test-kit.ts'

/** A template as it ships. */
function template(id: string): ProgramDraft {
  return programTemplates.find((one) => one.id === id)!.document
}

/** One friend after the other comes by Alice's link and does what the program asks for. */
function bring(run: Simulation, type: string, count: number, from = 1) {
  return Array.from({ length: count }, (_, index) => {
    const friend = `friend${from + index}`
    run.claim('alice', friend)
    return run.record(friend, type)
  })
}

const states = (run: Simulation, name: string) => run.rewards(name).map(({ state }) => state)

describe('fashion-voucher', () => {
  function withOrder() {
    const run = simulate(template('fashion-voucher'))
    run.claim('alice', 'ben', { evidence: 'code' })
    const offer = run.verify('ben', 29_900)
    expect(gives(offer)).toMatchObject([{ result: 'granted', amount: 4_485 }])
    run.move(run.rewards('ben')[0]!.id, 'redeemed')
    const order = run.record('ben', 'order', { amount: 29_900 })
    expect(run.rewards('alice')).toMatchObject([
      { state: 'held', amount: 10_000, hold_until: '2026-03-09T09:00:00.000Z' },
    ])
    return { run, order: order.conversionId }
  }

  test('a part of the order comes back and the voucher stays; the rest comes back and it goes', () => {
    const { run, order } = withOrder()
    run.wait(3)
    expect(gives(run.refund(order, 9_967))).toMatchObject([{ result: 'kept', amount: 10_000 }])
    expect(run.referral('ben')!.state).toBe('approved')

    run.wait(3)
    expect(gives(run.refund(order))).toMatchObject([
      { result: 'taken_back', reason: 'conversion_refunded' },
    ])
    expect(run.rewards('alice')).toMatchObject([
      { state: 'cancelled', reason: 'conversion_refunded' },
    ])
    expect(run.referral('ben')).toMatchObject({ state: 'reversed', reason: 'conversion_refunded' })
    expect(run.store.events.map(({ type }) => type).slice(-2)).toEqual([
      'referral.reversed',
      'reward.cancelled',
    ])
    // The friend's discount was honoured, and stays so.
    expect(states(run, 'ben')).toEqual(['redeemed'])
  })

  test('an untouched order brings one coupon after seven days, and a late refund takes it back', () => {
    const { run } = withOrder()
    run.claim('alice', 'cleo')
    const second = run.record('cleo', 'order', { amount: 9_900 })
    run.wait(6.999)
    expect(states(run, 'alice')).toEqual(['held', 'held'])
    run.wait(0.001)
    expect(states(run, 'alice')).toEqual(['issued', 'issued'])
    const codes = run.rewards('alice').map(({ coupon_code }) => coupon_code)
    expect(new Set(codes).size).toBe(2)

    run.wait(13)
    run.refund(second.conversionId)
    expect(states(run, 'alice')).toEqual(['issued', 'reversed'])
    expect(run.balance('alice', 'issued', 'CNY')).toBe(10_000)
  })

  test.each([
    [9_900, 1_485],
    [133_333, 19_999],
    [133_334, 20_000],
    [500_000, 20_000],
  ])('an order of %i is offered %i off', (amount, off) => {
    const run = simulate(template('fashion-voucher'))
    run.claim('alice', 'ben')
    expect(gives(run.verify('ben', amount))).toMatchObject([{ amount: off }])
  })

  test('an order below 99 brings nobody anything', () => {
    const run = simulate(template('fashion-voucher'))
    run.claim('alice', 'ben')
    expect(gives(run.verify('ben', 9_899))).toMatchObject([{ reason: 'condition_not_met' }])
    expect(gives(run.record('ben', 'order', { amount: 9_899 }))).toMatchObject([
      { result: 'declined', reason: 'condition_not_met' },
    ])
    expect(run.referral('ben')!.state).toBe('attributed')
  })
})

test('red-packet-three: seven friends bring two packets at once, and one towards the third', () => {
  const run = simulate(template('red-packet-three'))
  const packets = bring(run, 'signup', 7).map(
    (decided) => gives(decided).filter(({ result }) => result === 'granted').length,
  )
  expect(packets).toEqual([0, 0, 1, 0, 0, 1, 0])
  expect(run.rewards('alice')).toMatchObject([
    { amount: 1_500, asset: 'CNY', state: 'available', available_at: run.now() },
    { amount: 1_500, asset: 'CNY', state: 'available', available_at: run.now() },
  ])
  expect(run.standing('alice').approved % 3).toBe(1)
  expect(run.standing('alice')).toEqual({ attributed: 7, converted: 7, approved: 7 })
})

test('storage-both: the advocate stops at 16,000 MB, and every friend gets theirs', () => {
  const run = simulate(template('storage-both'))
  const decided = bring(run, 'install', 33)
  expect(run.balance('alice', 'balance', 'storage_mb')).toBe(16_000)
  expect(run.rewards('alice')).toHaveLength(32)
  const last = gives(decided[32]!)
  expect(last).toMatchObject([
    { recipient: 'advocate', result: 'declined', reason: 'limit_reached' },
    { recipient: 'friend', result: 'granted' },
  ])
  expect(last[0]!.limit).toMatchObject({ allowed: 16_000, used: 16_000, counts_again_at: null })
  for (let friend = 1; friend <= 33; friend++) {
    expect(run.balance(`friend${friend}`, 'balance', 'storage_mb')).toBe(500)
  }
})

test('card-two-sided: six times 75 within 500 a year, perks for all, and again next year', () => {
  const run = simulate(template('card-two-sided'))
  const decided = bring(run, 'card_approved', 8)
  const own = decided.map((one) => gives(one)[0]!)
  expect(own.map(({ result }) => result)).toEqual([
    ...Array.from({ length: 6 }, () => 'granted'),
    'declined',
    'declined',
  ])
  expect(own[6]).toMatchObject({
    reason: 'limit_reached',
    limit: { allowed: 50_000, used: 45_000, counts_again_at: '2027-01-01T05:00:00.000Z' },
  })
  expect(run.balance('alice', 'available', 'USD')).toBe(45_000)
  const perks = decided.map((one) => gives(one)[1]!)
  expect(perks.every(({ result, kind }) => result === 'granted' && kind === 'perk')).toBe(true)

  run.wait(365)
  const next = bring(run, 'card_approved', 1, 9)
  expect(gives(next[0]!)[0]).toMatchObject({ result: 'granted', amount: 7_500 })
})

describe('step-cash', () => {
  const steps = template('step-cash')
  const earned = (run: Simulation) => run.balance('alice', 'available', 'CNY')

  test('1, 3 and 5 friends bring 50, 100 and 100', () => {
    const run = simulate(steps)
    const sums = Array.from({ length: 5 }, (_, index) => {
      bring(run, 'order', 1, index + 1)
      return earned(run)
    })
    expect(sums).toEqual([5_000, 5_000, 15_000, 15_000, 25_000])
  })

  test('a step that no longer holds is taken back, and granted again when a friend completes it', () => {
    const run = simulate(steps)
    const orders = bring(run, 'order', 5)
    const refunded = run.refund(orders[1]!.conversionId)
    expect(refunded.decision.approved).toEqual({ before: 5, after: 4 })
    expect(gives(refunded)).toMatchObject([{ cause: 'milestone:5', result: 'taken_back' }])
    expect(earned(run)).toBe(15_000)

    const [next] = bring(run, 'order', 1, 6)
    expect(gives(next!)).toMatchObject([{ cause: 'milestone:5', result: 'granted', attempt: 2 }])
    expect(earned(run)).toBe(25_000)

    // The friend who gave the first back buys after all: six friends, and no step at six.
    run.record('friend2', 'order')
    expect(run.standing('alice').approved).toBe(6)
    expect(earned(run)).toBe(25_000)
  })
})
