import { describe, expect, test } from 'vitest'
import type { ProgramDraft } from '../programs/document.ts'
import {
  fixed,
  ordered,
  program,
  type RuleDraft,
  share,
  stateOf,
  statesOf,
  toAdvocate,
} from './ordered.test-kit.ts'
import { gives, simulate } from './simulate.test-kit.ts'

describe('a refund', () => {
  test.each([
    [1, 999, 1],
    [10, 999, 10],
    [4_999, 500, 5_000],
    [5_000, 500, 5_000],
  ])('of %i shrinks a share of the order to %i', (amount, left) => {
    const { run, order } = ordered([share])
    expect(gives(run.refund(order, amount))).toMatchObject([
      { result: 'changed', reason: 'conversion_refunded', amount: left },
    ])
    expect(run.rewards('alice')).toMatchObject([{ amount: left, state: 'held' }])
    expect(run.balance('alice', 'held', 'CNY')).toBe(left)
    expect(stateOf(run)).toBe('approved')
  })

  test('repeated goes on from what was left, until the condition breaks', () => {
    const { run, order } = ordered([share, fixed])
    expect(gives(run.refund(order, 2_000)).map(({ result }) => result)).toEqual(['changed', 'kept'])
    expect(gives(run.refund(order, 3_000))).toMatchObject([{ amount: 500 }, { result: 'kept' }])
    expect(gives(run.refund(order, 1))).toMatchObject([
      { result: 'taken_back', reason: 'conversion_refunded' },
      { result: 'kept', amount: 100 },
    ])
    expect(stateOf(run)).toBe('approved')
    expect(gives(run.refund(order))).toMatchObject([
      { result: 'declined', reason: 'conversion_refunded' },
      { result: 'taken_back', reason: 'conversion_refunded' },
    ])
    expect(stateOf(run)).toBe('reversed')
    expect(run.standing('alice')).toEqual({ attributed: 1, converted: 0, approved: 0 })
    expect(Math.abs(run.balance('alice', 'held', 'CNY'))).toBe(0)
  })

  test('of a conversion without an amount undoes it', () => {
    const { run, order } = ordered([fixed], { amount: null, asset: null })
    expect(gives(run.refund(order))).toMatchObject([{ result: 'taken_back' }])
    expect(stateOf(run)).toBe('reversed')
  })

  test('never grants what was not granted before', () => {
    const small: RuleDraft = { ...fixed, if: 'conversion.amount < 5000', asset: 'CNY' }
    const { run, order } = ordered([small, share])
    expect(gives(run.refund(order, 5_001))[0]).toMatchObject({
      result: 'declined',
      reason: 'not_earned_before',
    })
  })

  test('never makes a reward grow', () => {
    const value = {
      steps: [
        { from: 1, amount: 10 },
        { from: 2, amount: 90 },
      ],
      asset: 'points',
    }
    const stepped: RuleDraft = { id: 'stepped', when: 'order', give: [{ ...toAdvocate, value }] }
    const run = simulate(program([stepped], { goal: { when: 'renewal' } }))
    run.claim('alice', 'ben')
    const order = run.record('ben', 'order', { amount: 10_000 })
    run.claim('alice', 'cleo')
    run.record('cleo', 'renewal')
    expect(gives(run.refund(order.conversionId, 1))).toMatchObject([{ result: 'kept', amount: 10 }])
  })

  test.each([
    [0, 'cancelled'],
    [8, 'reversed'],
  ])('after %i days leaves the reward %s', (days, state) => {
    const { run, order } = ordered([fixed])
    run.wait(days)
    run.refund(order)
    expect(statesOf(run, 'alice')).toEqual([state])
    expect(run.balance('alice', 'balance', 'points')).toBe(0)
  })

  test('leaves a used coupon as it is, though the referral falls', () => {
    const coupon: RuleDraft = {
      id: 'coupon',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 500, asset: 'CNY' } }],
    }
    const { run, order } = ordered([coupon])
    run.move(run.rewards('alice')[0]!.id, 'redeemed')
    expect(gives(run.refund(order))).toMatchObject([
      { result: 'kept', reason: 'already_redeemed', amount: 500 },
    ])
    expect(statesOf(run, 'alice')).toEqual(['redeemed'])
    expect(stateOf(run)).toBe('reversed')
  })

  test('of a later order takes back that order’s rewards alone', () => {
    const { run } = ordered([fixed])
    const second = run.record('ben', 'order', { amount: 10_000 })
    run.refund(second.conversionId)
    expect(statesOf(run, 'alice')).toEqual(['held', 'cancelled'])
    expect(stateOf(run)).toBe('approved')
  })

  test('of the only order lets the friend buy again, and it counts under the same number', () => {
    const { run, order } = ordered([fixed])
    run.refund(order)
    const again = run.record('ben', 'order', { amount: 10_000 })
    expect(again.decision.referral).toEqual({
      from: 'reversed',
      to: ['converted', 'approved'],
      reason: null,
      number: 1,
    })
    expect(run.referral('ben')!.goal_conversion_id).toBe(again.conversionId)
    // The first order's refund was all; another word about it changes nothing more.
    expect(run.refund(order).decision.referral).toMatchObject({ to: [] })
    expect(statesOf(run, 'alice')).toEqual(['cancelled', 'held'])
  })

  test('judges by the evidence that brought the friend', () => {
    const byLink: RuleDraft = { ...fixed, if: 'referral.evidence == "link"' }
    const { run, order } = ordered([byLink])
    expect(gives(run.refund(order, 1))).toMatchObject([{ result: 'kept' }])
    expect(gives(run.record('ben', 'order'))).toMatchObject([{ result: 'granted' }])
  })

  test('of what nobody brought makes no referral', () => {
    const run = simulate(program([fixed]))
    const { conversionId } = run.record('ben', 'order', { amount: 100 })
    run.claim('alice', 'ben')
    expect(run.refund(conversionId, 1).decision.attribution.result).toBe('none')
    expect(run.store.referrals.size).toBe(0)
  })
})

describe('what only the page saw', () => {
  const unseen = { is_confirmed: false }

  test('converts, and waits with its rewards for the server', () => {
    const { run, first } = ordered([share], unseen)
    expect(first.decision.referral).toMatchObject({
      to: ['attributed', 'converted'],
      reason: 'unconfirmed',
      number: null,
    })
    expect(run.rewards('alice')).toMatchObject([
      { state: 'held', is_under_review: true, reason: 'waits_for_confirmation', due_at: null },
    ])
    run.wait(30)
    expect(statesOf(run, 'alice')).toEqual(['held'])
  })

  test.each([
    [undefined, 1_000, 'kept'],
    [20_000, 2_000, 'changed'],
    [6_000, 600, 'changed'],
  ])('confirmed with %s is worth %i', (amount, worth, result) => {
    const { run, order } = ordered([share], unseen)
    const confirmed = run.confirm(order, amount)
    expect(gives(confirmed)).toMatchObject([{ result, amount: worth, waits_for: null }])
    expect(confirmed.decision.referral).toMatchObject({ from: 'converted', to: ['approved'] })
    expect(run.rewards('alice')).toMatchObject([
      { amount: worth, state: 'held', is_under_review: false, reason: null },
    ])
    run.wait(7)
    expect(run.balance('alice', 'balance', 'CNY')).toBe(worth)
  })

  test('confirmed with less than the rules ask falls back', () => {
    const { run, order } = ordered([share], unseen)
    const confirmed = run.confirm(order, 4_999)
    expect(gives(confirmed)).toMatchObject([{ result: 'taken_back', reason: 'condition_not_met' }])
    expect(run.referral('ben')).toMatchObject({ state: 'reversed', reason: 'condition_not_met' })
  })

  test('confirmed with what the rules ask, where it was less, counts now', () => {
    const { run, order } = ordered([share], { ...unseen, amount: 4_999 })
    expect(stateOf(run)).toBe('attributed')
    expect(gives(run.confirm(order, 5_000))).toMatchObject([{ result: 'granted', amount: 500 }])
    expect(stateOf(run)).toBe('approved')
  })

  test('refunded, and then confirmed with more, is earned anew', () => {
    const { run, order } = ordered([share], unseen)
    run.refund(order, 6_000)
    expect(statesOf(run, 'alice')).toEqual(['cancelled'])
    expect(gives(run.confirm(order, 20_000))).toMatchObject([
      { result: 'granted', amount: 1_400, attempt: 2 },
    ])
    expect(stateOf(run)).toBe('approved')
  })

  test('is overtaken by a confirmed order, and its own rewards go on waiting', () => {
    const { run, order } = ordered([fixed], unseen)
    const second = run.record('ben', 'order', { amount: 10_000 })
    expect(second.decision.referral).toMatchObject({ from: 'converted', to: ['approved'] })
    expect(run.referral('ben')!.goal_conversion_id).toBe(second.conversionId)
    run.wait(8)
    expect(statesOf(run, 'alice')).toEqual(['held', 'issued'])
    run.confirm(order)
    expect(statesOf(run, 'alice')).toEqual(['issued', 'issued'])
  })

  test('cannot grow past a limit: it stays as it was, and says why', () => {
    const limits: ProgramDraft['limits'] = [
      { per: 'advocate', amount: 1_999, asset: 'CNY', period: 'lifetime' },
    ]
    const { run, order } = ordered([share], unseen, { limits })
    expect(gives(run.confirm(order, 20_000))).toMatchObject([
      {
        result: 'kept',
        reason: 'limit_reached',
        amount: 1_000,
        limit: { allowed: 1_999, used: 0 },
      },
    ])
    expect(run.rewards('alice')).toMatchObject([{ amount: 1_000, is_under_review: false }])
  })
})
