import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decided, type Simulation, simulate } from '../conversions/simulate.test-kit.ts'
import type { ProgramDraft } from '../programs/document.ts'
import { explainDecision } from './explain-decision.ts'
import type { Finding } from './finding.ts'
import { findingsFor } from './findings-for.ts'
import { tellMerchant } from './tell-merchant.ts'
import { speakReceipt } from './words/speak-receipt.ts'

type RuleDraft = ProgramDraft['rules'][number]

const credit = { to: 'advocate', kind: 'credit', value: { amount: 1000, asset: 'CNY' } } as const

function program(rule: object, rest: Partial<ProgramDraft> = {}): Simulation {
  const whole = { id: 'counted', give: [credit], ...rule } as RuleDraft
  return simulate({ name: { en: 'Counted' }, goal: { when: 'order' }, rules: [whole], ...rest })
}

function order(run: Simulation, friend: string, amount: number): Decided {
  run.claim('ada', friend)
  return run.record(friend, 'order', { amount })
}

function nearestOf(run: Simulation, { facts, decision }: Decided): Finding[] {
  const [rule] = explainDecision(run.programs, facts, decision).rules
  return [...rule!.nearest, ...rule!.gives.flatMap(({ nearest }) => nearest)]
}

function merchantReads(run: Simulation, { facts, decision }: Decided, locale: string): string[] {
  const explanation = explainDecision(run.programs, facts, decision)
  return tellMerchant(explanation, speakReceipt(locale, 'UTC')).rules.flatMap(
    ({ nearest, gives }) =>
      [...nearest, ...gives.flatMap((give) => give.nearest)].map(({ text }) => text),
  )
}

const spending = { at: 50_000, counting: 'friends_spending', asset: 'CNY' } as const

test('a milestone of spending lacks money, and never friends', () => {
  const run = program({ milestone: spending })
  const first = order(run, 'ben', 18_800)
  expect(merchantReads(run, first, 'en')).toEqual([
    '¥312.00 more of the friends’ orders: ¥188.00 of ¥500.00 so far',
  ])
  expect(merchantReads(run, first, 'zh')).toEqual(['好友订单还差 ¥312.00：目前 ¥188.00/¥500.00'])
  expect(findingsFor('friend', nearestOf(run, first))).toEqual([{ kind: 'another_condition' }])
  expect(findingsFor('advocate', nearestOf(run, first))).toEqual([
    { kind: 'needs_more_spending', goal: 50_000, asset: 'CNY' },
  ])
  // What is spent in another currency changes nothing, and says so by the same sum.
  run.claim('ada', 'cleo')
  const other = run.record('cleo', 'order', { amount: 1, asset: 'USD' })
  expect(nearestOf(run, other)).toMatchObject([{ done: 18_800, goal: 50_000 }])
})

test('a milestone of a month counts that month alone, and says so', () => {
  const run = program({ milestone: { at: 3, counting: 'approved_referrals', period: 'month' } })
  order(run, 'ben', 100)
  order(run, 'cleo', 100)
  run.wait(40)
  const next = order(run, 'dan', 100)
  expect(merchantReads(run, next, 'en')).toEqual(['2 more friends in that month: 1 of 3 so far'])
  expect(merchantReads(run, next, 'zh')).toEqual(['当月还差 2 位好友：目前 1/3'])
})

test('a milestone that is reached and asks more says what it asks', () => {
  const run = program({ milestone: { ...spending, at: 100 }, if: 'advocate.tier == "gold"' })
  run.know('ada', { attributes: { tier: 'silver' } })
  expect(nearestOf(run, order(run, 'ben', 100))).toMatchObject([
    { kind: 'one_of', fact: 'advocate.tier', needed: ['gold'], was: 'silver' },
  ])
})

test('a sum that lacks a cent says a cent', () => {
  const total = { when: 'order', per: 'referral', total: { at_least: 10_000, asset: 'CNY' } }
  const run = program(total)
  const first = order(run, 'ben', 9_999)
  expect(merchantReads(run, first, 'en')).toEqual(['¥0.01 more: ¥99.99 of ¥100.00 so far'])
  expect(merchantReads(run, first, 'zh')).toEqual(['累计还差 ¥0.01：目前 ¥99.99/¥100.00'])
})

test('a stock that is used up says how much there was, to the merchant alone', () => {
  const gift = { ...credit, kind: 'gift', value: { amount: 1, asset: 'mug' }, stock: 2 }
  const run = program({ when: 'order', give: [gift] })
  order(run, 'ben', 100)
  order(run, 'cleo', 100)
  const third = order(run, 'dan', 100)
  expect(nearestOf(run, third)).toEqual([{ kind: 'out_of_stock', allowed: 2 }])
  expect(merchantReads(run, third, 'en')).toEqual(['all 2 are given'])
  expect(merchantReads(run, third, 'zh')).toEqual(['共 2 份，已全部送出'])
  expect(findingsFor('advocate', nearestOf(run, third))).toEqual([])
})

test('of several segments the change into any of them is named', () => {
  const segments = [
    { id: 'gold', if: 'advocate.tier == "gold"' },
    { id: 'near', if: 'advocate.tier == "silver" && advocate.region == "SH"' },
    { id: 'best', if: 'advocate.tier == "platinum"' },
  ]
  const run = program({ when: 'order', segment: ['gold', 'near', 'best'] }, { segments })
  run.know('ada', { attributes: { tier: 'iron' } })
  expect(nearestOf(run, order(run, 'ben', 100))).toMatchObject([
    { kind: 'one_of', fact: 'advocate.tier', needed: ['gold', 'platinum'], was: 'iron' },
  ])
})

test('a milestone that is not for somebody says for whom it is', () => {
  const segments = [
    { id: 'gold', if: 'advocate.tier == "gold"' },
    { id: 'best', if: 'advocate.tier == "platinum"' },
  ]
  const milestone = { at: 1, counting: 'approved_referrals' }
  const run = program({ milestone, segment: ['gold', 'best'] }, { segments })
  run.know('ada', { attributes: { tier: 'iron' } })
  const decided = order(run, 'ben', 100)
  expect(decided.decision.rules).toMatchObject([{ result: 'failed', reason: 'segment_not_met' }])
  expect(nearestOf(run, decided)).toMatchObject([
    { kind: 'one_of', fact: 'advocate.tier', needed: ['gold', 'platinum'], was: 'iron' },
  ])
})

describe('what is said to be missing is what is missing, to the cent', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 5 })
  const rules = {
    'what friends spend': { milestone: { ...spending, at: 10_000 } },
    'what friends spend in a month': { milestone: { ...spending, at: 10_000, period: 'month' } },
    'a sum of one friend': {
      when: 'order',
      per: 'referral',
      total: { at_least: 10_000, asset: 'CNY' },
    },
  }
  test.each(Object.entries(rules))('%s', (_, rule) => {
    fc.assert(
      fc.property(amounts, fc.boolean(), (spent, isEnough) => {
        const run = program(rule)
        run.claim('ada', 'ben')
        const decided = spent.map((amount) => run.record('ben', 'order', { amount })).at(-1)!
        const sum = spent.reduce((a, b) => a + b, 0)
        const [finding] = nearestOf(run, decided)
        if (sum >= 10_000) {
          expect(finding).toBeUndefined()
          return
        }
        const lacking =
          finding?.kind === 'needs_more_spending'
            ? finding.goal - finding.done!
            : finding?.kind === 'total_at_least'
              ? finding.needed - finding.done!
              : Number.NaN
        expect(lacking).toBe(10_000 - sum)
        const amount = isEnough ? lacking : lacking - 1
        if (amount === 0) return
        const { decision } = run.record('ben', 'order', { amount })
        const granted = decision.rules[0]!.gives.filter(({ result }) => result === 'granted')
        expect(granted).toHaveLength(isEnough ? 1 : 0)
      }),
      { numRuns: 60 },
    )
  })
})
