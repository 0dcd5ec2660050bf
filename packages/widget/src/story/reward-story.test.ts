import { expect, test } from 'vitest'
import { messages as english } from '../messages/en/panel.ts'
import { messages as storyEnglish } from '../messages/en/story.ts'
import { messages as chinese } from '../messages/zh/panel.ts'
import { messages as storyChinese } from '../messages/zh/story.ts'
import { reward } from '../testing/fixtures.ts'
import { speak } from '../words/speech.ts'
import { rewardStory } from './reward-story.ts'

const en = speak({ messages: english, tag: 'en' }, '2026-05-27T09:00:00.000Z')
const zh = speak({ messages: chinese, tag: 'zh-CN' }, '2026-05-27T09:00:00.000Z')
const noon = (day: string) => `${day}T12:00:00.000Z`

test.each([
  [
    {},
    'Held until June 3, when Ben’s return time is over',
    '待生效：Ben 的退货期结束后，6月3日归您',
  ],
  [
    { friend_name: null },
    'Held until June 3, when the return time is over',
    '待生效：退货期结束后，6月3日归您',
  ],
  [
    { is_under_review: true, reason: 'waits_for_shop' },
    'Held until the shop confirms the order',
    '待生效：等待商店确认订单',
  ],
  [{ hold_until: null }, 'Held until the shop confirms the order', '待生效：等待商店确认订单'],
  [
    { is_under_review: true },
    'The shop is looking at this one; nothing is lost meanwhile.',
    '商店正在核实这份奖励，核实期间会为您保留。',
  ],
  [{ state: 'available', available_at: noon('2026-06-03') }, 'Yours since June 3', '6月3日起可用'],
  [
    { state: 'available', kind: 'cash', available_at: noon('2026-06-03') },
    'Yours since June 3; the shop pays it out',
    '6月3日起可用，由商店发放',
  ],
  [
    { state: 'issued', issued_at: noon('2026-06-03'), expires_at: noon('2027-01-01') },
    'Issued on June 3 · valid until January 1, 2027',
    '6月3日已发放 · 有效期至 2027年1月1日',
  ],
  [
    { state: 'issued', kind: 'points', asset: 'points', issued_at: noon('2026-06-03') },
    'In your balance since June 3',
    '6月3日已存入您的余额',
  ],
  [
    { state: 'issued', kind: 'cash', issued_at: noon('2026-06-03') },
    'Paid on June 3',
    '6月3日已支付',
  ],
  [{ state: 'redeemed' }, 'Used', '已使用'],
  [
    { state: 'cancelled', reason: 'returned', ended_at: noon('2026-05-26') },
    'Cancelled on May 26 · The order was returned.',
    '已于5月26日取消 · 订单已退货。',
  ],
  [
    { state: 'reversed', reason: 'not_counted', ended_at: noon('2026-05-26') },
    'Taken back on May 26 · It could not be counted.',
    '已于5月26日收回 · 未能计入。',
  ],
  [{ state: 'expired', ended_at: null }, 'Expired', '过期'],
])('%j is told as "%s", in Chinese "%s"', (changes, inEnglish, inChinese) => {
  expect(rewardStory(reward(changes), storyEnglish, en)).toBe(inEnglish)
  expect(rewardStory(reward(changes), storyChinese, zh)).toBe(inChinese)
})
