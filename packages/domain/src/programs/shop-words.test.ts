import { expect, test } from 'vitest'
import { checkDocument } from './check-document.ts'
import { diffDocuments } from './diff-documents.ts'
import type { ProgramDraft } from './document.ts'

const plain: ProgramDraft = {
  name: { en: 'Give and get' },
  rules: [
    {
      id: 'voucher',
      when: 'order',
      give: [{ to: 'advocate', kind: 'coupon', value: { amount: 100, asset: 'CNY' } }],
    },
  ],
}

const faultsOf = (changes: object) => {
  const checked = checkDocument({ ...plain, ...changes })
  return checked.kind === 'ok' ? [] : checked.faults
}

test('what a shop shows of a program can be said, and nothing of it has to be', () => {
  expect(faultsOf({})).toEqual([])
  expect(
    faultsOf({
      theme: {
        accent: '#b3261e',
        radius: 8,
        font: "Inter, 'PingFang SC', sans-serif",
        mode: 'auto',
      },
      sharing: { channels: ['wechat', 'copy'] },
      prompt: { after: ['delivery'], every_days: 60 },
      faq: [{ question: { en: 'When?', zh: '何时？' }, answer: { en: 'In a week.' } }],
      wording: {
        en: {
          share_texts: { whatsapp: 'Look at this' },
          messages: { refer: 'Invite', giveGet: 'Give {give}, get {get}' },
        },
      },
    }),
  ).toEqual([])
})

test.each<[what: string, changes: object, pointer: string, message: string, suggestion?: string]>([
  [
    'a colour of another kind',
    { theme: { accent: 'red' } },
    '/theme/accent',
    'Give a colour as #rrggbb, such as "#008573".',
  ],
  [
    'a colour that does more',
    { theme: { accent: '#fff;x:url(a)' } },
    '/theme/accent',
    'Give a colour as #rrggbb, such as "#008573".',
  ],
  [
    'a font from an address',
    { theme: { font: 'url(//x/y)' } },
    '/theme/font',
    'Give font families by their names, such as "Inter, \'PingFang SC\', sans-serif".',
  ],
  [
    'a font that ends its declaration',
    { theme: { font: 'Inter; color: red' } },
    '/theme/font',
    'Give font families by their names, such as "Inter, \'PingFang SC\', sans-serif".',
  ],
  ['a radius too large', { theme: { radius: 33 } }, '/theme/radius', 'At most 32.'],
  [
    'no channel',
    { sharing: { channels: [] } },
    '/sharing/channels',
    'Name one channel at least, or leave `sharing` out.',
  ],
  [
    'a channel twice',
    { sharing: { channels: ['copy', 'copy'] } },
    '/sharing/channels',
    'Name each channel once: the first place counts.',
  ],
  [
    'a channel mistyped',
    { sharing: { channels: ['watsapp'] } },
    '/sharing/channels/0',
    'Use one of native, copy, whatsapp, sms, email, wechat, weibo, qq, line, telegram, facebook, x, qr.',
    'whatsapp',
  ],
  ['a prompt every 0 days', { prompt: { every_days: 0 } }, '/prompt/every_days', 'At least 1.'],
  [
    'a text we do not have',
    { wording: { en: { messages: { refr: 'Invite' } } } },
    '/wording/en/messages/refr',
    'The widget has no text of this name.',
    'refer',
  ],
  [
    'a place we do not fill',
    { wording: { en: { messages: { giveGet: '{gift}' } } } },
    '/wording/en/messages/giveGet',
    'Only {give}, {get} can be filled in here.',
  ],
  [
    'an answer in no language',
    { faq: [{ question: { en: 'When?' }, answer: {} }] },
    '/faq/0/answer',
    'Write the text in one language at least.',
  ],
  [
    'a question in a language that is none',
    { faq: [{ question: { 'en-gb-gb': 'When?' }, answer: { en: 'Soon.' } }] },
    '/faq/0/question/en-gb-gb',
    'This is not a language tag; use one such as "en", "zh" or "zh-Hant".',
  ],
])('%s is refused at its place', (_, changes, pointer, message, suggestion) => {
  const fault = suggestion === undefined ? { pointer, message } : { pointer, message, suggestion }
  expect(faultsOf(changes)).toEqual([fault])
})

test('a change of look or of a text is told by its place', () => {
  const before = { ...plain, theme: { accent: '#000000' } }
  const after = { ...plain, theme: { accent: '#ffffff' }, sharing: { channels: ['copy'] } }
  expect(diffDocuments(before, after)).toEqual([
    { pointer: '/theme/accent', change: 'replaced', before: '#000000', after: '#ffffff' },
    { pointer: '/sharing', change: 'added', after: { channels: ['copy'] } },
  ])
})
