import { describe, expect, test } from 'vitest'
import type { ProgramDraft } from '../programs/document.ts'
import { gives, simulate } from './simulate.test-kit.ts'

const give = [
  { to: 'advocate' as const, kind: 'cash' as const, value: { amount: 100, asset: 'CNY' } },
]
type Rule = ProgramDraft['rules'][number]

function program(rule: object, rest: Partial<ProgramDraft> = {}): ProgramDraft {
  return {
    name: { en: 'Counting' },
    attribution: { conversion_days: 730, new_customers_only: false },
    rules: [{ id: 'a', when: 'order', give, ...rule } as Rule],
    ...rest,
  }
}

const MS = 1 / 86_400_000

describe('a window', () => {
  test.each([
    ['days from the attribution', { days: 30 }, 30],
    ['days from the first conversion', { days: 30, of: 'first_conversion' }, 30],
    ['a month of 31 days', { months: 1 }, 31],
    ['twelve months', { months: 12, of: 'first_conversion', time_zone: 'Asia/Shanghai' }, 365],
  ])('of %s is half open', (_, within, days) => {
    const run = simulate(program({ within }))
    run.claim('alice', 'ben')
    run.record('ben', 'order')
    run.wait(days - MS)
    expect(gives(run.record('ben', 'order'))).toMatchObject([{ result: 'granted' }])
    run.wait(MS)
    const late = run.record('ben', 'order')
    expect(gives(late)).toMatchObject([{ result: 'declined', reason: 'window_ended' }])
    expect(late.decision.rules[0]!.window_ended_at).toBe(run.now())
  })

  test('from the claim is counted from the claim, and from the goal not before it', () => {
    const claimed = simulate(program({ within: { days: 10, of: 'claimed' } }))
    claimed.claim('alice', 'ben')
    claimed.wait(10)
    expect(gives(claimed.record('ben', 'order'))).toMatchObject([{ reason: 'window_ended' }])

    const goal = simulate(
      program({ within: { days: 10, of: 'goal' } }, { goal: { when: 'signup' } }),
    )
    goal.claim('alice', 'ben')
    expect(gives(goal.record('ben', 'order'))).toMatchObject([{ reason: 'goal_not_reached' }])
    goal.wait(1)
    goal.record('ben', 'signup')
    const early = goal.record('ben', 'order', { occurred_at: '2026-03-02T09:00:00.000Z' })
    expect(early.decision.rules[0]).toMatchObject({
      reason: 'before_window',
      window_starts_at: goal.now(),
    })
    expect(gives(goal.record('ben', 'order'))).toMatchObject([{ result: 'granted' }])
  })
})

describe('once for each friend', () => {
  test('whichever conversion stands keeps it, and the last that goes takes it', () => {
    const run = simulate(program({ per: 'referral' }, { goal: { when: 'signup' } }))
    run.claim('alice', 'ben')
    const first = run.record('ben', 'order', { amount: 500 })
    const second = run.record('ben', 'order', { amount: 500 })
    expect([gives(first)[0]!.result, gives(second)[0]!.result]).toEqual(['granted', 'kept'])
    expect(gives(run.refund(first.conversionId))).toMatchObject([{ result: 'kept' }])
    expect(gives(run.refund(second.conversionId))).toMatchObject([
      { result: 'taken_back', reason: 'conversion_refunded' },
    ])
    expect(gives(run.record('ben', 'order', { amount: 500 }))).toMatchObject([
      { result: 'granted', attempt: 2 },
    ])
  })

  test('what only the page saw counts once the shop confirms it', () => {
    const run = simulate(program({ per: 'referral' }))
    run.claim('alice', 'ben')
    const seen = run.record('ben', 'order', { amount: 500, is_confirmed: false })
    expect(gives(seen)).toMatchObject([{ reason: 'waits_for_confirmation' }])
    expect(gives(run.confirm(seen.conversionId))).toMatchObject([{ result: 'granted' }])
  })

  test('what a review doubts counts once it is approved', () => {
    const run = simulate(program({ per: 'referral' }))
    run.claim('alice', 'ben', { same_device: true })
    expect(gives(run.record('ben', 'order'))).toMatchObject([{ reason: 'waits_for_review' }])
    expect(run.review('ben', 'approved').flatMap(gives)).toMatchObject([{ result: 'granted' }])
  })

  test('a goal that falls takes what was counted from it, and the next counts anew', () => {
    const rule = {
      per: 'referral',
      within: { months: 1, of: 'goal' },
      total: { at_least: 1_000, asset: 'CNY' },
    }
    const run = simulate(program(rule, { goal: { when: 'card_approved' } }))
    run.claim('alice', 'ben')
    const card = run.record('ben', 'card_approved')
    const spend = () => gives(run.record('ben', 'order', { amount: 600 }))
    expect([spend()[0]!.reason, spend()[0]!.result]).toEqual(['total_not_reached', 'granted'])
    expect(gives(run.refund(card.conversionId))).toMatchObject([
      { result: 'taken_back', reason: 'goal_not_reached' },
    ])
    run.record('ben', 'card_approved')
    expect([spend()[0]!.reason, spend()[0]!.result]).toEqual(['total_not_reached', 'granted'])
  })
})
