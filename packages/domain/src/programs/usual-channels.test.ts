import { expect, test } from 'vitest'
import { channelsFor } from './usual-channels.ts'

test.each([
  ['zh', ['wechat', 'weibo', 'qq']],
  ['zh-Hans-CN', ['wechat', 'weibo', 'qq']],
  ['zh-TW', ['line', 'x']],
  ['zh-Hant-HK', ['whatsapp', 'facebook']],
  ['ja', ['line', 'x']],
  ['ar-EG', ['whatsapp', 'telegram']],
  ['en-GB', ['whatsapp', 'facebook']],
  ['de', ['whatsapp', 'facebook']],
])('in %s people write each other by %j', (locale, usual) => {
  expect(channelsFor({}, locale)).toEqual(['native', 'copy', ...usual, 'sms', 'email', 'qr'])
})

test('what the merchant names stands instead, in that order', () => {
  expect(channelsFor({ sharing: { channels: ['qr', 'email'] } }, 'zh')).toEqual(['qr', 'email'])
})
