import type { Messages } from '../messages.ts'
import { headline } from './headline.ts'

/** What the panel says at once, in Japanese. */
export const messages: Messages = {
  ...headline,

  howShort: 'お友達に送ってください。ご参加の状況と特典の日付は、こちらで確認できます。',
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
  failedText: 'リンク、お友達、特典の情報は保存されています。',
  restingTitle: '現在、実施中の企画はありません',
  restingText: '獲得済みの特典はそのままです。',
  retry: 'もう一度試す',
  close: '閉じる',
}
