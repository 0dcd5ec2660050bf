import { expect, test } from 'vitest'
import { chooseChannels, type Device } from './choose-channels.ts'

const phone: Device = { canShare: true, isTouch: true, isInWeChat: false }
const desk: Device = { canShare: true, isTouch: false, isInWeChat: false }
const usual = ['native', 'copy', 'whatsapp', 'facebook', 'sms', 'email', 'qr']

test.each<[where: string, device: Device, offered: string[], chosen: string[]]>([
  ['on a phone', phone, usual, ['native', 'copy', 'whatsapp', 'facebook', 'sms', 'email']],
  [
    'on a phone without a share sheet',
    { ...phone, canShare: false },
    usual,
    ['copy', 'whatsapp', 'facebook', 'sms', 'email', 'qr'],
  ],
  ['at a desk', desk, usual, ['copy', 'whatsapp', 'facebook', 'email', 'qr']],
  ['within WeChat', { ...phone, isInWeChat: true }, usual, ['copy', 'qr']],
  [
    'within WeChat, in Chinese',
    { ...phone, isInWeChat: true },
    ['wechat', 'copy'],
    ['wechat', 'copy'],
  ],
  ['in the merchant’s order', phone, ['qr', 'sms', 'native'], ['qr', 'sms', 'native']],
  ['where nothing else works', desk, ['sms'], ['copy']],
])('%s', (_, device, offered, chosen) => {
  expect(chooseChannels(device, offered)).toEqual(chosen)
})
