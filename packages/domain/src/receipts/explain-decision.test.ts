import { describe, expect, test } from 'vitest'
import { type Decided, type Simulation, simulate } from '../conversions/simulate.test-kit.ts'
import type { ProgramDraft } from '../programs/document.ts'
import { customerView } from './customer-view.ts'
import { explainDecision } from './explain-decision.ts'
import { tellCustomer } from './tell-customer.ts'
import { tellMerchant } from './tell-merchant.ts'
import { speakReceipt } from './words/speak-receipt.ts'

type RuleDraft = ProgramDraft['rules'][number]

const credit = { to: 'advocate', kind: 'credit', value: { amount: 1000, asset: 'CNY' } } as const
const rule = { id: 'thanks', when: 'order', give: [credit] } as const satisfies RuleDraft

const program = (rest: Partial<ProgramDraft> = {}): ProgramDraft => ({
  name: { en: 'Thanks' },
  rules: [rule],
  ...rest,
})

/** What the merchant reads under each rule and gift, in one language. */
function merchantReads(run: Simulation, decided: Decided, locale = 'en'): string[] {
  const { facts, decision } = decided
  const explanation = explainDecision(run.programs, facts, decision)
  const told = tellMerchant(explanation, speakReceipt(locale, 'Asia/Shanghai'))
  return told.rules.flatMap(({ nearest, gives }) =>
    [...nearest, ...gives.flatMap((give) => give.nearest)].map(({ text }) => text),
  )
}

function customerReads(run: Simulation, decided: Decided, name: string, locale = 'en') {
  const { facts, decision } = decided
  const view = customerView(explainDecision(run.programs, facts, decision), facts, `par_${name}`)
  return view && tellCustomer(view, speakReceipt(locale, 'Asia/Shanghai'), locale)
}

describe('an order that is too small', () => {
  const draft = program({ rules: [{ ...rule, if: 'conversion.amount >= 3000' }] })
  const run = simulate(draft)
  run.claim('ada', 'ben')
  const small = run.record('ben', 'order', { amount: 2750 })

  test('is told with what it lacks', () => {
    expect(merchantReads(run, small)).toEqual(['order of ¥30.00 or more; this one was ¥27.50'])
    expect(merchantReads(run, small, 'zh-CN')).toEqual(['订单满 ¥30.00；此次为 ¥27.50'])
  })

  test('is told to the advocate without what the friend paid', () => {
    expect(customerReads(run, small, 'ada')).toMatchObject({
      reader: 'advocate',
      text: 'The invitation counts.',
      rewards: [
        {
          amount: null,
          result: 'declined',
          text: 'It was not given. Something that it needs was missing.',
          nearest: [
            {
              kind: 'at_least',
              parameters: { fact: 'conversion.amount', asset: 'CNY', needed: 3000 },
              text: 'Order of ¥30.00 or more.',
            },
          ],
        },
      ],
    })
    expect(customerReads(run, small, 'ada', 'zh')?.rewards[0]).toMatchObject({
      text: '未能获得。尚有条件未满足。',
      nearest: [{ text: '订单满 ¥30.00。' }],
    })
  })

  test('concerns nobody else', () => {
    expect(customerReads(run, small, 'eve')).toBeUndefined()
  })
})

test('a window that ended is told with its end, and by how much', () => {
  const run = simulate(program({ attribution: { conversion_days: 10 } }))
  run.claim('ada', 'ben')
  run.record('ben', 'order', { amount: 100 })
  run.wait(13)
  const late = run.record('ben', 'order', { amount: 100 })
  expect(merchantReads(run, late)).toEqual([
    'the time for it ended 3 days earlier, on 12 March 2026',
  ])
  expect(merchantReads(run, late, 'zh')).toEqual(['有效期在此前 3 天（2026年3月12日）已结束'])
  expect(customerReads(run, late, 'ada')?.rewards).toMatchObject([
    { nearest: [{ text: 'The time for it ended 3 days earlier, on 12 March 2026.' }] },
  ])
})

test('a limit is told with its count, and when it counts again by its own calendar', () => {
  const time_zone = 'Asia/Shanghai'
  const run = simulate(
    program({ limits: [{ per: 'advocate', count: 6, period: 'year', time_zone }] }),
  )
  const last = Array.from({ length: 7 }, (_, at) => {
    run.claim('ada', `friend${at}`)
    return run.record(`friend${at}`, 'order', { amount: 100 })
  }).at(-1)!
  expect(merchantReads(run, last)).toEqual([
    'limit of 6 a year reached, counts again on 1 January 2027',
  ])
  expect(merchantReads(run, last, 'zh')).toEqual(['已达每年上限 6 份，2027年1月1日起重新计算'])
  expect(customerReads(run, last, 'ada')?.rewards).toMatchObject([
    { nearest: [{ text: 'Limit of 6 a year reached, counts again on 1 January 2027.' }] },
  ])
})

test('a reward that is above its limit is told as that, for it would never fit', () => {
  const limit = { per: 'advocate', amount: 900, asset: 'CNY', period: 'month' } as const
  const run = simulate(program({ limits: [limit] }))
  run.claim('ada', 'ben')
  const order = run.record('ben', 'order', { amount: 100 })
  expect(merchantReads(run, order)).toEqual(['limit of ¥9.00 a month; this one would be ¥10.00'])
  expect(merchantReads(run, order, 'zh')).toEqual(['每月上限为 ¥9.00；这一份为 ¥10.00'])
})

test('a milestone is told by the friends that are missing', () => {
  const milestone = { every: 3, counting: 'approved_referrals' } as const
  const run = simulate(
    program({ goal: { when: 'order' }, rules: [{ id: 'third', milestone, give: [credit] }] }),
  )
  run.claim('ada', 'ben')
  const first = run.record('ben', 'order', { amount: 100 })
  expect(merchantReads(run, first)).toEqual(['2 more friends: 1 of 3 so far'])
  expect(customerReads(run, first, 'ada', 'zh')?.rewards).toMatchObject([
    { kind: 'credit', nearest: [{ text: '还差 2 位好友：目前 1/3。' }] },
  ])
  expect(customerReads(run, first, 'ben')?.rewards).toEqual([])
})

test('a sum, a window of the rule and the first few are told by what they count', () => {
  const total = {
    ...rule,
    per: 'referral',
    asset: 'CNY',
    total: { at_least: 10_000, asset: 'CNY' },
    within: { days: 10 },
  } as const
  const run = simulate(program({ goal: { when: 'order' }, rules: [total] }))
  run.claim('ada', 'ben')
  const first = run.record('ben', 'order', { amount: 4000 })
  expect(merchantReads(run, first)).toEqual(['¥60.00 more: ¥40.00 of ¥100.00 so far'])
  expect(merchantReads(run, first, 'zh')).toEqual(['累计还差 ¥60.00：目前 ¥40.00/¥100.00'])
  expect(customerReads(run, first, 'ada')?.rewards).toMatchObject([
    { nearest: [{ text: '¥100.00 or more in all.' }] },
  ])
  run.wait(12)
  expect(merchantReads(run, run.record('ben', 'order', { amount: 9000 }))).toEqual([
    'the time for it ended 2 days earlier, on 12 March 2026',
  ])

  const few = simulate(program({ rules: [{ ...rule, first: 1 }] }))
  few.claim('ada', 'ben')
  few.record('ben', 'order', { amount: 100 })
  expect(merchantReads(few, few.record('ben', 'order', { amount: 100 }))).toEqual([
    'only the first is rewarded',
  ])
})

test('another currency, another type, a refund: each is told as what it is', () => {
  const run = simulate(program({ rules: [{ ...rule, asset: 'CNY' }] }))
  run.claim('ada', 'ben')
  const order = run.record('ben', 'order', { amount: 5000 })
  expect(merchantReads(run, run.record('ben', 'order', { amount: 5000, asset: 'USD' }))).toEqual([
    'an amount in CNY; this one was in USD',
  ])
  expect(merchantReads(run, run.record('ben', 'signup'))).toEqual([
    'for order; this one was sign-up',
  ])
  expect(merchantReads(run, run.refund(order.conversionId))).toEqual([
    'the order would have had to stand',
  ])
})

test('of several claims each tells why it did not count', () => {
  const run = simulate(program({ attribution: { click_days: 5, evidence: ['link'] } }))
  run.claim('ada', 'ben')
  run.wait(6)
  run.claim('cleo', 'ben', { evidence: 'code' })
  const { facts, decision } = run.record('ben', 'order', { amount: 100 })
  const explanation = explainDecision(run.programs, facts, decision)
  expect(tellMerchant(explanation, speakReceipt('en', 'UTC')).attribution).toMatchObject({
    text: 'No claim won',
    claims: [
      {
        text: 'the click was too long ago',
        nearest: [{ text: 'the time after the click ended 1 day earlier, on 7 March 2026' }],
      },
      {
        text: 'this evidence is not accepted',
        nearest: [{ text: 'evidence by link; this was a code' }],
      },
    ],
  })
})

test('what is being checked is told as that, and as nothing else', () => {
  const run = simulate(program())
  run.claim('ada', 'ben', { same_device: true })
  const decided = run.record('ben', 'order', { amount: 100 })
  for (const name of ['ada', 'ben']) {
    const told = customerReads(run, decided, name)
    expect(told).toMatchObject({
      is_being_checked: true,
      text: 'We are checking this. You will see here how it went.',
    })
    expect(JSON.stringify(told)).not.toMatch(/device|risk|score|signal|60/)
  }
})

test('the friend is told the offer that they do not get, by their own order', () => {
  const offer: RuleDraft = {
    id: 'offer',
    when: 'claimed',
    if: 'conversion.amount >= 10000',
    give: [{ to: 'friend', kind: 'coupon', value: { amount: 2000, asset: 'CNY' } }],
  }
  const run = simulate(program({ rules: [offer, rule] }))
  run.claim('ada', 'ben')
  const asked = run.verify('ben', 8000)
  expect(customerReads(run, asked, 'ben')?.rewards).toMatchObject([
    { nearest: [{ text: 'Order of ¥100.00 or more; this one was ¥80.00.' }] },
  ])
  expect(customerReads(run, asked, 'ada')?.rewards).toEqual([])
})
