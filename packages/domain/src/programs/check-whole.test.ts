import { describe, expect, test } from 'vitest'
import { document, faultsOf, withChange } from './changed-document.test-kit.ts'

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
