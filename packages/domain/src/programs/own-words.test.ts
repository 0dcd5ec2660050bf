import { expect, test } from 'vitest'
import { messageFault, messageNames, numberedMessage } from './message-names.ts'
import { faqIn, messagesIn, shareTextsIn } from './own-words.ts'

const wording = {
  en: { share_texts: { whatsapp: 'Look at this', email: 'Dear friend' } },
  zh: {
    share_texts: { wechat: '送您' },
    messages: { refer: '邀请有礼', giveGet: '{get}归您，{give}归友' },
  },
  'zh-TW': { messages: { refer: '推薦好友' } },
}

test('each channel has the words of the reader’s language, else English ones', () => {
  expect(shareTextsIn({ wording }, 'en-GB')).toEqual(wording.en.share_texts)
  expect(shareTextsIn({ wording }, 'zh')).toEqual({ ...wording.en.share_texts, wechat: '送您' })
  expect(shareTextsIn({ wording }, 'fr')).toEqual(wording.en.share_texts)
  expect(shareTextsIn({ wording: {} }, 'en')).toEqual({})
})

test('what a language says on all channels is nearer than English for one of them', () => {
  const zh = { ...wording.zh, share_text: '看看' }
  expect(shareTextsIn({ wording: { ...wording, zh } }, 'zh-CN')).toEqual({ wechat: '送您' })
})

test('texts of ours are said otherwise only in the language they were written for', () => {
  expect(messagesIn({ wording }, 'zh-CN')).toEqual({
    refer: '邀请有礼',
    giveGet: '{2}归您，{1}归友',
  })
  expect(messagesIn({ wording }, 'zh-TW')).toMatchObject({ refer: '推薦好友' })
  expect(messagesIn({ wording }, 'en')).toBeNull()
  expect(messagesIn({ wording }, 'fr')).toBeNull()
})

test('questions are answered in the reader’s language, else in English', () => {
  const faq = [{ question: { en: 'When?', zh: '何时？' }, answer: { en: 'Soon.' } }]
  expect(faqIn({ faq }, 'zh')).toEqual([{ question: '何时？', answer: 'Soon.' }])
  expect(faqIn({}, 'zh')).toEqual([])
})

test.each([
  ['giveGet', 'Give {give}, get {get}', undefined],
  ['giveGet', 'For you', undefined],
  ['giveGet', 'Give {gift}', 'Only {give}, {get} can be filled in here.'],
  ['refer', 'Refer {friend}', 'Nothing is filled in here: write it without braces.'],
  ['friendStates.approved', 'Done', undefined],
  ['friendStates', 'Done', 'The widget has no text of this name.'],
  ['constructor', 'x', 'The widget has no text of this name.'],
])('%s as "%s": %s', (name, text, message) => {
  expect(messageFault(name, text)).toBe(message)
})

test('what is filled in is numbered by its place', () => {
  for (const [name, names] of Object.entries(messageNames)) {
    const text = names.map((filled) => `{${filled}}`).join(' ')
    expect(numberedMessage(name, text)).toBe(names.map((_, at) => `{${at + 1}}`).join(' '))
  }
})
