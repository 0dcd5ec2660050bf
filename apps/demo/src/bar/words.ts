import { en as receiptEn } from '@goodword/domain/receipts/words/en'
import { zh as receiptZh } from '@goodword/domain/receipts/words/zh'
import type { Lang } from '../shop/lang.ts'

const en = {
  demo: 'Demo',
  notShop: 'Demo controls, not part of the shop',
  clock: (day: string) => `It is ${day} in this shop`,
  move: 'Move the clock',
  days: (count: number) => (count === 1 ? '+1 day' : `+${count} days`),
  events: 'Events',
  noEvents: 'Nothing has happened yet.',
  eventsFailed: 'The events could not be loaded. Close this and open it again.',
  start: 'Start page',
  console: 'Console',
  receipt: 'Receipt',
  receiptTitle: 'A receipt',
  receiptText:
    'What was decided, from which facts, under which version of the program. Deciding again from these facts gives this result, letter for letter.',
  why: 'What would have had to be otherwise',
  facts: 'Facts',
  result: 'Result',
  program: 'Program version',
  decidedAt: 'Decided',
  kind: 'Kind',
  back: 'Back to the shop',
  noReceipt: 'There is no such receipt.',
  noteTitle: 'What this did at Goodword',
  onOrder: 'Order',
  onRefund: 'Refund',
  nobody: 'Nobody had referred this customer, so nothing was owed.',
  attributed: 'The friend was brought by an advocate, who is credited with it.',
  followed: 'It concerns the referral that stands already.',
  notAttributed: 'No claim won.',
  toAdvocate: 'Advocate',
  toFriend: 'Friend',
  results: {
    granted: 'granted',
    declined: 'not granted',
    kept: 'stays',
    changed: 'changed',
    cancelled: 'cancelled',
    reversed: 'reversed',
  } as Readonly<Record<string, string>>,
  heldUntil: (day: string) => `held until ${day}`,
}

type DemoWords = typeof en

const zh: DemoWords = {
  demo: '演示',
  notShop: '演示控制，不属于商店',
  clock: (day) => `店内日期：${day}`,
  move: '拨快时钟',
  days: (count) => `+${count} 天`,
  events: '事件',
  noEvents: '还没有发生任何事。',
  eventsFailed: '事件未能载入，请关闭后重新打开。',
  start: '起始页',
  console: '控制台',
  receipt: '凭据',
  receiptTitle: '决定凭据',
  receiptText:
    '当时依据哪些事实、按活动的哪个版本、作了什么决定。用同样的事实再算一遍，结果一字不差。',
  why: '如果怎样就不同',
  facts: '事实',
  result: '结果',
  program: '活动版本',
  decidedAt: '决定时间',
  kind: '类型',
  back: '返回商店',
  noReceipt: '没有这份凭据。',
  noteTitle: 'Goodword 做了什么',
  onOrder: '下单',
  onRefund: '退款',
  nobody: '无人推荐过这位顾客，不产生奖励。',
  attributed: '这位好友由一位推荐人带来，记在其名下。',
  followed: '对应已有的推荐关系。',
  notAttributed: '没有有效的推荐。',
  toAdvocate: '推荐人',
  toFriend: '好友',
  results: {
    granted: '已给予',
    declined: '未给予',
    kept: '不变',
    changed: '已调整',
    cancelled: '已取消',
    reversed: '已收回',
  },
  heldUntil: (day) => `待生效至${day}`,
}

/** A reason in the words that receipts use everywhere. */
export function reasonText(reason: string, lang: Lang): string {
  const { reasons } = lang === 'zh' ? receiptZh : receiptEn
  return (reasons as Readonly<Record<string, { merchant: string }>>)[reason]?.merchant ?? reason
}

/** What the demo says about itself, in a reader's language. */
export function demoWords(lang: Lang): DemoWords {
  return lang === 'zh' ? zh : en
}
