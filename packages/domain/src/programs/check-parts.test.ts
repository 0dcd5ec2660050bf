import { describe, expect, test } from 'vitest'
import { document, faultsOf, placesIn, withChange } from './changed-document.test-kit.ts'

describe('each part by itself', () => {
  test.each<[sentence: string, pointer: string, value: unknown, faults: object[]]>([
    [
      'a misspelt property, with the name that was meant',
      '/rules/1/give/0/hold_dais',
      7,
      [{ pointer: '/rules/1/give/0/hold_dais', suggestion: 'hold_days' }],
    ],
    [
      'a property that is unlike any other',
      '/colour',
      'red',
      [{ pointer: '/colour', message: 'There is no such property here.' }],
    ],
    ['a missing property', '/name', undefined, [{ pointer: '/name', message: 'This is missing.' }]],
    [
      'a property of the wrong kind',
      '/attribution',
      { new_customers_only: 'yes' },
      [{ pointer: '/attribution/new_customers_only', message: 'Write true or false here.' }],
    ],
    ['a list that is none', '/rules', {}, [{ pointer: '/rules', message: 'Write a list here.' }]],
    ['an empty list', '/rules', [], [{ message: 'A program has one rule at least, or a board.' }]],
    [
      'a choice that there is not, with the nearest',
      '/rules/1/give/0/to',
      'advocat',
      [{ pointer: '/rules/1/give/0/to', suggestion: 'advocate' }],
    ],
    [
      'a choice without words of its own',
      '/rules/0/give/0/value/rounding',
      'dawn',
      [
        {
          pointer: '/rules/0/give/0/value/rounding',
          message: 'Use one of down, nearest, up.',
          suggestion: 'down',
        },
      ],
    ],
    [
      'a literal',
      '/rules/2/milestone/counting',
      'friends',
      [{ pointer: '/rules/2/milestone/counting', suggestion: 'approved_referrals' }],
    ],
    [
      'an amount that is no whole number',
      '/rules/1/give/0/value/amount',
      1.5,
      [{ pointer: '/rules/1/give/0/value/amount' }],
    ],
    [
      'a share above the whole',
      '/rules/0/give/0/value/share_basis_points',
      10_001,
      [{ message: 'At most 10000 basis points, which is the whole.' }],
    ],
    [
      'a floor above the cap',
      '/rules/0/give/0/value',
      { share_basis_points: 1, asset: 'CNY', floor: 3, cap: 2 },
      [{ pointer: '/rules/0/give/0/value/floor', message: 'The floor is above the cap.' }],
    ],
    [
      'steps that go down',
      '/rules/1/give/0/value',
      {
        steps: [
          { from: 1, amount: 5 },
          { from: 1, amount: 6 },
        ],
        asset: 'CNY',
      },
      [{ pointer: '/rules/1/give/0/value/steps' }],
    ],
    [
      'steps that leave the first friends out',
      '/rules/1/give/0/value',
      { steps: [{ from: 2, amount: 5 }], asset: 'CNY' },
      [{ message: 'The first step starts from 1.' }],
    ],
    [
      'a value of no shape',
      '/rules/1/give/0/value',
      { asset: 'CNY' },
      [
        {
          pointer: '/rules/1/give/0/value',
          message:
            'Give a fixed amount, a share of the conversion, steps, bands or a rate on a balance, each with its asset.',
        },
      ],
    ],
    [
      'a value whose shape is misspelt',
      '/rules/1/give/0/value',
      { amuont: 5, asset: 'CNY' },
      [{ pointer: '/rules/1/give/0/value/amuont', suggestion: 'amount' }],
    ],
    [
      'a rule that is no object',
      '/rules/1',
      'voucher',
      [{ pointer: '/rules/1', message: expect.stringContaining('A rule has `when`') }],
    ],
    [
      'a rule that is both',
      '/rules/2/when',
      'order',
      [{ pointer: '/rules/2/milestone', message: 'Give this or `when`, not both.' }],
    ],
    [
      'a language that is none',
      '/name',
      { English: 'Give' },
      [{ pointer: '/name/English', message: 'Use a language tag such as "en" or "zh".' }],
    ],
    [
      'a text that hides something',
      '/name/en',
      'Give\u202eteg',
      [{ pointer: '/name/en', message: expect.stringContaining('invisible') }],
    ],
    [
      'a key with a slash, escaped',
      '/wording',
      { 'en/us': { headline: 'Hi' } },
      [{ pointer: '/wording/en~1us' }],
    ],
  ])('%s is named with its place', (_, pointer, value, faults) => {
    expect(faultsOf(withChange(pointer, value))).toEqual(
      faults.map((fault) => expect.objectContaining(fault)),
    )
  })

  test('all faults are named at once, and a misspelt property is not missing as well', () => {
    const changed = withChange('/rules/1', {
      id: 'Voucher',
      wen: 'order',
      when: 'order',
      giv: [],
      limit: 3,
    })
    expect(faultsOf(changed).map(({ pointer }) => pointer)).toEqual([
      '/rules/1/wen',
      '/rules/1/giv',
      '/rules/1/limit',
      '/rules/1/id',
    ])
  })

  test('a shape that is nearly named is taken, and the rest of it is checked too', () => {
    const changed = withChange('/rules/2', {
      id: 'third',
      milestone: { evry: 3, counting: 'friends' },
      giv: [],
    })
    expect(faultsOf(changed)).toEqual([
      expect.objectContaining({ pointer: '/rules/2/giv', suggestion: 'give' }),
      expect.objectContaining({ pointer: '/rules/2/milestone/evry', suggestion: 'every' }),
      expect.objectContaining({
        pointer: '/rules/2/milestone/counting',
        suggestion: 'approved_referrals',
      }),
    ])
  })

  test('a rule of no kind is checked as far as all rules are alike', () => {
    const give = [{ to: 'friend', kind: 'cash', value: { amount: 1.5, asset: 'CNY' } }]
    expect(
      faultsOf(withChange('/rules/1', { id: 'Voucher', give })).map(({ pointer }) => pointer),
    ).toEqual(['/rules/1', '/rules/1/id', '/rules/1/give/0/value/amount'])
  })

  test('an amount beside a share is one too many', () => {
    const value = { amount: 5, share_basis_points: 5, asset: 'CNY' }
    expect(faultsOf(withChange('/rules/1/give/0/value', value))).toEqual([
      {
        pointer: '/rules/1/give/0/value/share_basis_points',
        message: 'Give this or `amount`, not both.',
      },
    ])
  })

  test('a limit by amount lacks its asset', () => {
    const limit = { per: 'advocate', period: 'year', amount: 5 }
    expect(faultsOf(withChange('/limits/0', limit))).toEqual([
      { pointer: '/limits/0/asset', message: 'This is missing.' },
    ])
  })

  test('a slip elsewhere does not hide what is wrong in a condition', () => {
    const changed = withChange('/rules/0', { ...document.rules[0], if: 'frend.is_new', colour: 1 })
    expect(faultsOf(changed)).toEqual([
      { pointer: '/rules/0/colour', message: 'There is no such property here.' },
      expect.objectContaining({ pointer: '/rules/0/if', from: 0, to: 5, suggestion: 'friend' }),
    ])
  })

  test.each(['__proto__', 'constructor', 'toString'])(
    'a property named %s is not left out in silence',
    (key) => {
      for (const place of ['', '/name', '/rules/0', '/rules/1/give/0/value']) {
        const added = withChange(`${place}/marker`, 1)
        const input: unknown = JSON.parse(JSON.stringify(added).replace('"marker"', `"${key}"`))
        expect(faultsOf(input)).toContainEqual(
          expect.objectContaining({ pointer: `${place}/${key}` }),
        )
      }
    },
  )

  test.each([[null], [7], ['text'], [[]], [[[]]], [true], [{}]])(
    'what is no document at all (%j) is refused',
    (input) => {
      expect(faultsOf(input).length).toBeGreaterThan(0)
    },
  )

  test('no value is repeated in a message, wherever it stands', () => {
    const canary = 'canary_7391'
    for (const pointer of placesIn(document)) {
      const said = faultsOf(withChange(pointer, canary)).map(({ message, suggestion }) => ({
        message,
        suggestion,
      }))
      expect(JSON.stringify(said)).not.toContain(canary)
    }
  })
})
