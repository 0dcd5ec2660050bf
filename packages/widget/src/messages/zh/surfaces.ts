import type { SurfaceMessages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the prompt, the progress strip, the board and the terms say, in Chinese. */
export const messages: SurfaceMessages = {
  ...headline,
  promptName: '推荐给好友',
  promptAfterOrder: '感谢您的订单。还有谁会喜欢？',
  promptAfterDelivery: '很高兴您喜欢。还有谁会喜欢？',
  notNow: '以后再说',
  terms: '活动规则',
  questions: '常见问题',
  noTerms: '活动规则会显示在这里。',
  boardName: '排行榜',
  boardPeriod: (start, end) => `${start}至${end}`,
  boardPlace: '名次',
  boardPerson: '推荐人',
  boardCount: '好友',
  boardYou: '您',
  boardHidden: '匿名',
  boardEmpty: '榜上还没有人。推荐第一位好友，您就在榜首。',
  boardMe: (place) => `您排在第 ${place} 名。`,
  boardNext: (more) => `再多 ${more} 即可上升一名。`,
  boardBelow: '您目前在一万名之后。',
  boardSpent: '订单金额',
  boardShowName: '在榜上显示我的名字',
  failedTitle: '暂时无法加载',
  retry: '重试',
}
