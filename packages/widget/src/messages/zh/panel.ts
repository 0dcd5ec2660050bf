import type { Messages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the panel says at once, in Chinese. */
export const messages: Messages = {
  ...headline,

  howShort: '把链接发给好友。好友加入、奖励到账，您都能在这里看到。',
  joinFirst: '点一下，即可生成您的专属链接。',

  yourLink: '您的链接',
  copyLink: '复制链接',
  share: '分享链接',
  getLink: '生成并分享我的链接',
  oneMoment: '请稍候…',
  notEnrolled: '没有成功，请再试一次。您的信息没有丢失。',

  loading: '加载中…',
  slow: '加载时间比平时长。您不必一直等待，信息不会丢失。',
  signInText: '登录商店后，这里就会显示您的专属链接。',
  signIn: '登录',
  expiredText: '您的登录已过期，正在更新。如果一直没有恢复，请重新登录。',
  offlineTitle: '网络已断开',
  offlineText: '您的信息没有丢失，恢复网络后会自动显示。',
  failedTitle: '暂时无法加载',
  failedText: '您的链接、好友和奖励都在，请再试一次。',
  restingTitle: '目前没有进行中的活动',
  restingText: '您已获得的奖励仍然有效。',
  retry: '重试',
  close: '关闭',
}
