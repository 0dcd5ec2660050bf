import type { InstantMessages } from '../messages.ts'

/** What is said to somebody whom nobody vouches for, in Chinese. */
export const messages: InstantMessages = {
  statusTitle: '后续进展',
  statusText: '确认邮箱后，即可在此查看您的好友与奖励。',
  emailLabel: '您的邮箱',
  sendLink: '发送链接',
  linkSent: '请查收邮件。链接仅可使用一次，30 分钟内有效。',
  linkNotSent: '未能发送，请检查邮箱地址后再试。',
  linkTooOld: '该链接已使用或已过期，请在此重新获取。',
  signOut: '在此设备上退出',
}
