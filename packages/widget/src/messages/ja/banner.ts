import type { BannerMessages } from '../messages.ts'
import { gifts } from './gifts.ts'
import { offers } from './offers.ts'

/** What the friend's banner says, in Japanese. */
export const messages: BannerMessages = {
  ...gifts,
  ...offers,
  locale: 'ja',
  welcome: (advocate, gift) => `${advocate}さんからのご紹介：${gift}`,
  welcomeSome: (gift) => `お友達からのご紹介：${gift}`,
  bannerName: 'お友達からの特典',
  bannerCode: 'コード',
  bannerUntil: (date) => `${date}まで`,
  dismiss: '特典の表示を閉じる',
  copyCode: 'コードをコピー',
  codeCopied: 'コードをコピーしました。',
  codeByHand: 'コピーできませんでした。欄の中のコードを選択してください。',
}
