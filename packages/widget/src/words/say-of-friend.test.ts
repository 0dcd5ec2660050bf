import { expect, test } from 'vitest'
import { messages as de } from '../messages/de/story.ts'
import { messages as deTrace } from '../messages/de/trace.ts'
import { messages as en } from '../messages/en/story.ts'
import { messages as es } from '../messages/es/story.ts'
import { messages as esTrace } from '../messages/es/trace.ts'
import { messages as ja } from '../messages/ja/story.ts'
import type { StoryMessages } from '../messages/messages.ts'
import { messages as zh } from '../messages/zh/story.ts'
import { sayOfFriend } from './say-of-friend.ts'

const cause = (words: StoryMessages, name: string | null) =>
  sayOfFriend(name, words.yourFriend, words.forFriend)

test('a friend without a name is one in every language, as its sentences need it', () => {
  const causes = [en, de, es, ja, zh].map((words) => cause(words, null))
  expect(causes).toEqual([
    'For your friend',
    'Für Ihren Freund',
    'Por tu amigo',
    'お友達のご紹介',
    '推荐好友',
  ])
  const date = '3. Juni'
  expect(sayOfFriend(null, de.yourFriend, (friend) => de.yoursOn('15 €', date, friend))).toBe(
    'Am 3. Juni, wenn die Rückgabefrist von Ihrem Freund endet, bekommen Sie 15 €.',
  )
  expect(sayOfFriend(null, es.yourFriend, esTrace.traceOpened)).toBe('Tu amigo abrió tu enlace')
  expect(sayOfFriend(null, de.yourFriend, deTrace.actOrder)).toBe('Ihr Freund hat gekauft')
})

test('a name stays as its bearer writes it', () => {
  const causes = [en, de, es, ja, zh].map((words) => cause(words, 'bell hooks'))
  expect(causes).toEqual([
    'For bell hooks',
    'Für bell hooks',
    'Por bell hooks',
    'bell hooksさんのご紹介',
    '推荐 bell hooks',
  ])
  expect(sayOfFriend('bell hooks', en.yourFriend, en.hasBought)).toBe(
    'bell hooks has bought, thanks to you.',
  )
})
