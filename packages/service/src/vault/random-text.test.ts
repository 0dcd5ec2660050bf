import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { randomText } from './random-text.ts'

test('every character of the alphabet comes from equally many bytes', () => {
  const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const text = randomText('abcdefghijklmnopqrstuvw', 253, () => everyByte)

  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  expect(new Set(counts.values())).toEqual(new Set([11]))
  expect(counts.size).toBe(23)
})

test('a byte that would favour the first characters is drawn again', () => {
  const draws = [Uint8Array.of(255, 254, 253), Uint8Array.of(0, 1, 2)]
  expect(randomText('abcdefghijklmnopqrstuvw', 3, () => draws.shift()!)).toBe('abc')
})

test.each([1, 7, 24])('%i characters were asked for and come', (length) => {
  expect(randomText('01', length, randomBytes)).toMatch(new RegExp(`^[01]{${length}}$`))
})
