import type { InstantMessages } from '../messages.ts'

/** What is said to somebody whom nobody vouches for, in Japanese. */
export const messages: InstantMessages = {
  statusTitle: 'その後の状況',
  statusText: 'メールアドレスの確認が済むと、お友達と特典がここに表示されます。',
  emailLabel: 'メールアドレス',
  sendLink: 'リンクを受け取る',
  linkSent: 'メールをご確認ください。リンクは30分以内に一度だけ使えます。',
  linkNotSent: '送信できませんでした。アドレスを確認してもう一度お試しください。',
  linkTooOld: 'このリンクは使用済みか期限切れです。ここで新しく受け取れます。',
  signOut: 'この端末からログアウト',
}
