import type { BannerMessages } from '../messages.ts'
import { gifts } from './gifts.ts'
import { offers } from './offers.ts'

/** What the friend's banner says, in Chinese. */
export const messages: BannerMessages = {
  ...gifts,
  ...offers,
  locale: 'zh-CN',
  welcome: (advocate, gift) => `${advocate} 想到了您：${gift}`,
  welcomeSome: (gift) => `一位好友想到了您：${gift}`,
  bannerName: '好友送来的优惠',
  bannerCode: '您的优惠码',
  bannerUntil: (date) => `有效期至 ${date}`,
  dismiss: '关闭优惠提示',
  copyCode: '复制优惠码',
  codeCopied: '优惠码已复制。',
  codeByHand: '未能复制，请在输入框中选中优惠码。',
}
