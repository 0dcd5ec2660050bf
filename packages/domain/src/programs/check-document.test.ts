import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { compileProgram } from './compile-program.ts'
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
  return changed(document, pointer, value)
}

/** A copy with one place changed, where that place still is. */
function changed(input: unknown, pointer: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(input))
  const keys = pointer.slice(1).split('/')
  const last = keys.pop()!
  const parent = keys.reduce((at: unknown, key) => (isNode(at) ? at[key] : undefined), copy)
  if (!isNode(parent)) return copy
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (value === undefined) delete parent[last]
  else parent[last] = value
  return copy
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function placesIn(value: unknown, pointer = ''): string[] {
  if (!isNode(value)) return []
  return Object.entries(value).flatMap(([key, item]) => [
    `${pointer}/${key}`,
    ...placesIn(item, `${pointer}/${key}`),
  ])
}

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

describe('what is out of all bounds', () => {
  const tooLong = 'A document has at most 65536 characters as JSON.'

  test('a document of 64 KiB and no more is looked at', () => {
    const texts = (length: number) =>
      withChange('/terms', {
        en: 'x'.repeat(20_000),
        de: 'x'.repeat(20_000),
        zh: 'x'.repeat(length),
      })
    expect(faultsOf(texts(20_000))).toEqual([])
    const four = withChange('/terms', {
      en: 'x'.repeat(20_000),
      de: 'x'.repeat(20_000),
      zh: 'x'.repeat(20_000),
      fr: 'x'.repeat(6_000),
    })
    expect(faultsOf(four)).toEqual([{ pointer: '', message: tooLong }])
  })

  test('depth is refused before anything goes down into it', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    expect(faultsOf(withChange('/rules', deep))).toEqual([
      { pointer: '', message: 'This is nested too deeply to be a program.' },
    ])
  })

  test('at most 100 faults are told', () => {
    const rules = Array.from({ length: 50 }, () => ({ a: 1, b: 2, c: 3, when: 'order' }))
    expect(faultsOf({ rules })).toHaveLength(100)
  })
})

describe('whatever comes', () => {
  test('any value is answered', () => {
    fc.assert(
      fc.property(fc.anything(), fc.jsonValue(), (anything, json) => {
        expect(faultsOf(anything).length).toBeGreaterThan(0)
        expect(faultsOf(json).length).toBeGreaterThan(0)
      }),
    )
  })

  test('a document with any place changed is either refused with its place or can be run', () => {
    const places = placesIn(document)
    const value = fc.oneof(
      fc.jsonValue(),
      fc.integer({ min: -1, max: 100_000 }),
      fc.constantFrom('claimed', 'order', 'CNY', 'points', 'friend', 'advocate', 'cash', undefined),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom(...places),
        value,
        value,
        (a, b, x, y) => {
          const input = changed(changed(document, a, x), b, y)
          const checked = checkDocument(input)
          if (checked.kind === 'faults') {
            for (const fault of checked.faults) expect(fault.pointer).toMatch(/^(\/|$)/)
            return
          }
          compileProgram(checked.document, 1)
          const stored: unknown = JSON.parse(JSON.stringify(checked.document))
          expect(checkDocument(stored)).toEqual({ kind: 'ok', document: stored })
        },
      ),
      { numRuns: 2000 },
    )
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
    ['a milestone for the friend', '/rules/2/give/0/to', 'friend', { suggestion: 'advocate' }],
    ['an offer in hold', '/rules/0/give/0/hold_days', 3, { pointer: '/rules/0/give/0/hold_days' }],
    [
      'cash that runs out',
      '/rules/1/give/0',
      { to: 'advocate', kind: 'cash', value: { amount: 100, asset: 'CNY' }, valid_days: 30 },
      { pointer: '/rules/1/give/0/valid_days' },
    ],
    [
      'a share without a currency of the rule',
      '/rules/1/give',
      [
        { to: 'friend', kind: 'cash', value: { share_basis_points: 5, asset: 'CNY' } },
        { to: 'friend', kind: 'cash', value: { amount: 5, asset: 'USD' } },
      ],
      { pointer: '/rules/1/asset', suggestion: 'CNY' },
    ],
    [
      'cash in something else than a currency',
      '/rules/1/give/0',
      { to: 'friend', kind: 'cash', value: { amount: 5, asset: 'points' } },
      { pointer: '/rules/1/give/0/value/asset', message: 'Cash is in a currency, such as "CNY".' },
    ],
    [
      'points in a currency',
      '/rules/2/give/0/value/asset',
      'CNY',
      { pointer: '/rules/2/give/0/value/asset' },
    ],
    [
      'a perk in a currency',
      '/rules/1/give/0',
      { to: 'friend', kind: 'perk', value: { amount: 5, asset: 'CNY' } },
      { pointer: '/rules/1/give/0/value/asset' },
    ],
    [
      'a currency in small letters',
      '/rules/1/give/0/value/asset',
      'cny',
      { pointer: '/rules/1/give/0/value/asset', suggestion: 'CNY' },
    ],
    [
      'a currency that there is not',
      '/rules/1/asset',
      'CYN',
      { pointer: '/rules/1/asset', message: expect.stringContaining('ISO 4217') },
    ],
    [
      'a list for an object',
      '/wording',
      [],
      { pointer: '/wording', message: 'Write an object here.' },
    ],
    [
      'a list for an object in a part',
      '/attribution',
      [],
      { pointer: '/attribution', message: 'Write an object here.' },
    ],
    [
      'a goal with a condition that cannot be understood',
      '/goal',
      { when: 'order', if: 'friend.is_new &&' },
      { pointer: '/goal/if', from: 16, to: 16 },
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
