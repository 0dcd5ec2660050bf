import { expect, test } from 'vitest'
import type { ProgramDraft } from '../programs/document.ts'
import { gives, type Simulation, simulate } from './simulate.test-kit.ts'

type RuleDraft = ProgramDraft['rules'][number]

const points = { amount: 100, asset: 'points' }
const goal = { when: 'order', if: 'conversion.amount >= 5000', asset: 'CNY' }
const fixed: RuleDraft = {
  id: 'fixed',
  when: 'order',
  give: [{ to: 'advocate', kind: 'points', value: points, hold_days: 7 }],
}
const bonus: RuleDraft = {
  id: 'bonus',
  milestone: { at: 1, counting: 'approved_referrals' },
  give: [{ to: 'advocate', kind: 'coupon', value: { amount: 50, asset: 'CNY' } }],
}

/** Ben, whom Alice brought, orders for these amounts, a day apart. */
function ordered(rules: RuleDraft[], amounts: number[], more: Partial<ProgramDraft> = { goal }) {
  const run = simulate({ name: { en: 'Any' }, rules, ...more })
  run.claim('alice', 'ben')
  const orders = amounts.map((amount) => {
    run.wait(1)
    return run.record('ben', 'order', { amount }).conversionId
  })
  return { run, orders }
}

const referralOf = (run: Simulation) => {
  const { state, goal_conversion_id, number } = run.referral('ben')!
  return { state, goal_conversion_id, number }
}

test('a second good order bears the referral when the first is refunded', () => {
  const { run, orders } = ordered([fixed, bonus], [10_000, 4_999, 5_000])
  const told = run.store.events.length
  const { decision, facts } = run.refund(orders[0]!)
  expect(decision.referral).toEqual({
    from: 'approved',
    to: [],
    reason: 'stands_on_another',
    number: 1,
    stands_on: orders[2],
  })
  expect(facts.others!.map(({ id }) => id)).toEqual([orders[1], orders[2]])
  expect(referralOf(run)).toEqual({ state: 'approved', goal_conversion_id: orders[2], number: 1 })
  expect(run.standing('alice')).toEqual({ attributed: 1, converted: 1, approved: 1 })
  // What the refunded order earned is taken back; what the count and the others earned is not.
  expect(run.rewards('alice').map(({ rule, state }) => [rule, state])).toEqual([
    ['fixed', 'cancelled'],
    ['bonus', 'issued'],
    ['fixed', 'held'],
    ['fixed', 'held'],
  ])
  const types = run.store.events.slice(told).map(({ type }) => type)
  expect(types).toEqual(['reward.cancelled'])

  expect(run.refund(orders[2]!).decision.referral).toMatchObject({ to: ['reversed'] })
  expect(run.standing('alice').approved).toBe(0)
})

test.each<[string, number[], Partial<ProgramDraft>]>([
  ['is not enough', [5_000, 4_999], { goal }],
  ['comes too late', [5_000, 5_000], { goal, attribution: { conversion_days: 1 } }],
  ['is refunded itself', [5_000, 5_000], { goal }],
])('a second order that %s bears nothing', (why, amounts, more) => {
  const { run, orders } = ordered([fixed], amounts, more)
  if (why === 'is refunded itself') run.refund(orders[1]!)
  expect(run.refund(orders[0]!).decision.referral).toMatchObject({ to: ['reversed'] })
})

test('a part of an order that is given back matters where the goal asks for more', () => {
  const { run, orders } = ordered([fixed], [6_000, 5_000])
  expect(run.refund(orders[0]!, 1_000).decision.referral).toMatchObject({ to: [], reason: null })
  expect(run.refund(orders[0]!, 1).decision.referral).toMatchObject({ stands_on: orders[1] })
})

test('an order that nobody has confirmed bears no approval, and brings one once it is confirmed', () => {
  const { run, orders } = ordered([fixed], [5_000])
  const { conversionId } = run.record('ben', 'order', { amount: 5_000, is_confirmed: false })
  expect(run.refund(orders[0]!).decision.referral).toMatchObject({ to: ['reversed'] })
  run.confirm(conversionId)
  expect(referralOf(run)).toMatchObject({ state: 'approved', goal_conversion_id: conversionId })
})

test('an order that the server confirms as less is borne by another that waits like it', () => {
  const { run, orders } = ordered([fixed], [])
  const seen = [6_000, 5_000].map((amount) => {
    run.wait(1)
    return run.record('ben', 'order', { amount, is_confirmed: false }).conversionId
  })
  expect(orders).toEqual([])
  expect(run.confirm(seen[0]!, 4_999).decision.referral).toMatchObject({
    from: 'converted',
    to: [],
    reason: 'stands_on_another',
    stands_on: seen[1],
  })
  expect(referralOf(run)).toMatchObject({ state: 'converted', goal_conversion_id: seen[1] })
  run.confirm(seen[1]!)
  expect(referralOf(run)).toMatchObject({ state: 'approved', goal_conversion_id: seen[1] })
  // Nothing bears it where there is nothing else.
  const alone = ordered([fixed], [])
  const { conversionId } = alone.run.record('ben', 'order', { amount: 6_000, is_confirmed: false })
  expect(alone.run.confirm(conversionId, 4_999).decision.referral).toMatchObject({
    to: ['reversed'],
    reason: 'condition_not_met',
  })
})

test('what staff deny no order bears; cleared, the referral stands on the next that is good', () => {
  const { run, orders } = ordered([fixed], [5_000, 5_000])
  run.refund(orders[0]!)
  expect(run.review('ben', 'denied').at(-1)!.decision.referral).toMatchObject({ to: [] })
  expect(referralOf(run).state).toBe('denied')
  const third = run.record('ben', 'order', { amount: 5_000 }).conversionId
  expect(referralOf(run).state).toBe('denied')
  run.refund(orders[1]!)
  run.review('ben', 'approved')
  expect(referralOf(run)).toMatchObject({ state: 'approved', goal_conversion_id: third })
})

test('without a goal of its own an order bears the referral if a rule has paid for it', () => {
  const { run, orders } = ordered([fixed], [5_000, 5_000], {})
  expect(run.refund(orders[0]!).decision.referral).toMatchObject({ stands_on: orders[1] })

  const once = ordered([{ ...fixed, first: 1 }], [5_000, 5_000], {})
  expect(once.run.refund(once.orders[0]!).decision.referral).toMatchObject({ to: ['reversed'] })
})

test('what a friend spent in all stands while the others come to enough', () => {
  const total = { at_least: 10_000, asset: 'CNY' }
  const { run, orders } = ordered([{ ...fixed, per: 'referral', total }], [5_000, 5_000, 6_000], {})
  expect(run.refund(orders[0]!).decision.referral).toMatchObject({ to: [], reason: null })
  expect(referralOf(run)).toMatchObject({ state: 'approved', goal_conversion_id: orders[1] })
  expect(gives(run.refund(orders[1]!))).toMatchObject([{ result: 'taken_back' }])
  expect(referralOf(run).state).toBe('reversed')
})

test('the referral counts in the month of the order that bears it', () => {
  const monthly: RuleDraft = {
    id: 'monthly',
    milestone: { at: 1, counting: 'approved_referrals', period: 'month', time_zone: 'UTC' },
    give: [{ to: 'advocate', kind: 'coupon', value: { amount: 50, asset: 'CNY' } }],
  }
  const { run, orders } = ordered([monthly], [5_000])
  run.wait(30)
  const { conversionId } = run.record('ben', 'order', { amount: 5_000 })
  const { decision } = run.refund(orders[0]!)
  expect(decision.referral).toMatchObject({ stands_on: conversionId })
  const key = (month: string) => `par_alice|approved_referrals|month:${month}@UTC`
  expect(run.store.tallies.get(key('2026-03'))).toBe(0)
  expect(run.store.tallies.get(key('2026-04'))).toBe(1)
  expect(run.rewards('alice').map(({ cause, state }) => [cause, state])).toEqual([
    ['milestone:1:month:2026-03@UTC', 'reversed'],
    ['milestone:1:month:2026-04@UTC', 'issued'],
  ])
})

test('what was counted from the goal that fell does not count from the next', () => {
  const inAMonth: RuleDraft = {
    ...fixed,
    id: 'regular',
    per: 'referral',
    within: { months: 1, of: 'goal', time_zone: 'UTC' },
    total: { at_least: 12_000, asset: 'CNY' },
  }
  const { run, orders } = ordered([inAMonth], [6_000, 7_000])
  expect(run.rewards('alice')).toMatchObject([{ state: 'held' }])
  expect(gives(run.refund(orders[0]!))).toMatchObject([
    { result: 'taken_back', reason: 'goal_not_reached' },
  ])
  expect(referralOf(run)).toMatchObject({ state: 'approved', goal_conversion_id: orders[1] })
})
