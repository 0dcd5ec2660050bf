import { describe, expect, test } from 'vitest'
import {
  every2,
  fixed,
  ordered,
  program,
  type RuleDraft,
  stateOf,
  statesOf,
} from './ordered.test-kit.ts'
import { gives, simulate } from './simulate.test-kit.ts'

describe('a friend on the advocate’s device', () => {
  function suspect(rules: RuleDraft[] = [fixed, every2], type = 'order', confirmed = true) {
    const run = simulate(program(rules))
    run.claim('alice', 'zoe')
    run.record('zoe', 'order')
    run.claim('alice', 'ben', { same_device: true })
    const first = run.record('ben', type, { is_confirmed: confirmed })
    return { run, first }
  }

  test('opens a case; nothing counts and nothing is released until it is closed', () => {
    const { run, first } = suspect()
    expect(first.decision).toMatchObject({
      risk: { result: 'review', score: 60 },
      referral: { to: ['attributed', 'converted', 'in_review'], reason: 'same_device' },
      approved: { before: 1, after: 1 },
    })
    expect(run.store.reviews).toMatchObject([
      { kind: 'same_device', participant_id: 'par_ben', other_participant_id: 'par_alice' },
    ])
    run.wait(30)
    expect(run.rewards('alice')[1]).toMatchObject({
      state: 'held',
      is_under_review: true,
      reason: 'waits_for_review',
    })
  })

  test('that is cleared counts, with every conversion that waited', () => {
    const { run } = suspect()
    const second = run.record('ben', 'order')
    expect(second.decision.referral).toMatchObject({ from: 'in_review', to: [] })
    run.wait(10)
    run.review('ben', 'approved')
    expect(run.referral('ben')).toMatchObject({ state: 'approved', number: 2 })
    // Two of the rule, and the coupon of the second friend.
    expect(statesOf(run, 'alice').slice(1)).toEqual(['issued', 'issued', 'issued'])
    expect(run.standing('alice').approved).toBe(2)
  })

  test('that is denied loses everything, with every conversion', () => {
    const { run } = suspect()
    run.record('ben', 'order')
    run.review('ben', 'denied')
    expect(run.referral('ben')).toMatchObject({ state: 'denied', reason: 'review_denied' })
    expect(run.rewards('alice').slice(1)).toMatchObject([
      { state: 'cancelled', reason: 'referral_denied' },
      { state: 'cancelled', reason: 'referral_denied' },
    ])
    expect(run.standing('alice')).toEqual({ attributed: 2, converted: 1, approved: 1 })
  })

  test('that is denied twice is denied once', () => {
    const { run } = suspect()
    run.review('ben', 'denied')
    const before = run.store.postings.length
    const again = run.review('ben', 'denied')
    expect(again[0]!.decision.referral).toMatchObject({ from: 'denied', to: [] })
    expect(gives(again[0]!)).toMatchObject([{ result: 'declined', reason: 'referral_denied' }])
    expect(run.store.postings).toHaveLength(before)
  })

  test('that is denied earns nothing later either', () => {
    const { run } = suspect()
    run.review('ben', 'denied')
    const later = run.record('ben', 'order')
    expect(later.decision.rules[0]).toMatchObject({ result: 'failed', reason: 'referral_not_open' })
    expect(stateOf(run)).toBe('denied')
  })

  test('is looked at from the sign-up on, though only an order counts', () => {
    const signup: RuleDraft = { ...fixed, id: 'signup', when: 'signup' }
    const run = simulate(program([signup, fixed], { goal: { when: 'order' } }))
    run.claim('alice', 'ben', { same_device: true })
    run.record('ben', 'signup')
    expect(stateOf(run)).toBe('in_review')
    expect(run.store.reviews).toHaveLength(1)
    run.record('ben', 'order')
    expect(stateOf(run)).toBe('in_review')
    expect(run.store.reviews).toHaveLength(1)

    run.review('ben', 'approved')
    expect(stateOf(run)).toBe('approved')
    expect(run.rewards('alice').every((one) => !one.is_under_review)).toBe(true)
  })

  test('that is cleared before an order waits for one, and no longer than any', () => {
    const run = simulate(program([fixed], { attribution: { conversion_days: 20 } }))
    run.claim('alice', 'ben', { same_device: true })
    run.record('ben', 'signup')
    run.wait(5)
    run.review('ben', 'approved')
    expect(run.referral('ben')).toMatchObject({
      state: 'attributed',
      due_at: '2026-03-22T09:00:00.000Z',
    })
    expect(run.standing('alice')).toEqual({ attributed: 1, converted: 0, approved: 0 })
    run.wait(15)
    expect(stateOf(run)).toBe('expired')
  })

  test('does not get round the case by a refund and another order', () => {
    const { run, first } = suspect()
    run.refund(first.conversionId)
    expect(stateOf(run)).toBe('in_review')
    const again = run.record('ben', 'order')
    expect(stateOf(run)).toBe('in_review')
    expect(gives(again)).toMatchObject([{ waits_for: 'review' }])

    run.review('ben', 'approved')
    expect(run.referral('ben')).toMatchObject({
      state: 'approved',
      goal_conversion_id: again.conversionId,
    })
  })

  test('whose order came back is reversed by the verdict, whichever it is', () => {
    const { run, first } = suspect()
    run.refund(first.conversionId)
    run.review('ben', 'approved')
    expect(run.referral('ben')).toMatchObject({ state: 'reversed', reason: 'conversion_refunded' })

    const other = suspect()
    other.run.refund(other.first.conversionId)
    other.run.review('ben', 'denied')
    expect(stateOf(other.run)).toBe('denied')
  })

  test('that the page alone saw waits for the review, then for the server', () => {
    const { run, first } = suspect([fixed], 'order', false)
    run.review('ben', 'approved')
    expect(run.referral('ben')).toMatchObject({ state: 'converted', reason: 'unconfirmed' })
    expect(run.rewards('alice')[1]).toMatchObject({
      is_under_review: true,
      reason: 'waits_for_confirmation',
    })
    run.confirm(first.conversionId)
    expect(stateOf(run)).toBe('approved')
    expect(run.rewards('alice')[1]).toMatchObject({ is_under_review: false, reason: null })
  })

  test('that the server confirms meanwhile still waits for the review', () => {
    const { run, first } = suspect([fixed], 'order', false)
    run.confirm(first.conversionId)
    expect(stateOf(run)).toBe('in_review')
    expect(run.rewards('alice')[1]).toMatchObject({ reason: 'waits_for_review' })
    run.review('ben', 'approved')
    expect(stateOf(run)).toBe('approved')
  })
})

test('a referral that is reversed is not denied afterwards, and nothing breaks', () => {
  const { run, order } = ordered([fixed])
  run.refund(order)
  expect(run.review('ben', 'denied')[0]!.decision.referral).toMatchObject({ to: [] })
  expect(stateOf(run)).toBe('reversed')
})
