import type { SharingMessages } from '../messages.ts'

/** What is said when sharing is opened, in Chinese. */
export const messages: SharingMessages = {
  messageName: '分享文字',
  linkFollows: '您的链接会自动附在末尾。',
  back: '返回',
  posterTitle: '分享海报',
  posterHow: '保存图片后发到微信，好友长按识别二维码即可。',
  posterScan: '长按或扫码，领取优惠',
  posterAlt: (link) => `${link} 的二维码`,
  savePicture: '保存图片',
  copyPicture: '复制图片',
  sharePicture: '分享图片',
  pictureCopied: '图片已复制。',
  printCard: '打印卡片',
  printBlocked: '浏览器未能打开打印页面，请保存图片后打印。',
}
