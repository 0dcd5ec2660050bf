import { expect, test } from 'vitest'
import { messages as german } from '../messages/de/panel.ts'
import { offers as englishOffers } from '../messages/en/offers.ts'
import { messages as english } from '../messages/en/panel.ts'
import { offers as chineseOffers } from '../messages/zh/offers.ts'
import { messages as chinese } from '../messages/zh/panel.ts'
import { catalogue } from '../panel/catalogue.ts'
import { session } from '../testing/fixtures.ts'
import { sayProgress } from './headline.ts'
import { loadLanguage, wireLocale } from './locale.ts'
import { sayOffer } from './say-offer.ts'
import { speak } from './speech.ts'

const now = '2026-05-27T09:00:00.000Z'
const en = speak({ messages: english, tag: 'en' }, now)
const zh = speak({ messages: chinese, tag: 'zh-CN' }, now)
const { friend_gift: fifteenPercent, advocate_gift: hundredYuan } = session().program
if (!fifteenPercent || !hundredYuan) throw new Error('The program gives both something.')

test.each([
  [10_000, 'CNY', '¥100', '¥100'],
  [10_050, 'CNY', '¥100.50', '¥100.50'],
  [987_654_321, 'USD', '$9,876,543.21', '$9,876,543.21'],
  [1500, 'JPY', '¥1,500', '¥1,500'],
  [1500, 'KWD', 'KWD 1.500', 'KWD 1.500'],
  [1, 'points', '1 point', '1 积分'],
  [500, 'points', '500 points', '500 积分'],
  [16_000, 'storage_mb', '16,000 MB', '16,000 MB'],
  [3, 'free_months', '3 free months', '3 free months'],
])('%s of %s is said as %s, in Chinese as %s', (amount, asset, inEnglish, inChinese) => {
  expect(en.amount(amount, asset).replaceAll('\u00a0', ' ')).toBe(inEnglish)
  expect(zh.amount(amount, asset).replaceAll('\u00a0', ' ')).toBe(inChinese)
})

test('a discount is said in the way of each language', () => {
  expect(en.gift(fifteenPercent)).toBe('15%')
  expect(sayOffer(fifteenPercent, en, englishOffers)).toBe(
    '15% off your first order (¥200 at most)',
  )
  expect(zh.gift(fifteenPercent)).toBe('85\u00a0折')
  expect(sayOffer(fifteenPercent, zh, chineseOffers)).toBe(
    '首\u2060单\u00a085\u00a0折（最\u2060高\u00a0¥200）',
  )
})

test.each([
  [2000, '8\u00a0折'],
  [1250, '8.75\u00a0折'],
  [500, '95\u00a0折'],
  [9500, '立减 95%'],
])('%s basis points off are %s', (basis_points, said) => {
  const value = { type: 'share', basis_points, cap: null, asset: 'CNY' } as const
  expect(zh.gift({ ...fifteenPercent, value })).toBe(said)
})

test('a milestone says how many friends it takes', () => {
  const every = (count: number) => ({
    ...hundredYuan,
    milestone: { type: 'every', count, period: 'lifetime' } as const,
  })
  expect(en.gift(every(3))).toBe('¥100 for every 3 friends')
  expect(en.gift(every(1))).toBe('¥100 for each friend')
  const atFive = { type: 'at', count: 5, period: 'lifetime' } as const
  expect(en.gift({ ...hundredYuan, milestone: atFive })).toBe('¥100 at 5 friends')
  expect(zh.gift(every(3))).toBe('每 3 位好友得 ¥100')
})

test.each([
  [
    'en',
    '¥100 when friends have spent ¥5,000 · this month',
    'Friends spent ¥3,120 of ¥5,000, ¥1,880 more for ¥100 · this month',
  ],
  [
    'zh',
    '好友消费满 ¥5,000 得 ¥100 · 本月',
    '好友已消费 ¥3,120/¥5,000，再消费 ¥1,880 得 ¥100 · 本月',
  ],
] as const)(
  'spending is said as money, never as friends, and when it counts: %s',
  (tongue, gift, progress) => {
    const speech = { en, zh }[tongue]
    const given = {
      ...hundredYuan,
      milestone: { type: 'spending', amount: 500_000, asset: 'CNY', period: 'month' },
    } as const
    expect(speech.gift(given)).toBe(gift)
    const done = { done: 312_000, goal: 500_000, asset: 'CNY', period: 'month' } as const
    expect(sayProgress({ ...done, gift: given }, speech)).toBe(progress)
  },
)

test("the merchant's label stands for the value", () => {
  expect(en.gift({ ...hundredYuan, label: 'free parking' })).toBe('free parking')
})

test('a day of another year is said with its year', () => {
  expect(en.date('2026-06-03T12:00:00.000Z')).toBe('June 3')
  expect(en.date('2027-06-03T12:00:00.000Z')).toBe('June 3, 2027')
  expect(zh.date('2027-06-03T12:00:00.000Z')).toBe('2027年6月3日')
})

test('options that the page hung on every object do not reach Intl', () => {
  Object.assign(Object.prototype, { minimumFractionDigits: 7, year: 'numeric' })
  try {
    expect(en.amount(10_000, 'CNY')).toBe('¥100')
    expect(en.date('2026-06-03T12:00:00.000Z')).toBe('June 3')
  } finally {
    Reflect.deleteProperty(Object.prototype, 'minimumFractionDigits')
    Reflect.deleteProperty(Object.prototype, 'year')
  }
})

test.each([
  ['zh-Hans-CN', chinese, 'zh-Hans-CN'],
  ['zh', chinese, 'zh'],
  ['en-GB', english, 'en-GB'],
  ['de-DE', german, 'de-DE'],
  ['fr', english, 'en'],
  ['', english, 'en'],
  ['<script>', english, 'en'],
])('for "%s" the words and the formats are of one language', async (tag, messages, format) => {
  expect(await loadLanguage(tag, catalogue)).toEqual({ messages, tag: format })
})

test('a language that cannot be fetched leaves English', async () => {
  const broken = { ...catalogue, zh: () => Promise.reject(new Error('offline')) }
  expect(await loadLanguage('zh', broken)).toEqual({ messages: english, tag: 'en' })
})

test('a tag that the API would refuse is not sent', () => {
  expect(wireLocale('zh-CN')).toBe('zh-CN')
  expect(wireLocale('en_US')).toBeUndefined()
  expect(wireLocale('')).toBeUndefined()
})

test.each([
  ['cash', 1500, 'CNY', '¥15', '¥15'],
  ['points', 500, 'points', '500 points', '500 积分'],
  ['draw_entry', 1, 'draw_entry', '1 draw entry', '1 次抽奖机会'],
  ['draw_entry', 3, 'draw_entry', '3 draw entries', '3 次抽奖机会'],
  ['donation', 1000, 'CNY', 'a donation of ¥10', '捐赠 ¥10'],
  ['message', 1, 'certificate', 'a thank-you', '一份感谢'],
  ['gift', 1, 'tea_set', '1 tea set', '1 tea set'],
])('a %s of %s %s is said as %s, in Chinese as %s', (kind, amount, asset, inEnglish, inChinese) => {
  expect(en.worth(kind, amount, asset)).toBe(inEnglish)
  expect(zh.worth(kind, amount, asset)).toBe(inChinese)
})
