import { describe, expect, test } from 'vitest'
import type { ProgramDraft } from '../programs/document.ts'
import { decideConversion } from './decide-conversion.ts'
import {
  every2,
  fixed,
  ordered,
  program,
  type RuleDraft,
  share,
  stateOf,
  toAdvocate,
} from './ordered.test-kit.ts'
import { gives, simulate } from './simulate.test-kit.ts'

describe('a conversion', () => {
  test('of somebody whom nobody brought leads to nothing', () => {
    const run = simulate(program([fixed]))
    const { decision } = run.record('ben', 'order', { amount: 10_000 })
    expect(decision).toMatchObject({ attribution: { result: 'none' }, referral: null, rules: [] })
    expect(run.store.rewards.size + run.store.referrals.size).toBe(0)
    expect(run.store.decisions).toHaveLength(1)
  })

  test('makes a referral and goes as far as it can at once', () => {
    const { run, first } = ordered([fixed])
    expect(first.decision).toMatchObject({
      attribution: { result: 'attributed', advocate_id: 'par_alice', program_version: 1 },
      risk: { result: 'clear' },
      referral: { from: null, to: ['attributed', 'converted', 'approved'], number: 1 },
      approved: { before: 0, after: 1 },
    })
    expect(run.referral('ben')).toMatchObject({
      state: 'approved',
      goal_conversion_id: first.conversionId,
      number: 1,
      due_at: null,
    })
  })

  test('that comes later follows the referral, and its version', () => {
    const { run } = ordered([fixed])
    run.publish(program([{ ...fixed, id: 'new' }]))
    run.claim('zoe', 'ben')
    const { decision } = run.record('ben', 'order', { amount: 10_000 })
    expect(decision.attribution).toMatchObject({
      result: 'followed',
      advocate_id: 'par_alice',
      program_version: 1,
      claims: [],
    })
    expect(decision.rules).toMatchObject([{ rule: 'fixed', result: 'passed' }])
    expect(decision.referral).toMatchObject({ from: 'approved', to: [] })
  })

  test('of another type concerns no rule', () => {
    const run = simulate(program([fixed]))
    run.claim('alice', 'ben')
    const { decision } = run.record('ben', 'signup')
    expect(decision.rules).toEqual([
      { rule: 'fixed', result: 'not_concerned', reason: 'other_conversion_type', gives: [] },
    ])
    expect(stateOf(run)).toBe('attributed')
  })

  test('names the condition that it does not meet', () => {
    const { first } = ordered([share], { amount: 4_999 })
    expect(first.decision.rules).toMatchObject([
      {
        result: 'failed',
        reason: 'condition_not_met',
        failed: [{ fact: 'conversion.amount', operator: '>=', needed: 5_000, actual: 4_999 }],
        gives: [{ result: 'declined', reason: 'condition_not_met', amount: null }],
      },
    ])
  })

  test('in another currency is declined, and does not count', () => {
    const { run, first } = ordered([share], { asset: 'USD' })
    expect(first.decision.rules).toMatchObject([{ reason: 'asset_mismatch' }])
    expect(stateOf(run)).toBe('attributed')
  })

  test('without an amount has no share, but what is fixed', () => {
    const free: RuleDraft = { id: 'free', when: 'order', give: [toAdvocate, share.give[0]!] }
    const { first } = ordered([free], { amount: null, asset: null })
    expect(gives(first)).toMatchObject([
      { result: 'granted' },
      { result: 'declined', reason: 'amount_missing' },
    ])
  })

  test.each([
    ['2026-03-31T23:59:59.999Z', null],
    ['2026-04-01T00:00:00.000Z', 'conversion_window_ended'],
  ])('at %s, with 30 days from 2 March, is declined for %s', (occurred_at, reason) => {
    const run = simulate(program([fixed], { attribution: { conversion_days: 30 } }))
    run.claim('alice', 'ben', { claimed_at: '2026-03-01T00:00:00.000Z' })
    run.record('ben', 'signup', { occurred_at: '2026-03-02T00:00:00.000Z' })
    run.wait(40)
    expect(stateOf(run)).toBe('expired')
    const { decision } = run.record('ben', 'order', { amount: 1, occurred_at })
    expect(decision.rules[0]!.reason).toBe(reason)
    expect(decision.rules[0]!.window_ended_at).toBe(reason ? '2026-04-01T00:00:00.000Z' : undefined)
    // An order of before the end counts, though it is told of afterwards.
    expect(stateOf(run)).toBe(reason ? 'expired' : 'approved')
  })

  test('of before the claim is not the advocate’s merit', () => {
    const { run, first } = ordered([fixed])
    const { claimed_at } = run.factsOf('recorded', first.conversionId).referral!
    const before = run.record('ben', 'order', { occurred_at: '2026-03-02T08:59:59.999Z' })
    expect(before.decision.rules).toMatchObject([{ result: 'failed', reason: 'before_claim' }])
    const same = run.record('ben', 'order', { occurred_at: claimed_at })
    expect(same.decision.rules).toMatchObject([{ result: 'passed' }])
  })
})

describe('the goal', () => {
  test('of its own makes a referral count, though no rule pays', () => {
    const run = simulate(program([fixed], { goal: { when: 'signup' } }))
    run.claim('alice', 'ben')
    const { decision } = run.record('ben', 'signup')
    expect(decision.goal).toEqual({ passed: true, failed: [] })
    expect(stateOf(run)).toBe('approved')
    expect(run.store.rewards.size).toBe(0)
  })

  test('of its own keeps a referral from counting, though a rule pays', () => {
    const { run, first } = ordered([fixed], {}, { goal: { when: 'signup' } })
    expect(gives(first)).toMatchObject([{ result: 'granted' }])
    expect(stateOf(run)).toBe('attributed')
  })

  test.each([
    [{ amount: 5_000 }, true],
    [{ amount: 4_999 }, false],
    [{ amount: 5_000, asset: 'USD' }, false],
  ])('with a condition, for %j, is reached: %s', (given, passed) => {
    const goal = { when: 'order', if: 'conversion.amount >= 5000', asset: 'CNY' }
    const { first, run } = ordered([fixed], given, { goal })
    expect(first.decision.goal!.passed).toBe(passed)
    expect(stateOf(run)).toBe(passed ? 'approved' : 'attributed')
  })

  test('without one of its own is whatever a rule pays for, even past its limit', () => {
    const limits: ProgramDraft['limits'] = [{ per: 'advocate', count: 1, period: 'lifetime' }]
    const { run } = ordered([fixed], {}, { limits })
    run.claim('alice', 'cleo')
    expect(gives(run.record('cleo', 'order'))).toMatchObject([{ reason: 'limit_reached' }])
    expect(run.standing('alice').approved).toBe(2)
  })

  test('is not reached by a claim', () => {
    const offer: RuleDraft = {
      id: 'offer',
      when: 'claimed',
      give: [{ ...toAdvocate, to: 'friend' }],
    }
    const run = simulate(program([offer, fixed]))
    run.claim('alice', 'ben')
    expect(run.verify('ben', 10_000).decision.referral).toMatchObject({ from: null, to: [] })
    expect(run.store.referrals.size).toBe(0)
  })
})

describe('a limit', () => {
  test('on the friend is the friend’s own', () => {
    const forFriend: RuleDraft = { ...fixed, give: [{ ...toAdvocate, to: 'friend' }] }
    const limits: ProgramDraft['limits'] = [{ per: 'friend', count: 1, period: 'lifetime' }]
    const { run } = ordered([forFriend], {}, { limits })
    expect(gives(run.record('ben', 'order'))).toMatchObject([{ reason: 'limit_reached' }])
    run.claim('alice', 'cleo')
    expect(gives(run.record('cleo', 'order'))).toMatchObject([{ result: 'granted' }])
  })

  test('is shared by the gifts of one decision', () => {
    const twice: RuleDraft = { ...fixed, give: [toAdvocate, toAdvocate] }
    const limits: ProgramDraft['limits'] = [{ per: 'advocate', count: 1, period: 'lifetime' }]
    const { first } = ordered([twice], {}, { limits })
    expect(gives(first).map(({ result }) => result)).toEqual(['granted', 'declined'])
  })

  test('has room again after a refund, by as much as came back', () => {
    const limits: ProgramDraft['limits'] = [
      { per: 'advocate', amount: 1_500, asset: 'CNY', period: 'lifetime' },
    ]
    const { run, order } = ordered([share], {}, { limits })
    run.claim('alice', 'cleo')
    const declined = run.record('cleo', 'order', { amount: 10_000 })
    expect(gives(declined)).toMatchObject([{ reason: 'limit_reached', limit: { used: 1_000 } }])
    run.refund(order, 5_000)
    run.claim('alice', 'dan')
    expect(gives(run.record('dan', 'order', { amount: 10_000 }))).toMatchObject([
      { result: 'granted', amount: 1_000 },
    ])
  })

  test('goes on counting under the next version of the program', () => {
    const limits = (count: number): ProgramDraft['limits'] => [
      { per: 'advocate', count, period: 'lifetime' },
    ]
    const { run } = ordered([fixed], {}, { limits: limits(1) })
    run.publish(program([fixed], { limits: limits(2) }))
    const results = ['cleo', 'dan'].map((friend) => {
      run.claim('alice', friend)
      return gives(run.record(friend, 'order'))[0]!.result
    })
    expect(results).toEqual(['granted', 'declined'])
  })
})

test('deciding is pure: the facts are left as they were, and asked again the answer is the same', () => {
  const { run, order } = ordered([share, fixed, every2])
  const facts = run.factsOf('refunded', order)
  const before = JSON.stringify(facts)
  const first = decideConversion(run.programs, facts)
  expect(decideConversion(run.programs, facts)).toEqual(first)
  expect(JSON.stringify(facts)).toBe(before)
})
