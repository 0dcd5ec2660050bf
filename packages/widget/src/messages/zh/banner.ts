import type { BannerMessages } from '../messages.ts'
import { gifts } from './gifts.ts'

/** What the friend's banner says. */
export const messages: BannerMessages = {
  ...gifts,
  locale: 'zh-CN',
  welcome: (name, gift) => `${name ? `${name} ` : '一位好友'}想到了您：${gift}`,
  bannerName: '好友送来的优惠',
  bannerCode: '您的优惠码',
  bannerUntil: (date) => `有效期至 ${date}`,
  dismiss: '关闭优惠提示',
  copyCode: '复制券码',
  codeCopied: '券码已复制。',
  codeByHand: '未能复制，券码显示在列表中。',
}
