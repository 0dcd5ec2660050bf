import { describe, expect, test } from 'vitest'
import { hasGeneratedShape } from './alias.ts'
import { foldCode } from './fold-code.ts'
import { checkVanity, skeleton, type VanityRefusal } from './vanity.ts'

test.each([
  ['ALICE', 'ALICE'],
  ['alice', 'ALICE'],
  [' sam-10 ', 'SAM-10'],
  ['sam 10', 'SAM10'],
  ['Ｓａｍ－１０', 'SAM-10'],
  ['sam–10', 'SAM-10'],
  ['SAM1', 'SAM1'],
  ['A'.repeat(20), 'A'.repeat(20)],
  ['a-b-c-d', 'A-B-C-D'],
  ['2026', '2026'],
])('%j may be chosen and is shown as %s', (typed, code) => {
  expect(checkVanity(typed)).toEqual({ kind: 'ok', code, skeleton: skeleton(foldCode(typed)!) })
})

test.each<[VanityRefusal, string]>([
  ['too_short', ''],
  ['too_short', '   '],
  ['too_short', 'SAM'],
  ['too_short', 'S-A-M'],
  ['too_long', 'A'.repeat(21)],
  ['too_long', `${'A'.repeat(10)}-${'A'.repeat(10)}`],
  ['too_long', ' '.repeat(65)],
  ['bad_characters', '-SAM10'],
  ['bad_characters', 'SAM10-'],
  ['bad_characters', 'SAM--10'],
  ['bad_characters', '----'],
  ['bad_characters', 'SAM_10'],
  ['bad_characters', 'SAMÉ'],
  ['bad_characters', 'АLICE'],
  ['bad_characters', 'alıce'],
  ['bad_characters', '王小明王小明'],
  ['bad_characters', 'SAM\u200b10'],
  ['bad_characters', 'SAM\u202e10'],
  ['bad_characters', 'SAM\ud80010'],
  ['generated_shape', 'K7CM3XWD9RTC'],
  ['generated_shape', 'K7CM-3XWD-9RTC'],
  ['generated_shape', 'k7cm-3xwd9rtc'],
  ['generated_shape', 'KZCM3XWD9RTC'],
  ['generated_shape', 'K7CM3XWD9RTU'],
  ['reserved', 'ADMIN'],
  ['reserved', 'ADM1N'],
  ['reserved', 'ad-min'],
  ['reserved', 'SUPPORT-10'],
  ['reserved', '5UPP0RT'],
  ['reserved', 'GOODWORD'],
  ['reserved', 'G00DW0RD2026'],
  ['reserved', 'THE-GOOD-WORD'],
  ['profane', 'FUCK'],
  ['profane', 'F-U-C-K'],
  ['profane', 'FVCK10'],
  ['profane', 'xxfuckxx'],
  ['profane', 'SH1T'],
  ['profane', '8ITCH'],
  ['profane', '81TCH'],
  ['profane', 'S1UT'],
  ['profane', 'BIG-ASS'],
  ['profane', 'N1663R'],
  ['profane', 'N1993R'],
  ['profane', 'PR0N'],
  ['profane', 'NAZI88'],
])('%s: %j', (reason, typed) => {
  expect(checkVanity(typed)).toEqual({ kind: 'refused', reason })
})

test.each([
  'CLASSIC10',
  'COCKTAIL',
  'GRAPE',
  'ESSEX10',
  'SCUNTHORPE',
  'DOCUMENT',
  'PASS20',
  'ROOTS',
])('%s only contains a bad word or a reserved one, and may be chosen', (typed) => {
  expect(checkVanity(typed)).toMatchObject({ kind: 'ok' })
})

describe('a skeleton', () => {
  test.each([
    ['ALICE', 'AL1CE'],
    ['ALICE', 'AI1CE'],
    ['BOSS', '8055'],
    ['ZOE2', '20EZ'],
    ['GIGI', '6161'],
    ['QUEEN', 'OVEEN'],
  ])('is the same for %s and %s', (one, other) => {
    expect(skeleton(one)).toBe(skeleton(other))
  })

  test.each([
    ['ALICE', 'ALICIA'],
    ['SAM10', 'SAM11'],
    ['MAX3', 'MAX4'],
  ])('tells %s from %s', (one, other) => {
    expect(skeleton(one)).not.toBe(skeleton(other))
  })
})

test('no code that may be chosen has the generated shape', () => {
  expect(hasGeneratedShape('K7CM3XWD9RTC')).toBe(true)
  expect(checkVanity('K7CM3XWD9RTA')).toMatchObject({ kind: 'ok' })
  expect(hasGeneratedShape('K7CM3XWD9RTA')).toBe(false)
})
