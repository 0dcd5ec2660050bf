import type { MailWords } from './en.ts'

/** What our mail says, in Japanese. */
export const words: MailWords = {
  signInSubject: (shop) => `${shop}：ログイン用リンク`,
  signInLead: (shop) => `次のリンクを開くと、${shop}のお友達と特典を確認できます：`,
  signInButton: 'お友達と特典を見る',
  signInOnce: 'リンクは30分以内に一度だけ使えます。',
  signInOther:
    'お心当たりがない場合は、何もする必要はありません。リンクがなければ、誰も内容を見ることはできません。',
}
