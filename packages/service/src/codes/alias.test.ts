import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { aliasAlphabet, hasGeneratedShape, isGenuineAlias, newAlias, showAlias } from './alias.ts'
import { foldCode } from './fold-code.ts'
import { skeleton } from './vanity.ts'

const key = Buffer.alloc(32, 5)
const workspace = '01920000-0000-7000-8000-00000000000a'
const otherWorkspace = '01920000-0000-7000-8000-00000000000b'

test('a new alias is twelve characters of its alphabet and genuine', () => {
  for (let i = 0; i < 200; i++) {
    const alias = newAlias(key, workspace)
    expect(hasGeneratedShape(alias)).toBe(true)
    expect(isGenuineAlias(key, workspace, alias)).toBe(true)
  }
})

test('an alias is shown in groups of four, and read back from them', () => {
  const alias = newAlias(key, workspace)
  expect(showAlias(alias)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(foldCode(showAlias(alias).toLowerCase())).toBe(alias)
})

test('the alphabet has no vowels and no two characters that look alike', () => {
  expect(aliasAlphabet).not.toMatch(/[AEIOU01LQ]/)
  const looks = [...aliasAlphabet].map((character) => skeleton(character))
  expect(new Set(looks).size).toBe(aliasAlphabet.length)
})

test('the tag holds at least 25 bits', () => {
  expect(6 * Math.log2(aliasAlphabet.length)).toBeGreaterThan(25)
})

test('the same randomness gives the same alias, from one release to the next', () => {
  const counting = (size: number) => Uint8Array.from({ length: size }, (_, i) => i)
  expect(newAlias(key, workspace, counting)).toBe('23456789PNN9')
})

test('a drawn alias that reads as an obscenity is drawn again', () => {
  const bytesOf = (text: string) => Uint8Array.from(text, (c) => aliasAlphabet.indexOf(c))
  const draws = [bytesOf('FVCKM3'), bytesOf('K7CM3X')]
  expect(newAlias(key, workspace, () => draws.shift()!)).toMatch(/^K7CM3X/)
})

describe('an alias is not genuine', () => {
  const alias = newAlias(key, workspace)

  test('in another workspace', () => {
    expect(isGenuineAlias(key, otherWorkspace, alias)).toBe(false)
  })

  test("under another server's key", () => {
    expect(isGenuineAlias(randomBytes(32), workspace, alias)).toBe(false)
  })

  test('with any one character mistyped', () => {
    for (let i = 0; i < alias.length; i++) {
      for (const character of aliasAlphabet) {
        if (character === alias[i]) continue
        const mistyped = alias.slice(0, i) + character + alias.slice(i + 1)
        expect(isGenuineAlias(key, workspace, mistyped), mistyped).toBe(false)
      }
    }
  })

  test('with two neighbours exchanged', () => {
    for (let i = 0; i + 1 < alias.length; i++) {
      if (alias[i] === alias[i + 1]) continue
      const exchanged = alias.slice(0, i) + alias[i + 1] + alias[i] + alias.slice(i + 2)
      expect(isGenuineAlias(key, workspace, exchanged), exchanged).toBe(false)
    }
  })

  test.each(['', 'K7CM', alias.slice(1), `${alias}2`, `${alias.slice(1)}A`, alias.toLowerCase()])(
    'without the shape: %j',
    (text) => {
      expect(isGenuineAlias(key, workspace, text)).toBe(false)
    },
  )
})

test('a million random guesses of the right shape hit nothing', () => {
  let hits = 0
  for (const guess of guesses(1_000_000)) if (isGenuineAlias(key, workspace, guess)) hits++
  expect(hits).toBe(0)
})

/** Always the same guesses, so that the test does not fail by luck once in 150 runs. */
function* guesses(count: number) {
  let state = 2463534242
  for (let i = 0; i < count; i++) {
    let guess = ''
    for (let half = 0; half < 2; half++) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      let rest = state >>> 0
      for (let j = 0; j < 6; j++) {
        guess += aliasAlphabet[rest % 23]
        rest = Math.floor(rest / 23)
      }
    }
    yield guess
  }
}
