import type { TraceMessages } from '../messages.ts'
import { withSan } from './with-san.ts'

/** What is said of all that happened with a friend, in Japanese. */
export const messages: TraceMessages = {
  traceTitle: 'これまでの経過',
  traceOf: (friend) => `あなたと${withSan(friend)}`,
  sharedBy: (channel) => `${channel}でリンクを送りました`,
  sharedLink: 'リンクを送りました',
  lastSharedBy: (friend, channel) =>
    `${withSan(friend)}の参加前、最後に${channel}でリンクを送りました`,
  lastShared: (friend) => `${withSan(friend)}の参加前、最後にリンクを送りました`,
  traceOpened: (friend) => `${withSan(friend)}がリンクを開きました`,
  traceOpenedBy: (friend, channel) => `${withSan(friend)}が${channel}からリンクを開きました`,
  traceClaimed: '注文について問い合わせました',
  traceBegan: (friend) => `${withSan(friend)}があなたの紹介で参加しました`,
  actSignup: (friend) => `${withSan(friend)}が登録しました`,
  actOrder: (friend) => `${withSan(friend)}が購入しました`,
  actRenewal: (friend) => `${withSan(friend)}が更新しました`,
  actOther: (friend) => `${withSan(friend)}が次の段階に進みました`,
  traceReward: (value, state) => `あなたの特典 ${value}：${state}`,
  traceAppeals: {
    open: '結果について申し立てました',
    upheld: 'お店が申し立てを認めました',
    rejected: 'お店が再確認し、結果は変わりませんでした',
  },
  traceEmpty: 'まだ記録はありません。',
  traceFailed: '読み込めませんでした。記録に変わりはありません。',
}
