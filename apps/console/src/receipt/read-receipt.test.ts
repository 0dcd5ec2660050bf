import { expect, test } from 'vitest'
import { speak } from '../words/speech.ts'
import { readReceipt } from './read-receipt.ts'
import { decision, explanation } from './receipt-fixtures.ts'

const speech = speak('en')

test('tells which claims won and lost, and why', () => {
  const { top } = readReceipt(
    {
      facts: { occasion: 'recorded' },
      result: {
        attribution: {
          result: 'attributed',
          claims: [
            { claim_id: 'clm_aaaaaa', result: 'won', reason: null },
            { claim_id: 'clm_bbbbbb', result: 'lost', reason: 'earlier_claim_won' },
          ],
        },
        risk: { result: 'review', signals: [{ signal: 'same_device' }] },
      },
    },
    speech,
  )
  expect(top.map(({ texts }) => texts)).toEqual([
    ['A conversion was recorded'],
    ['A claim won', 'Claim …aaaaaa won', 'Claim …bbbbbb lost, an earlier claim won'],
    ['Sent to review: both were seen on one device'],
  ])
})

test('tells what each rule gave, to whom and from when', () => {
  const give = {
    recipient: 'advocate',
    result: 'granted',
    reason: null,
    amount: 10_000,
    asset: 'CNY',
    hold_until: '2026-05-22T12:00:00.000Z',
  }
  const { rules } = readReceipt(
    {
      facts: {},
      result: {
        rules: [
          { rule: 'voucher', result: 'passed', gives: [give] },
          { rule: 'offer', result: 'not_concerned', reason: 'other_conversion_type', gives: [] },
        ],
      },
    },
    speech,
  )
  expect(rules).toEqual([
    {
      name: 'voucher',
      result: 'passed',
      said: 'passed',
      texts: ['¥100.00 · to the advocate · granted · held until 22 May 2026'],
    },
    {
      name: 'offer',
      result: 'not_concerned',
      said: 'not concerned',
      texts: ['another type of conversion'],
    },
  ])
})

test('what would have had to be otherwise stands in the place of the condition', () => {
  const { rules } = readReceipt(decision, speech, explanation)
  expect(rules[0]?.texts).toEqual([
    'order of ¥99.00 or more; this one was ¥50.00',
    'to the advocate · taken back · the conversion was refunded',
  ])
})

test('a rule that was not asked says what it is for', () => {
  const [rule] = explanation.rules
  const text = 'for offer at the checkout; this one was order'
  const { rules } = readReceipt(
    {
      facts: {},
      result: {
        rules: [{ rule: rule!.rule, result: 'not_concerned', reason: 'other_conversion_type' }],
      },
    },
    speech,
    {
      ...explanation,
      rules: [{ ...rule!, nearest: [{ kind: 'conversion_type', parameters: {}, text }] }],
    },
  )
  expect(rules[0]?.texts).toEqual(['another type of conversion', text])
})

test('a receipt of another shape tells what it can, and a reason without words stands as it is', () => {
  expect(readReceipt({ facts: {}, result: {} }, speech)).toEqual({ top: [], rules: [] })
  const { rules } = readReceipt(
    { facts: {}, result: { rules: [{ rule: 'x', result: 'failed', reason: 'moon_phase' }] } },
    speech,
  )
  expect(rules[0]?.texts).toEqual(['moon_phase'])
})
