import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { compileProgram, currencyOf, isCounting, isCurrency, meterOf } from './compile-program.ts'
import { type Give, type Limit, ProgramDocument, type ProgramDraft } from './document.ts'

const points = (asset = 'points') =>
  ({ to: 'advocate', kind: 'points', value: { amount: 5, asset } }) as const

function compiled(draft: Omit<ProgramDraft, 'name'>) {
  return compileProgram(v.parse(ProgramDocument, { name: { en: 'Any' }, ...draft }), 3)
}

test('rules are parted by what they answer, in their order', () => {
  const program = compiled({
    rules: [
      { id: 'third', milestone: { every: 3, counting: 'approved_referrals' }, give: [points()] },
      { id: 'order', when: 'order', if: 'conversion.amount > 5', asset: 'CNY', give: [points()] },
      { id: 'offer', when: 'claimed', give: [points()] },
    ],
  })
  expect(program.version).toBe(3)
  expect(program.eventRules.map(({ rule }) => rule.id)).toEqual(['order', 'offer'])
  expect(program.milestoneRules.map(({ rule }) => rule.id)).toEqual(['third'])
  expect(program.eventRules.map(({ condition }) => condition?.source)).toEqual([
    'conversion.amount > 5',
    undefined,
  ])
  expect(program.goal).toBeUndefined()
})

test('a goal is compiled with its condition and currency', () => {
  const goal = { when: 'order', if: 'conversion.amount > 5', asset: 'CNY' }
  const program = compiled({ goal, rules: [{ id: 'a', when: 'signup', give: [points()] }] })
  expect(program.goal).toMatchObject({
    when: 'order',
    asset: 'CNY',
    condition: { source: goal.if },
  })
})

test('a condition that does not compile is our own fault', () => {
  const rules = [{ id: 'a', when: 'order', if: 'conversion.amount >', give: [points()] }]
  expect(() => compiled({ rules })).toThrow('does not compile')
})

describe('the currency of a rule', () => {
  const gives = (...assets: string[]) => assets.map((asset) => points(asset) as unknown as Give)

  test.each([
    [['CNY'], 'CNY'],
    [['CNY', 'CNY', 'points'], 'CNY'],
    [['points', 'storage_mb'], undefined],
    [['CNY', 'USD'], undefined],
    [[], undefined],
  ])('that gives %j is %s', (assets, currency) => {
    expect(currencyOf(gives(...assets))).toBe(currency)
  })

  test('is the one it names, before that of its gifts', () => {
    const rule = { id: 'a', when: 'order', give: [points('CNY')] }
    expect(compiled({ rules: [rule] }).eventRules[0]!.asset).toBe('CNY')
    expect(compiled({ rules: [{ ...rule, asset: 'USD' }] }).eventRules[0]!.asset).toBe('USD')
  })

  test.each([
    ['CNY', true],
    ['cny', false],
    ['points', false],
    ['CNYX', false],
    ['CN', false],
  ])('%s is a currency: %s', (asset, is) => {
    expect(isCurrency(asset)).toBe(is)
  })
})

describe('a meter', () => {
  const count: Limit = {
    per: 'advocate',
    period: 'year',
    time_zone: 'Asia/Shanghai',
    across: 'program',
    count: 3,
  }
  const value: Limit = {
    per: 'advocate',
    period: 'year',
    time_zone: 'Asia/Shanghai',
    across: 'program',
    amount: 3,
    asset: 'CNY',
  }

  test('is the same whatever is allowed, so that a new version goes on counting', () => {
    expect(meterOf({ ...count, count: 4 })).toBe(meterOf(count))
    expect(meterOf({ ...value, amount: 4 })).toBe(meterOf(value))
    expect(meterOf({ ...count, rules: ['b', 'a'] })).toBe(meterOf({ ...count, rules: ['a', 'b'] }))
  })

  test('differs by everything that says what is counted', () => {
    const meters = [
      count,
      value,
      { ...count, per: 'friend' as const },
      { ...count, period: 'month' as const },
      { ...count, time_zone: 'UTC' },
      { ...count, rules: ['a'] },
      { ...value, asset: 'USD' },
    ].map(meterOf)
    expect(new Set(meters).size).toBe(meters.length)
  })

  test('tells a count of rewards from a sum of value, even of a unit called so', () => {
    expect(isCounting(meterOf(count))).toBe(true)
    expect(isCounting(meterOf(value))).toBe(false)
    expect(isCounting(meterOf({ ...value, asset: 'count' }))).toBe(false)
  })
})
