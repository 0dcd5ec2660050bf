import { describe, expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import type { ProgramDraft } from './document.ts'

const document: ProgramDraft = {
  name: { en: 'Give and get' },
  rules: [
    {
      id: 'offer',
      when: 'claimed',
      if: 'conversion.gross_amount >= 9900',
      give: [{ to: 'friend', kind: 'coupon', value: { share_basis_points: 1500, asset: 'CNY' } }],
    },
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 100, asset: 'CNY' } }],
    },
    {
      id: 'third',
      milestone: { every: 3, counting: 'approved_referrals' },
      give: [{ to: 'advocate', kind: 'points', value: { amount: 5, asset: 'points' } }],
    },
  ],
  limits: [{ per: 'advocate', count: 50, period: 'year', time_zone: 'Asia/Shanghai' }],
}

/** The document with one place changed; the place named by its JSON pointer, undefined to remove it. */
function withChange(pointer: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document))
  const keys = pointer.slice(1).split('/')
  const last = keys.pop()!
  const parent = keys.reduce((at, key) => at[key] as Node, copy as Node)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return copy
}
type Node = Record<string, unknown>

function faultsOf(input: unknown) {
  const checked = checkDocument(input)
  return checked.kind === 'ok' ? [] : checked.faults
}

test('a document without faults comes back with every default written out', () => {
  const checked = checkDocument(document)
  expect(checked).toMatchObject({
    kind: 'ok',
    document: {
      attribution: { touch: 'first', click_days: 30, new_customers_only: true },
      wording: {},
      rules: [{ give: [{ hold_days: 0, value: { rounding: 'down' } }] }, {}, {}],
    },
  })
  if (checked.kind === 'ok') expect(checkDocument(checked.document)).toEqual(checked)
})

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
    ['an empty list', '/rules', [], [{ message: 'A program has one rule at least.' }]],
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
          message: 'Give a fixed amount, a share of the conversion, or steps, each with its asset.',
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
      [{ pointer: '/rules/2/milestone', message: 'There is no such property here.' }],
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

  test.each([[null], [7], ['text'], [[]], [[[]]], [true], [{}]])(
    'what is no document at all (%j) is refused',
    (input) => {
      expect(faultsOf(input).length).toBeGreaterThan(0)
    },
  )

  test('no value is repeated in a message', () => {
    const canary = 'canary-7391'
    for (const pointer of ['/name', '/rules', '/rules/0/id', '/rules/0/when', '/limits/0/period']) {
      expect(JSON.stringify(faultsOf(withChange(pointer, canary)))).not.toContain(canary)
    }
  })
})

describe('the whole', () => {
  test.each<[sentence: string, pointer: string, value: unknown, fault: object]>([
    ['two rules of one id', '/rules/1/id', 'offer', { pointer: '/rules/1/id' }],
    [
      'a condition that cannot be understood, by its offsets',
      '/rules/1/if',
      'conversion.numbr == 1',
      { pointer: '/rules/1/if', from: 11, to: 16, suggestion: 'number' },
    ],
    [
      'a condition on amounts without a currency',
      '/rules/1',
      {
        id: 'points',
        when: 'order',
        if: 'conversion.amount > 5',
        give: [{ to: 'friend', kind: 'points', value: { amount: 5, asset: 'points' } }],
      },
      { pointer: '/rules/1/asset' },
    ],
    [
      'a condition on amounts with two currencies',
      '/rules/1',
      {
        id: 'two',
        when: 'order',
        if: 'friend.is_new && 5 < conversion.gross_amount',
        give: [
          { to: 'friend', kind: 'cash', value: { amount: 5, asset: 'CNY' } },
          { to: 'friend', kind: 'cash', value: { amount: 5, asset: 'USD' } },
        ],
      },
      { pointer: '/rules/1/asset' },
    ],
    [
      'a share in another currency than the rule',
      '/rules/0/asset',
      'USD',
      { pointer: '/rules/0/give/0/value/asset', suggestion: 'USD' },
    ],
    [
      'a share in a milestone',
      '/rules/2/give/0/value',
      { share_basis_points: 5, asset: 'points' },
      { pointer: '/rules/2/give/0/value' },
    ],
    ['an offer to the advocate', '/rules/0/give/0/to', 'advocate', { suggestion: 'friend' }],
    ['an offer in hold', '/rules/0/give/0/hold_days', 3, { pointer: '/rules/0/give/0/hold_days' }],
    [
      'points that run out',
      '/rules/2/give/0/valid_days',
      30,
      { pointer: '/rules/2/give/0/valid_days' },
    ],
    [
      'a perk without a name',
      '/rules/1/give/0',
      { to: 'friend', kind: 'perk', value: { amount: 1, asset: 'parking' } },
      { pointer: '/rules/1/give/0/label' },
    ],
    ['a claim for a goal', '/goal', { when: 'claimed' }, { pointer: '/goal/when' }],
    [
      'a goal on amounts without a currency',
      '/goal',
      { when: 'order', if: 'conversion.amount > 5' },
      { pointer: '/goal/asset' },
    ],
    [
      'a time zone that there is not',
      '/limits/0/time_zone',
      'Asia/Peking',
      { pointer: '/limits/0/time_zone' },
    ],
    [
      'a limit on a rule that there is not',
      '/limits/0/rules',
      ['voucher', 'thrid'],
      { pointer: '/limits/0/rules/1', suggestion: 'third' },
    ],
    [
      'a limit that concerns nobody',
      '/limits/0',
      { per: 'friend', count: 1, period: 'day', rules: ['voucher'] },
      { pointer: '/limits/0/per' },
    ],
    [
      'a limit in an asset that nobody is given',
      '/limits/0',
      { per: 'advocate', amount: 1, asset: 'USD', period: 'day' },
      { pointer: '/limits/0/asset' },
    ],
    [
      'two limits on the same',
      '/limits/1',
      { per: 'advocate', count: 5, period: 'year', time_zone: 'Asia/Shanghai' },
      { pointer: '/limits/1' },
    ],
    ['a tag of no language', '/name', { 'en-a': 'Give' }, { pointer: '/name/en-a' }],
  ])('%s is named with its place', (_, pointer, value, fault) => {
    expect(faultsOf(withChange(pointer, value))).toEqual([expect.objectContaining(fault)])
  })

  test('a program in which nothing makes a referral count needs a goal', () => {
    const [offer, , milestone] = document.rules
    const without = { ...document, rules: [offer, milestone] }
    expect(faultsOf(without)).toEqual([expect.objectContaining({ pointer: '/goal' })])
    expect(faultsOf({ ...without, goal: { when: 'signup' } })).toEqual([])
  })

  test('a rule says its currency itself where its gifts do not', () => {
    const rule = {
      id: 'points',
      when: 'order',
      if: 'conversion.amount > 5',
      asset: 'EUR',
      give: [{ to: 'friend', kind: 'points', value: { amount: 5, asset: 'points' } }],
    }
    expect(faultsOf(withChange('/rules/1', rule))).toEqual([])
  })
})
