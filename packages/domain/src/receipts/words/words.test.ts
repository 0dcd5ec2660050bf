import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../finding.ts'
import { tellFindings } from '../tell-findings.ts'
import { en } from './en.ts'
import type { Reader, ReceiptWords } from './receipt-words.ts'
import { receiptLanguages, speakReceipt } from './speak-receipt.ts'
import { zh } from './zh.ts'

type Language = keyof typeof receiptLanguages
const languages = Object.entries(receiptLanguages) as [Language, ReceiptWords][]

/** What a phrase and a sentence look like in each language. */
const shapes: Readonly<Record<Language, { phrase: RegExp; sentence: RegExp }>> = {
  en: { phrase: /^[a-z].*[^.]$/, sentence: /^[A-Z].*\.$/ },
  de: { phrase: /^\p{L}.*[^.]$/u, sentence: /^\p{Lu}.*\.$/u },
  es: { phrase: /^\p{Ll}.*[^.]$/u, sentence: /^\p{Lu}.*\.$/u },
  zh: { phrase: /\p{Script=Han}.*[^。]$/u, sentence: /^\p{Script=Han}.*。$/u },
  ja: { phrase: /[\p{Script=Han}\p{Script=Kana}].*[^。]$/u, sentence: /\p{Script=Hiragana}.*。$/u },
  ar: { phrase: /^\p{Script=Arabic}.*[^.]$/u, sentence: /^\p{Script=Arabic}.*\.$/u },
}

describe.each(languages)('%s', (language, words) => {
  const { phrase, sentence } = shapes[language]

  test('says every reason to the merchant and to the customer', () => {
    for (const [reason, said] of Object.entries(words.reasons)) {
      expect(said.merchant, reason).toMatch(phrase)
      expect(said.customer, reason).toMatch(sentence)
      expect(`${said.merchant} ${said.customer}`, reason).not.toMatch(leftOver)
    }
  })

  test('has words for the same things as English', () => {
    for (const part of ['reasons', 'findings', 'facts', 'flags', 'waits'] as const) {
      expect(Object.keys(words[part]).sort(), part).toEqual(Object.keys(en[part]).sort())
    }
  })

  test('calls an offer that is asked for at the checkout no order', () => {
    const { format } = speakReceipt(language, 'Asia/Shanghai')
    const about = { reader: 'merchant', conversionType: 'claimed' } as const
    const types = ['claimed', 'order', 'signup']
    const findings = types.flatMap((needed) =>
      types.map((was) => ({ kind: 'conversion_type', needed, was }) as const),
    )
    const told = tellFindings(findings, words, format, about)
    expect(new Set(told.map(({ text }) => text)).size).toBe(findings.length)
  })

  test('says what was missing whatever the numbers are, and leaves no placeholder', () => {
    const { format } = speakReceipt(language, 'Asia/Shanghai')
    const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 10 ** 9 }))
    fc.assert(
      fc.property(count, count, fc.constantFrom(...assets), (few, many, asset) => {
        for (const reader of readers) {
          const about = { reader, conversionType: 'order' }
          const said = tellFindings(findingsOf(few, many, asset), words, format, about)
          for (const { kind, text } of said) {
            expect(text, kind).not.toMatch(leftOver)
            if (kind !== 'condition') expect(text, kind).toMatch(ownLetters[language])
            expect(text.length, kind).toBeLessThan(170)
          }
        }
      }),
      {
        numRuns: 10,
        examples: [
          [0, 1, 'points'],
          [1, 2, 'CNY'],
          [2, 3, 'points'],
          [11, 100, 'JPY'],
        ],
      },
    )
  })
})

test('every other language says other things than English does', () => {
  for (const [language, { reasons }] of languages.filter(([each]) => each !== 'en')) {
    for (const [reason, { customer }] of Object.entries(reasons)) {
      expect(customer, `${language} ${reason}`).not.toBe(
        en.reasons[reason as keyof typeof reasons].customer,
      )
    }
  }
})

test('a language is found by its tag, and whoever reads another one reads English', () => {
  const spoken = (tag: string) => speakReceipt(tag, 'UTC').words.locale
  expect(['zh-Hant-TW', 'DE-at', 'ja', 'es-MX', 'ar-EG'].map(spoken)).toEqual([
    'zh-CN',
    'de-DE',
    'ja-JP',
    'es-ES',
    'ar',
  ])
  expect(['en-US', 'fr', 'constructor', 'deu'].map(spoken)).toEqual(Array(4).fill('en-GB'))
})

test('Arabic takes the form of the number, and keeps a symbol of letters together', () => {
  const { words, format } = speakReceipt('ar', 'UTC')
  const points = [0, 1, 2, 3, 11, 100].map((count) => format.amount(count, 'points'))
  expect(points).toEqual(['0 نقطة', 'نقطة واحدة', 'نقطتان', '3 نقاط', '11 نقطة', '100 نقطة'])
  const late = [1, 2, 5, 40].map((days_late) =>
    words.findings.window_ended(
      { kind: 'window_ended', window: 'click', days_late, ended_at: '2026-03-01T00:00:00.000Z' },
      format,
      { reader: 'advocate', conversionType: 'order' },
    ),
  )
  for (const [at, form] of ['يوم واحد', 'يومين', '5 أيام', '40 يومًا'].entries()) {
    expect(late[at]).toContain(`قبل ${form}، في 1 مارس 2026`)
  }
  expect(format.amount(10_000, 'CNY')).toContain('\u2066CN¥\u2069')
})

test('money stands as each language writes it', () => {
  const said = languages.map(([language]) =>
    speakReceipt(language, 'UTC').format.amount(123_450, 'EUR').replaceAll('\u00a0', ' '),
  )
  expect(said).toEqual([
    '€1,234.50',
    '€1,234.50',
    '€1,234.50',
    '1.234,50 €',
    '1234,50 €',
    '\u200f1,234.50 €',
  ])
})

test('a customer is told no signal, no suspicion and no other claim', () => {
  const watched: Readonly<Record<Language, RegExp>> = {
    en: /device|same|person|other|earlier|later|before/i,
    zh: /设备|同一|真人|更早|更晚|此前/,
    ja: /端末|同じ|同一|人物|先の|後の|以前|不正|違反/,
    de: /Gerät|dieselbe|Person|Mensch|früher|später|Betrug|Verstoß/i,
    es: /dispositivo|mism|persona|anterior|posterior|fraude|incumpl/i,
    ar: /جهاز|واحد|شخص|أسبق|لاحقة|احتيال|مخالفة/,
  }
  const kept = ['same_device', 'self_referral', 'not_counted', 'earlier_claim_won'] as const
  const more = ['later_claim_won', 'already_referred', 'fraud_found', 'terms_broken'] as const
  for (const [language, { reasons }] of languages) {
    for (const reason of [...kept, ...more]) {
      expect(reasons[reason].customer, language).not.toMatch(watched[language])
    }
  }
  expect(zh.reasons.fraud_found.customer).not.toMatch(/欺诈/)
})

const leftOver = /undefined|null|NaN|\[object|\$\{|#|\{|\}/
const ownLetters: Readonly<Record<Language, RegExp>> = {
  en: /[a-z]/,
  de: /[a-z]/,
  es: /[a-z]/,
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Kana}]/u,
  ar: /\p{Script=Arabic}/u,
}
const readers: readonly Reader[] = ['merchant', 'advocate', 'friend']
const assets = ['CNY', 'JPY', 'points', 'storage_mb'] as const

/** One finding of each kind, and of each way that a kind may be said. */
function findingsOf(few: number, many: number, asset: string): Finding[] {
  const at = '2026-11-25T16:30:00.000Z'
  const [done, goal] = few < many ? [few, many] : [many, few + 1]
  const fact = { fact: 'conversion.amount', asset }
  const tier = { fact: 'friend.tier', asset: null }
  const time_zone = 'Asia/Shanghai'
  const cap = { per: 'advocate', allowed: few, asset }
  const all: { [K in Finding['kind']]: readonly (Finding & { readonly kind: K })[] } = {
    at_least: [
      { kind: 'at_least', ...fact, needed: goal, was: done },
      { kind: 'at_least', ...tier, fact: 'advocate.referrals_approved', needed: few, was: null },
    ],
    at_most: [
      { kind: 'at_most', ...fact, fact: 'conversion.gross_amount', needed: few, was: many },
    ],
    between: [
      { kind: 'between', ...tier, fact: 'conversion.number', needed: [done, goal], was: 1 },
    ],
    one_of: [
      { kind: 'one_of', ...tier, needed: ['gold', 'platinum'], was: 'silver' },
      { kind: 'one_of', ...tier, fact: 'friend.is_new', needed: [true], was: false },
      { kind: 'one_of', ...tier, fact: 'advocate.is_staff', needed: [false] },
      { kind: 'one_of', ...tier, fact: 'conversion.is_confirmed', needed: [true] },
    ],
    none_of: [{ kind: 'none_of', ...tier, fact: 'friend.attributes.a.b', needed: ['x'], was: 'x' }],
    present: [{ kind: 'present', ...tier, fact: 'advocate.region', was: null }],
    absent: [{ kind: 'absent', ...tier, fact: 'conversion.data.voucher', was: true }],
    condition: [{ kind: 'condition', source: 'size(friend.tier) > 3' }],
    another_condition: [{ kind: 'another_condition' }],
    window_ended: [
      { kind: 'window_ended', window: 'click', ended_at: at, days_late: few },
      { kind: 'window_ended', window: 'conversion', ended_at: at, days_late: 0 },
    ],
    limit_reached: (['day', 'lifetime', { rolling_days: few }] as const).map((period) => ({
      kind: 'limit_reached',
      ...cap,
      asset: few % 2 === 0 ? asset : null,
      period,
      time_zone,
      used: few,
      counts_again_at: period === 'day' ? at : null,
    })),
    above_limit: [{ kind: 'above_limit', ...cap, period: 'month', was: many }],
    budget_left: [{ kind: 'budget_left', allowed: many, used: few, was: many, asset }],
    customer_cost: [{ kind: 'customer_cost', allowed: many, used: few, was: many, asset }],
    opens_at: [{ kind: 'opens_at', at }],
    needs_more_friends: (['week', 'lifetime', undefined] as const).map((period) => ({
      kind: 'needs_more_friends',
      done,
      goal,
      ...(period && { period }),
    })),
    needs_more_spending: [
      { kind: 'needs_more_spending', done, goal, asset, period: 'year' },
      { kind: 'needs_more_spending', goal, asset, period: 'lifetime' },
    ],
    out_of_stock: [{ kind: 'out_of_stock', allowed: few }],
    total_at_least: [
      { kind: 'total_at_least', needed: goal, asset, done },
      { kind: 'total_at_least', needed: goal, asset },
    ],
    recurrence_ended: [{ kind: 'recurrence_ended', allowed: few }],
    window_not_begun: [{ kind: 'window_not_begun', begins_at: at }],
    asset: [
      { kind: 'asset', needed: 'CNY', was: 'USD' },
      { kind: 'asset', needed: 'CNY', was: null },
    ],
    amount_needed: [{ kind: 'amount_needed', asset: 'CNY' }],
    conversion_type: [{ kind: 'conversion_type', needed: 'order', was: 'signup' }],
    new_customer: [{ kind: 'new_customer', customer_since: at }, { kind: 'new_customer' }],
    claim_before_conversion: [{ kind: 'claim_before_conversion', claimed_at: at }],
    evidence: [{ kind: 'evidence', accepted: ['link', 'invitation'], was: 'claim' }],
    unrefunded: [{ kind: 'unrefunded' }],
    owed: [{ kind: 'owed', amount: few, asset }],
    period_lasts: [{ kind: 'period_lasts', ends_at: at }],
    mean_balance: [{ kind: 'mean_balance', mean: many, asset, days: few, rate_basis_points: 250 }],
  }
  return Object.values(all).flat()
}
