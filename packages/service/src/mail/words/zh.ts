import type { MailWords } from './en.ts'

/** What our mail says, in Chinese. */
export const words: MailWords = {
  signInSubject: (shop) => `${shop}：您的登录链接`,
  signInLead: (shop) => `打开此链接，即可查看您在${shop}的好友与奖励：`,
  signInButton: '查看我的好友与奖励',
  signInOnce: '链接仅可使用一次，30 分钟内有效。',
  signInOther: '如果不是您本人的请求，请忽略此邮件：没有链接，任何人都看不到您的信息。',
}
