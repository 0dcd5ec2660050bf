import type { TraceMessages } from '../messages.ts'
import { named, spaced, within } from './named.ts'

/** What is said of all that happened with a friend, in Chinese. */
export const messages: TraceMessages = {
  traceTitle: '推荐经过',
  traceOf: (friend) => `您与${spaced(friend)}`,
  sharedBy: (channel) => `您通过${within(channel)}分享了链接`,
  sharedLink: '您分享了链接',
  lastSharedBy: (friend, channel) =>
    `${named(friend)}加入前，您最近一次通过${within(channel)}分享了链接`,
  lastShared: (friend) => `${named(friend)}加入前，您最近一次分享了链接`,
  traceOpened: (friend) => `${named(friend)}打开了您的链接`,
  traceOpenedBy: (friend, channel) => `${named(friend)}从${within(channel)}打开了您的链接`,
  traceClaimed: '您查询了这笔订单',
  traceBegan: (friend) => `${named(friend)}成为您推荐的好友`,
  actSignup: (friend) => `${named(friend)}完成了注册`,
  actOrder: (friend) => `${named(friend)}下了单`,
  actRenewal: (friend) => `${named(friend)}续费了`,
  actOther: (friend) => `${named(friend)}有了新进展`,
  traceReward: (value, state) => `您的奖励 ${value}：${state}`,
  traceAppeals: {
    open: '您提出了异议',
    upheld: '商店认可了您的异议',
    rejected: '商店复核后维持原结果',
  },
  traceEmpty: '目前还没有记录。',
  traceFailed: '未能加载，记录没有变化。',
}
