import { messageNames } from '@goodword/domain/programs/message-names'
import { expect, test } from 'vitest'
import { ownTexts } from './mount-preview.tsx'

test('every text that can be said otherwise is told as we say it, with what is filled in', async () => {
  const texts = await ownTexts('en')
  const told = new Map(texts.map((text) => [text.name, text]))
  expect(told.get('giveGet')).toEqual({
    name: 'giveGet',
    part: 'panel',
    filled: ['give', 'get'],
    text: 'Give {give}, get {get}',
    isExample: false,
  })
  expect(told.get('friendStates.approved')).toMatchObject({ part: 'story', text: 'Confirmed' })
  expect(told.get('friendsCount.one')).toMatchObject({ part: 'gifts', text: '# friend' })
  // English has two forms of the six that languages have; all else is there.
  const missing = Object.keys(messageNames).filter((name) => !told.has(name))
  expect(missing.filter((name) => !/\.(zero|two|few|many)$/.test(name))).toEqual([])
})

test.each(['zh', 'ja', 'de', 'es', 'ar'])('in %s they are texts, too', async (locale) => {
  const texts = await ownTexts(locale)
  expect(texts.length).toBeGreaterThan(250)
  for (const { name, text } of texts) {
    expect(text, name).not.toMatch(/NaN|undefined|\[object/)
    expect(text, name).not.toBe('')
  }
})

test('what is worked out from a number is told by an example', async () => {
  const texts = await ownTexts('zh')
  expect(texts.filter(({ isExample }) => isExample)).toMatchObject([
    { name: 'discount', text: '85\u00a0折' },
  ])
})
