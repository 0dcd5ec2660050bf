import type { Messages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the panel says at once, in Japanese. */
export const messages: Messages = {
  ...headline,

  howShort: 'お友達に送ってください。参加状況や特典がいつ届くかは、こちらで確認できます。',
  joinFirst: 'ワンタップで専用リンクができます。',

  yourLink: 'あなたのリンク',
  copyLink: 'リンクをコピー',
  share: 'リンクを送る',
  getLink: 'リンクを作って送る',
  oneMoment: '少々お待ちください…',
  notEnrolled: 'うまくいきませんでした。もう一度お試しください。',

  loading: '読み込み中…',
  slow: 'いつもより時間がかかっています。情報は失われません。',
  signInText: 'お店にログインすると、専用リンクがこちらに表示されます。',
  signIn: 'ログイン',
  expiredText: 'ログインの期限が切れたため、更新しています。',
  offlineTitle: 'オフラインです',
  offlineText: '接続が戻ると、自動で表示されます。',
  failedTitle: '読み込めませんでした',
  failedText: 'リンク、お友達、特典の情報は失われていません。',
  restingTitle: '現在ご利用いただける特典はありません',
  restingText: 'これまでに獲得した特典はそのままです。',
  retry: 'もう一度試す',
  close: '閉じる',
}
