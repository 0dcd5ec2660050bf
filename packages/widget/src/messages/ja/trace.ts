import type { TraceMessages } from '../messages.ts'

/** What is said of all that happened with a friend, in Japanese. */
export const messages: TraceMessages = {
  traceTitle: 'これまでの経過',
  traceOf: (friend) => `あなたと${friend}さん`,
  sharedBy: (channel) => `${channel}でリンクを共有しました`,
  sharedLink: 'リンクを共有しました',
  traceOpened: (friend) => `${friend}さんがリンクを開きました`,
  traceClaimed: '注文について問い合わせました',
  traceBegan: (friend) => `${friend}さんがあなたの紹介になりました`,
  actSignup: (friend) => `${friend}さんが登録しました`,
  actOrder: (friend) => `${friend}さんが購入しました`,
  actRenewal: (friend) => `${friend}さんが更新しました`,
  actOther: (friend) => `${friend}さんが次の段階に進みました`,
  traceReward: (value, state) => `あなたの特典 ${value}：${state}`,
  traceAppeals: {
    open: '異議を申し立てました',
    upheld: 'ショップが異議を認めました',
    rejected: 'ショップが再確認し、結果は変わりませんでした',
  },
  traceEmpty: 'まだ記録はありません。',
  traceFailed: '読み込めませんでした。記録に変わりはありません。',
}
