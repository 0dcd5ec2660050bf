import { expect, test } from 'vitest'
import { channelAddress } from './channel-address.ts'
import { channelLink } from './channel-link.ts'
import type { Channel } from './choose-channels.ts'

const message = {
  text: 'For you & me: 15% off? “Yes”',
  link: 'https://g.example/r/tea/K7QM?c=x',
  subject: 'Für dich',
}

test('a link says its channel, and nobody’s name', () => {
  expect(channelLink('https://g.example/r/tea/K7QM', 'wechat')).toBe(
    'https://g.example/r/tea/K7QM?c=wechat',
  )
  expect(channelLink('https://g.example/r/tea/K7QM?to=/a', 'sms')).toBe(
    'https://g.example/r/tea/K7QM?to=/a&c=sms',
  )
})

test.each<[Channel, origin: string, parts: Record<string, string>]>([
  ['whatsapp', 'https://wa.me/', { text: `${message.text} ${message.link}` }],
  ['weibo', 'https://service.weibo.com/', { url: message.link, title: message.text }],
  ['qq', 'https://connect.qq.com/', { url: message.link, title: message.text }],
  ['line', 'https://line.me/', { text: `${message.text} ${message.link}` }],
  ['telegram', 'https://t.me/', { url: message.link, text: message.text }],
  ['facebook', 'https://www.facebook.com/', { u: message.link }],
  ['x', 'https://x.com/', { url: message.link, text: message.text }],
  ['email', 'mailto:', { subject: message.subject, body: `${message.text} ${message.link}` }],
  ['sms', 'sms:', { body: `${message.text} ${message.link}` }],
])('%s opens with words and link, letter for letter', (channel, origin, parts) => {
  const address = channelAddress(channel, message) ?? ''
  expect(address.startsWith(origin)).toBe(true)
  const asked = new URLSearchParams(address.slice(address.indexOf('?') + 1))
  asked.delete('')
  expect(Object.fromEntries(asked)).toEqual(parts)
})

test.each<Channel>(['copy', 'native', 'wechat', 'qr'])('%s opens no address', (channel) => {
  expect(channelAddress(channel, message)).toBeUndefined()
})
