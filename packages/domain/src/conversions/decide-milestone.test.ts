import { describe, expect, test } from 'vitest'
import {
  every2,
  ordered,
  program,
  type RuleDraft,
  statesOf,
  toAdvocate,
} from './ordered.test-kit.ts'
import { gives, type Simulation, simulate } from './simulate.test-kit.ts'

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
