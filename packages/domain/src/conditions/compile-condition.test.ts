import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCondition } from './compile-condition.ts'

function problemOf(source: string) {
  const compiled = compileCondition(source)
  if (compiled.kind === 'ok') throw new Error(`accepted: ${source.slice(0, 80)}`)
  return compiled.problem
}

describe('a condition that is accepted', () => {
  test.each([
    'true',
    'conversion.number == 1 && conversion.amount >= 9900',
    'conversion.amount >= 9900 // the first order of 99 yuan',
    'conversion.gross_amount * 2 > 100 + conversion.amount',
    'conversion.number % 3 == 0',
    'conversion.amount > 1.5',
    'conversion.type in ["purchase", "renewal"]',
    'friend.is_new',
    '!friend.is_staff',
    'friend.is_new || advocate.tier == "platinum"',
    'friend.is_new ? conversion.amount > 1 : conversion.amount > 2',
    'has(friend.tier) && friend.tier != "gold"',
    'has(friend.attributes.plan)',
    '!has(conversion.data.coupon)',
    '"plan" in friend.attributes',
    '"vip" in friend.attributes.tags',
    'friend.attributes["favourite shop"] == "north"',
    'friend.attributes.score > 0.5',
    'friend.attributes.vip',
    'size(friend.attributes.tags) > 2',
    'friend.region.startsWith("APAC")',
    'friend.tier.lowerAscii() == "gold"',
    'friend.tier.matches("^(gold|platinum)$")',
    'program.id == "prg_1" && referral.days_since < 30 && referral.evidence == "click"',
    Array(40).fill('friend.is_new').join(' && '),
    `friend.tier in [${Array(100).fill('"a"').join()}]`,
    `${'('.repeat(20)}friend.is_new${')'.repeat(20)}`,
  ])('%s', (source) => {
    expect(compileCondition(source)).toMatchObject({ kind: 'ok', condition: { source } })
  })
})

describe('a condition that is refused says where and why', () => {
  test.each([
    ['', '', 'Write a condition.'],
    ['  ', '  ', 'Write a condition.'],
    ['conversion.amout > 1', 'amout', 'There is no such fact about the conversion.'],
    ['friend.teir == "a"', 'teir', 'There is no such fact about the friend.'],
    ['true && frend.tier == "a"', 'frend', 'This name is not known here.'],
    ['order.amount > 1', 'order', 'This name is not known here.'],
    ['amount > 1', 'amount', 'This name is not known here.'],
    ['conversion > 1', 'conversion', 'Name one of its facts, such as conversion.type.'],
    ['friend.atributes.plan == 1', 'atributes', 'There is no such fact about the friend.'],
    ['friend.tier.level == 1', 'level', 'friend.tier has no parts of its own.'],
    [
      'friend.attributes == friend.attributes',
      'friend.attributes',
      'Name one of its entries, such as friend.attributes.plan.',
    ],
    [
      'size(friend.attributes) > 1',
      'friend.attributes',
      'Name one of its entries, such as friend.attributes.plan.',
    ],
    [
      'friend.attributes.a.b == 1',
      'friend.attributes.a.b',
      'A fact is written like friend.tier or friend.attributes.plan.',
    ],
    [
      'friend.attributes[friend.tier] == 1',
      'friend.attributes[friend.tier]',
      'A fact is written like friend.tier or friend.attributes.plan.',
    ],
    [
      'friend["is_new"]',
      'friend["is_new"]',
      'A fact is written like friend.tier or friend.attributes.plan.',
    ],
    [
      'conversion.amount == "x"',
      'conversion.amount == "x"',
      'These do not go together: whole number == text.',
    ],
    [
      'friend.is_new == 1',
      'friend.is_new == 1',
      'These do not go together: yes or no == whole number.',
    ],
    [
      'friend.tier && friend.is_new',
      'friend.tier && friend.is_new',
      'Both sides of && and || must be true or false.',
    ],
    ['conversion.amount', 'conversion.amount', 'A condition must be true or false.'],
    ['"true"', '"true"', 'A condition must be true or false.'],
    ['conversion.amount >', '', 'Something is missing or out of place here.'],
    ['(friend.is_new', '', 'Something is missing or out of place here.'],
    ['friend.tier == "gold', '"gold', 'This text has no closing quotation mark.'],
    ['friend.is_new & friend.is_staff', '&', 'This character is out of place.'],
    ['if', 'if', 'This word is reserved.'],
    ['friend.tier in ["a", 1]', '1', 'The values of a list must be of one kind.'],
    ['friend.tier == null', 'null', 'Ask whether a fact is there with has(), not with null.'],
    [
      'conversion.amount == 99999999999999999999',
      '99999999999999999999',
      'This number is too large.',
    ],
    ['conversion.amount == 1u', '1u', 'Only texts, numbers, true and false can be written here.'],
    ['friend.tier == b"a"', 'b"a"', 'Only texts, numbers, true and false can be written here.'],
    [
      'friend.attributes.rate * 2 > 1',
      'friend.attributes.rate',
      'Only whole numbers such as conversion.amount can be calculated with.',
    ],
    [
      'conversion.amount * 0.1 > 5',
      '0.1',
      'Only whole numbers such as conversion.amount can be calculated with.',
    ],
    [
      'friend.tier + "a" == "b"',
      'friend.tier',
      'Only whole numbers such as conversion.amount can be calculated with.',
    ],
    ['has(friend)', 'has(friend)', 'has() takes one fact, such as has(friend.tier).'],
    ['has(friend.teir)', 'teir', 'There is no such fact about the friend.'],
    ['hass(friend.tier)', 'hass(friend.tier)', 'This function is not known here.'],
    [
      'friend.tier.startWith("a")',
      'friend.tier.startWith("a")',
      'This function is not known here.',
    ],
    [
      'friend.tier.startsWith(1)',
      'friend.tier.startsWith(1)',
      'This function does not take these values.',
    ],
    ['friend.tier.matches("(")', '"("', 'This is not a valid RE2 pattern.'],
    [
      'friend.tier.matches(friend.region)',
      'friend.tier.matches(friend.region)',
      'matches() takes one pattern, written out as a text.',
    ],
    ['friend.is_new ? 1 : "a"', 'friend.is_new ? 1 : "a"', 'Both sides of : must be of one kind.'],
    ['{"a": 1}', '{"a": 1}', 'This cannot be used in a condition.'],
  ])('%s', (source, place, message) => {
    const problem = problemOf(source)
    expect(problem.message).toBe(message)
    expect(source.slice(problem.from, problem.to)).toBe(place)
  })

  test.each([
    ['conversion.amout > 1', 'amount'],
    ['friend.teir == "a"', 'tier'],
    ['frend.tier == "a"', 'friend'],
    ['gross_amount > 1', 'conversion.gross_amount'],
    ['friend.tier.startswith("a")', 'startsWith'],
    ['hass(friend.tier)', 'has'],
  ])('%s is answered with a suggestion: %s', (source, suggestion) => {
    expect(problemOf(source).suggestion).toBe(suggestion)
  })

  test('what resembles nothing gets no suggestion', () => {
    expect(problemOf('zzzzzz.tier == "a"')).not.toHaveProperty('suggestion')
  })

  test('a subject that is not there at that point is refused', () => {
    const compiled = compileCondition('conversion.amount > 1', ['friend', 'advocate'])
    expect(compiled).toEqual({
      kind: 'error',
      problem: { message: 'There is no conversion at this point.', from: 0, to: 10 },
    })
    expect(compileCondition('friend.is_new', ['friend', 'advocate']).kind).toBe('ok')
  })
})

describe('an attack is refused', () => {
  test.each([
    ['friend.__proto__ == 1'],
    ['friend.constructor == 1'],
    ['friend.attributes.__proto__ == 1'],
    ['friend.attributes.constructor == 1'],
    ['friend.attributes["__proto__"] == 1'],
    ['"__proto__" in friend.attributes && friend.attributes.prototype'],
    ['toString.length > 1'],
    ['__proto__'],
    ['constructor.name == "Object"'],
    ['hasOwnProperty.call'],
    ['friend.toString() == ""'],
    ['friend.tier.constructor("return 1")()'],
    ['timestamp("2026-01-01T00:00:00Z") < timestamp("2027-01-01T00:00:00Z")'],
    ['timestamp(0).getFullYear() == 1970'],
    ['duration("1h") == duration("60m")'],
    ['now() > 1'],
    ['random() > 1'],
    ['type(friend.tier) == string'],
    ['dyn(1) == 1'],
    ['string(conversion.amount) == "1"'],
    ['google.protobuf.Timestamp == 1'],
    ['[1, 2, 3].all(x, x > 0)'],
    ['[1, 2].exists(x, [1, 2].exists(y, x == y))'],
    ['[1].map(x, x * 2) == [2]'],
    ['friend.attributes.tags.filter(x, true) == []'],
    ['cel.bind(x, 1, x == 1)'],
    ['friend.tier.split(",").size() > 1'],
    ['bytes("a") == b"a"'],
    ['friend.?tier == optional.none()'],
    ['friend.attributes[?"a"] == 1'],
    ['friend.tier.matchesInLinearTime(friend.region)'],
    ['friend.tier.matches("(?=a)")'],
    ['friend.tier.matches("(a)\\\\1")'],
    ['friend.tier.matches("((a{100}){100})")'],
    ['friend.tier.matches("(.{100}){10}(.{100}){10}")'],
    [`friend.tier.matches("${'a'.repeat(201)}")`],
    [`${'!'.repeat(5000)}friend.is_new`],
    [`${'!'.repeat(1900)}friend.is_new`],
    [`${'!'.repeat(25)}friend.is_new`],
    [`${'-'.repeat(1900)}conversion.amount > 1`],
    [`${'('.repeat(900)}friend.is_new${')'.repeat(900)}`],
    [`${'['.repeat(30)}${']'.repeat(30)} == []`],
    [`${'[['.repeat(500)}`],
    [`${'true ? '.repeat(100)}true${' : true'.repeat(100)}`],
    [`conversion.amount in [${Array(101).fill(1).join()}]`],
    [`conversion.amount in [${Array(5000).fill(1).join()}]`],
    [Array(400).fill('true').join('||')],
    [`${'1+'.repeat(160)}1 == 1`],
    [' '.repeat(2_001)],
    ['friend.tier == "\u0000\ud800"x'],
    ['\ud83d'],
    ['💩'],
  ])('%s', (source) => {
    expect(compileCondition(source).kind).toBe('error')
  })

  test('whatever is written, the answer is a condition or a place within it', () => {
    const word = fc.constantFrom(
      'friend',
      'conversion',
      '.',
      'amount',
      'tier',
      'attributes',
      'is_new',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '&&',
      '||',
      '!',
      '-',
      '==',
      '<',
      'in',
      '?',
      ':',
      ',',
      '"',
      "'",
      '"a"',
      '1',
      '1.5',
      '0x',
      '9u',
      'r"',
      '"""',
      '\\',
      '//',
      '\n',
      'has',
      'matches',
      'null',
      'true',
      '.?',
      '[?',
      ' ',
      '\u0000',
      '\ud800',
      'é',
      '__proto__',
    )
    const sources = fc.oneof(
      fc.array(word, { maxLength: 24 }).map((words) => words.join(' ')),
      fc.array(word, { maxLength: 24 }).map((words) => words.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(sources, (source) => {
        const compiled = compileCondition(source)
        if (compiled.kind === 'ok') return
        const { from, to, message } = compiled.problem
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThanOrEqual(from)
        expect(to).toBeLessThanOrEqual(source.length)
        expect(message).not.toBe('')
      }),
      { numRuns: 5_000 },
    )
  })
})
