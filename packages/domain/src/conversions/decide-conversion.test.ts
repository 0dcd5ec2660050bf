import { describe, expect, test } from 'vitest'
import type { ProgramDraft } from '../programs/document.ts'
import { decideConversion } from './decide-conversion.ts'
import { gives, type Simulation, simulate } from './simulate.test-kit.ts'

type RuleDraft = ProgramDraft['rules'][number]

const points = { amount: 100, asset: 'points' }
const toAdvocate = { to: 'advocate', kind: 'points', value: points, hold_days: 7 } as const
const fixed: RuleDraft = { id: 'fixed', when: 'order', give: [toAdvocate] }
const share: RuleDraft = {
  id: 'share',
  when: 'order',
  if: 'conversion.amount >= 5000',
  give: [
    {
      to: 'advocate',
      kind: 'credit',
      value: { share_basis_points: 1_000, asset: 'CNY' },
      hold_days: 7,
    },
  ],
}
const every2: RuleDraft = {
  id: 'every2',
  milestone: { every: 2, counting: 'approved_referrals' },
  give: [{ to: 'advocate', kind: 'coupon', value: { amount: 50, asset: 'CNY' }, valid_days: 10 }],
}

function program(rules: RuleDraft[], more: Partial<ProgramDraft> = {}): ProgramDraft {
  return { name: { en: 'Any' }, rules, ...more }
}

/** Ben has come by Alice's link and buys. */
function ordered(
  rules: RuleDraft[],
  given: Parameters<Simulation['record']>[2] = {},
  more: Partial<ProgramDraft> = {},
) {
  const run = simulate(program(rules, more))
  run.claim('alice', 'ben')
  const first = run.record('ben', 'order', { amount: 10_000, ...given })
  return { run, first, order: first.conversionId }
}

const stateOf = (run: Simulation, friend = 'ben') => run.referral(friend)?.state
const statesOf = (run: Simulation, name: string) => run.rewards(name).map(({ state }) => state)

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

describe('a milestone', () => {
  const bring = (run: Simulation, friend: string) => {
    run.claim('alice', friend)
    return run.record(friend, 'order')
  }

  test.each<[{ at: number } | { every: number }, number[]]>([
    [{ at: 1 }, [1]],
    [{ at: 3 }, [3]],
    [{ every: 1 }, [1, 2, 3, 4, 5, 6]],
    [{ every: 2 }, [2, 4, 6]],
  ])('%j of six friends is reached at %j', (milestone, counts) => {
    const rule = { ...every2, milestone: { ...milestone, counting: 'approved_referrals' } }
    const run = simulate(program([rule as RuleDraft], { goal: { when: 'order' } }))
    const reached = Array.from({ length: 6 }, (_, index) => bring(run, `friend${index}`))
      .flatMap(gives)
      .map(({ cause }) => cause)
    expect(reached).toEqual(counts.map((count) => `milestone:${count}`))
  })

  test('falls with the count, and rises with it as another attempt, as often as you like', () => {
    const run = simulate(program([every2], { goal: { when: 'order' } }))
    bring(run, 'ben')
    for (let attempt = 1; attempt <= 3; attempt++) {
      const order = attempt === 1 ? bring(run, 'cleo') : run.record('cleo', 'order')
      expect(gives(order)).toMatchObject([{ result: 'granted', cause: 'milestone:2', attempt }])
      expect(gives(run.refund(order.conversionId))).toMatchObject([
        { result: 'taken_back', reason: 'count_fell', attempt },
      ])
    }
    expect(statesOf(run, 'alice')).toEqual(['reversed', 'reversed', 'reversed'])
    expect(run.standing('alice').approved).toBe(1)
  })

  test('that was used stays used, and is not granted again', () => {
    const run = simulate(program([every2], { goal: { when: 'order' } }))
    bring(run, 'ben')
    const order = bring(run, 'cleo')
    run.move(run.rewards('alice')[0]!.id, 'redeemed')
    expect(gives(run.refund(order.conversionId))).toMatchObject([
      { result: 'kept', reason: 'already_redeemed' },
    ])
    expect(gives(run.record('cleo', 'order'))).toMatchObject([
      { result: 'kept', reason: 'already_redeemed' },
    ])
  })

  test('that ran out unused is not granted again', () => {
    const run = simulate(program([every2], { goal: { when: 'order' } }))
    bring(run, 'ben')
    const order = bring(run, 'cleo')
    run.wait(11)
    run.refund(order.conversionId)
    expect(gives(run.record('cleo', 'order'))).toMatchObject([
      { result: 'kept', reason: 'expired' },
    ])
    expect(statesOf(run, 'alice')).toEqual(['expired'])
  })

  test('of another advocate, who claims the friend too, is not taken for one’s own', () => {
    const first: RuleDraft = { ...every2, milestone: { at: 1, counting: 'approved_referrals' } }
    const run = simulate(program([first], { goal: { when: 'order' } }))
    run.claim('zoe', 'ben')
    run.record('ben', 'order')
    expect(statesOf(run, 'zoe')).toEqual(['issued'])

    run.claim('alice', 'cleo')
    run.claim('zoe', 'cleo')
    expect(gives(run.record('cleo', 'order'))).toMatchObject([
      { result: 'granted', participant_id: 'par_alice' },
    ])
  })

  test('gives the steps of its own count', () => {
    const value = {
      steps: [
        { from: 1, amount: 10 },
        { from: 4, amount: 99 },
      ],
      asset: 'CNY',
    }
    const rule: RuleDraft = { ...every2, give: [{ to: 'advocate', kind: 'cash', value }] }
    const run = simulate(program([rule], { goal: { when: 'order' } }))
    for (const friend of ['ben', 'cleo', 'dan', 'eve']) bring(run, friend)
    expect(run.rewards('alice').map(({ amount }) => amount)).toEqual([10, 99])
  })
})

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

describe('steps by the number of the friend', () => {
  const value = {
    steps: [
      { from: 1, amount: 10 },
      { from: 2, amount: 20 },
      { from: 3, amount: 30 },
    ],
    asset: 'points',
  }
  const stepped: RuleDraft = { id: 'stepped', when: 'order', give: [{ ...toAdvocate, value }] }

  test('are taken in turn, and stay with the friend’s number', () => {
    const { run, first } = ordered([stepped])
    for (const friend of ['cleo', 'dan', 'eve']) {
      run.claim('alice', friend)
      run.record(friend, 'order')
    }
    expect(run.rewards('alice').map(({ amount }) => amount)).toEqual([10, 20, 30, 30])
    expect(gives(run.refund(first.conversionId, 1))).toMatchObject([{ result: 'kept', amount: 10 }])
    expect(gives(run.record('ben', 'order'))).toMatchObject([{ amount: 10 }])
  })

  test('are settled by the verdict for a friend who waited for one', () => {
    const run = simulate(program([stepped]))
    run.claim('alice', 'ben', { same_device: true })
    run.record('ben', 'order')
    run.claim('alice', 'cleo')
    run.record('cleo', 'order')
    expect(run.rewards('alice').map(({ amount }) => amount)).toEqual([10, 10])
    expect(gives(run.review('ben', 'approved')[0]!)).toMatchObject([
      { result: 'changed', reason: 'approved', amount: 20 },
    ])
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
