import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

const han = /\p{Script=Han}/u

describe.each(Object.keys(en.reasons) as (keyof typeof en.reasons)[])('%s', (reason) => {
  test('is said in both languages, to the merchant and to the customer', () => {
    expect(en.reasons[reason].merchant).toMatch(/^[a-z].*[^.]$/)
    expect(en.reasons[reason].customer).toMatch(/^[A-Z].*\.$/)
    expect(zh.reasons[reason].merchant).toMatch(han)
    expect(zh.reasons[reason].customer).toMatch(/\p{Script=Han}.*。$/u)
  })
})

test('both languages have words for the same things', () => {
  for (const part of ['reasons', 'findings', 'facts', 'flags', 'waits'] as const) {
    expect(Object.keys(zh[part]).sort(), part).toEqual(Object.keys(en[part]).sort())
  }
})

test('a customer is told no signal, no suspicion and no other claim', () => {
  const kept = ['same_device', 'self_referral', 'not_counted', 'earlier_claim_won'] as const
  for (const reason of [...kept, 'later_claim_won', 'already_referred'] as const) {
    expect(en.reasons[reason].customer).not.toMatch(
      /device|same|person|other|earlier|later|before/i,
    )
    expect(zh.reasons[reason].customer).not.toMatch(/设备|同一|真人|更早|更晚|此前/)
  }
})
