import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCondition } from '../conditions/compile-condition.ts'
import { type ConditionFacts, type FactValue, findFact } from '../conditions/condition-facts.ts'
import { evaluateCondition } from '../conditions/evaluate-condition.ts'
import { type Lack, nearestChange } from './nearest-change.ts'
import { withFact } from './with-fact.ts'

function lackOf(source: string, facts: ConditionFacts) {
  return nearestChange(conditionOf(source), facts).map((lack) =>
    lack.kind === 'condition' ? lack.source : { fact: lack.fact.name, ...lack.need, was: lack.was },
  )
}

function conditionOf(source: string) {
  const compiled = compileCondition(source)
  if (compiled.kind === 'error') throw new Error(`${source}: ${compiled.problem.message}`)
  return compiled.condition
}

const order = (amount: number | null, number = 1): ConditionFacts => ({
  conversion: { amount, number, asset: 'CNY', data: {} },
  friend: { is_new: false, attributes: {} },
})

describe('a comparison', () => {
  test.each([
    ['conversion.amount >= 3000', 2750, { kind: 'at_least', needed: 3000 }],
    ['conversion.amount > 3000', 3000, { kind: 'at_least', needed: 3001 }],
    ['3000 <= conversion.amount', 2999, { kind: 'at_least', needed: 3000 }],
    ['conversion.amount <= 3000', 3001, { kind: 'at_most', needed: 3000 }],
    ['conversion.amount < 3000', 3000, { kind: 'at_most', needed: 2999 }],
    ['conversion.amount == 3000', 2750, { kind: 'one_of', needed: [3000] }],
    ['conversion.amount != 3000', 3000, { kind: 'none_of', needed: [3000] }],
    ['conversion.amount in [1000, 5000]', 2750, { kind: 'one_of', needed: [1000, 5000] }],
    ['!(conversion.amount < 3000)', 2750, { kind: 'at_least', needed: 3000 }],
    [
      'conversion.amount >= 3000 && conversion.amount <= 9000',
      2750,
      { kind: 'between', needed: [3000, 9000] },
    ],
    [
      'conversion.amount >= 3000 && conversion.amount != 3000',
      2750,
      { kind: 'at_least', needed: 3001 },
    ],
    [
      'conversion.amount <= 1000 || conversion.amount >= 2800',
      2750,
      { kind: 'at_least', needed: 2800 },
    ],
  ])('%s, it being %i', (source, amount, need) => {
    expect(lackOf(source, order(amount))).toEqual([
      { fact: 'conversion.amount', ...need, was: amount },
    ])
  })

  test('with an amount that is not there asks for the least that would do', () => {
    expect(lackOf('conversion.amount >= 3000', order(null))).toEqual([
      { fact: 'conversion.amount', kind: 'at_least', needed: 3000, was: null },
    ])
  })
})

const silver: ConditionFacts = {
  conversion: { amount: 100, number: 2 },
  friend: { tier: 'silver', is_new: false, attributes: { plan: 'free' } },
}

test.each([
  [
    'friend.tier == "gold"',
    { fact: 'friend.tier', kind: 'one_of', needed: ['gold'], was: 'silver' },
  ],
  [
    'friend.tier == "gold" || friend.tier == "platinum"',
    { fact: 'friend.tier', kind: 'one_of', needed: ['gold', 'platinum'], was: 'silver' },
  ],
  [
    'friend.tier in ["gold", "platinum"] && friend.tier != "gold"',
    { fact: 'friend.tier', kind: 'one_of', needed: ['platinum'], was: 'silver' },
  ],
  [
    'friend.tier != "silver"',
    { fact: 'friend.tier', kind: 'none_of', needed: ['silver'], was: 'silver' },
  ],
  ['friend.is_new', { fact: 'friend.is_new', kind: 'one_of', needed: [true], was: false }],
  ['!has(friend.tier)', { fact: 'friend.tier', kind: 'absent', was: 'silver' }],
  ['has(friend.region)', { fact: 'friend.region', kind: 'present', was: null }],
  ['has(friend.attributes.since)', { fact: 'friend.attributes.since', kind: 'present', was: null }],
  ['"since" in friend.attributes', { fact: 'friend.attributes.since', kind: 'present', was: null }],
  [
    'friend.attributes.plan == "gold"',
    { fact: 'friend.attributes.plan', kind: 'one_of', needed: ['gold'], was: 'free' },
  ],
  [
    'conversion.number == 1 ? friend.is_new : friend.tier == "gold"',
    { fact: 'friend.tier', kind: 'one_of', needed: ['gold'], was: 'silver' },
  ],
  [
    '(friend.is_new && conversion.amount >= 3000) || friend.tier == "gold"',
    { fact: 'friend.tier', kind: 'one_of', needed: ['gold'], was: 'silver' },
  ],
])('of %s the smallest change is named', (source, change) => {
  expect(lackOf(source, silver)).toEqual([change])
})

test('each part that lacks something is named, and one that does not is not', () => {
  const source =
    'conversion.amount >= 3000 && friend.is_new && friend.tier == "silver" && conversion.number <= 1'
  expect(lackOf(source, silver)).toEqual([
    { fact: 'conversion.amount', kind: 'at_least', needed: 3000, was: 100 },
    { fact: 'friend.is_new', kind: 'one_of', needed: [true], was: false },
    { fact: 'conversion.number', kind: 'at_most', needed: 1, was: 2 },
  ])
})

test.each([
  'conversion.amount - 500 >= 3000',
  'friend.tier.startsWith("gold")',
  'friend.region == friend.language',
  'size(friend.tier) > 20',
])('what is not compared with a value stands as it was written: %s', (source) => {
  const facts = { ...silver, friend: { ...silver.friend, region: 'DE', language: 'en' } }
  expect(lackOf(source, facts)).toEqual([source])
  expect(lackOf(`${source} || friend.is_new`, facts)).toEqual([
    { fact: 'friend.is_new', kind: 'one_of', needed: [true], was: false },
  ])
})

// Conditions of all shapes over few facts, so that their parts meet.
const number = fc.integer({ min: 0, max: 6 })
const comparison = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')
const tier = fc.constantFrom('gold', 'silver', 'iron')
const atoms = fc.oneof(
  fc
    .tuple(fc.constantFrom('amount', 'number'), comparison, number)
    .map(([field, operator, literal]) => `conversion.${field} ${operator} ${literal}`),
  fc.tuple(comparison, number).map(([operator, literal]) => {
    return `friend.attributes.score ${operator} ${literal}`
  }),
  fc.tuple(fc.constantFrom('==', '!='), tier).map(([operator, literal]) => {
    return `friend.tier ${operator} "${literal}"`
  }),
  fc.array(number, { minLength: 1, maxLength: 3 }).map((list) => {
    return `conversion.amount in [${list.join(', ')}]`
  }),
  fc.constantFrom('friend.is_new', 'has(friend.tier)', 'has(friend.attributes.score)'),
)
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    atoms,
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a}) || (${b})`),
    tie('condition').map((a) => `!(${a})`),
  ),
}))
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 5 })
const anyFacts: fc.Arbitrary<ConditionFacts> = fc.record({
  conversion: fc.record({ amount: maybe(number), number }),
  friend: fc.record({
    is_new: fc.boolean(),
    tier: maybe(tier),
    attributes: fc.oneof(fc.record({ score: number }), fc.constant({})),
  }),
})

test('whatever the condition, it holds after the change that is named, and none of it is idle', () => {
  fc.assert(
    fc.property(condition, anyFacts, (source, facts) => {
      const whole = conditionOf(source)
      const lacks = nearestChange(whole, facts)
      const named = lacks.filter((lack) => lack.kind === 'fact')
      // What nothing can fulfil is left as it stands.
      if (named.length < lacks.length) return
      for (const values of choicesOf(named)) {
        expect(evaluateCondition(whole, applied(facts, named, values)).passed, source).toBe(true)
      }
      for (const idle of named) {
        const others = named.filter((lack) => lack !== idle)
        const values = choicesOf(others)[0]!
        expect(evaluateCondition(whole, applied(facts, others, values)).passed).toBe(false)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('and of one fact no smaller change would do', () => {
  fc.assert(
    fc.property(condition, fc.integer({ min: 0, max: 6 }), (source, amount) => {
      const whole = conditionOf(source)
      const facts: ConditionFacts = {
        conversion: { amount, number: 1 },
        friend: { attributes: {} },
      }
      const [lack, ...more] = nearestChange(whole, facts)
      if (lack?.kind !== 'fact' || more.length > 0) return
      if (lack.fact.name !== 'conversion.amount' || lack.need.kind === 'none_of') return
      const nearest = Math.min(...valuesOf(lack).map((value) => Math.abs(Number(value) - amount)))
      for (let step = 1; step < nearest; step++) {
        for (const other of [amount - step, amount + step].filter((value) => value >= 0)) {
          const changed = withFact(facts, lack.fact, other)
          expect(evaluateCondition(whole, changed).passed, source).toBe(false)
        }
      }
    }),
    { numRuns: 800 },
  )
})

type Named = Extract<Lack, { kind: 'fact' }>

/** Values that do what is asked: the edge, and some way beyond it. */
function valuesOf({ need, fact }: Named): (FactValue | undefined)[] {
  switch (need.kind) {
    case 'at_least':
      return [need.needed, need.needed + 1, need.needed + 100]
    case 'at_most':
      return [need.needed, need.needed - 1].filter((value) => value >= 0 || fact.kind === 'entry')
    case 'between':
      return [...need.needed]
    case 'one_of':
      return [...need.needed]
    case 'none_of':
      return typeof need.needed[0] === 'number' ? [97, 98] : ['copper']
    case 'present':
      return fact.kind === 'string' ? ['copper'] : [3]
    case 'absent':
      return [undefined]
  }
}

function choicesOf(named: readonly Named[]): (FactValue | undefined)[][] {
  const lists = named.map(valuesOf)
  const most = Math.max(1, ...lists.map(({ length }) => length))
  return Array.from({ length: most }, (_, at) => lists.map((list) => list[at % list.length]))
}

function applied(
  facts: ConditionFacts,
  named: readonly Named[],
  values: readonly (FactValue | undefined)[],
): ConditionFacts {
  return named.reduce(
    (so, { fact }, at) => withFact(so, findFact(fact.subject, fact.field, fact.key)!, values[at]),
    facts,
  )
}
