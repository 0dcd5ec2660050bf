import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { line, paragraph } from './text.ts'

const refusedEverywhere: [string, string][] = [
  ['NUL', 'a\u0000b'],
  ['escape', 'a\u001b[31mb'],
  ['delete', 'a\u007fb'],
  ['a C1 control', 'a\u0085b'],
  ['a carriage return alone', 'a\rb'],
  ['a line separator', 'a\u2028b'],
  ['a lone high surrogate', 'a\ud83db'],
  ['a lone low surrogate', 'a\ude00b'],
  ['surrogates in the wrong order', '\ude00\ud83d'],
  ['a right-to-left override', 'a\u202eb'],
  ['a right-to-left mark', 'a\u200fb'],
  ['an Arabic letter mark', 'a\u061cb'],
  ['an isolate', 'a\u2066b\u2069'],
  ['a zero-width space', 'a\u200bb'],
  ['a word joiner', 'a\u2060b'],
  ['a byte order mark', '\ufeffa'],
  ['a soft hyphen', 'a\u00adb'],
  ['a Hangul filler', 'a\u3164b'],
  ['hidden tag characters', 'a\u{e0041}b'],
  ['nothing', ''],
]

describe('line', () => {
  test.each([
    'Ben',
    '王小明',
    'عبد الله',
    'O’Brien & Söhne <b>',
    "'; drop table --",
    ' two  spaces ',
    '🎉❤️',
    '葛\u{e0100}城',
    'x'.repeat(40),
  ])('keeps %j as it is', (value) => {
    expect(v.parse(line(40), value)).toBe(value)
  })

  test.each([
    ...refusedEverywhere,
    ['a line break', 'a\nb'],
    ['a Windows line break', 'a\r\nb'],
    ['a tab', 'a\tb'],
    ['a zero-width joiner', '👩\u200d🚀'],
    ['a zero-width non-joiner', 'می\u200cخواهم'],
    ['too much', 'x'.repeat(41)],
  ])('refuses %s', (_, value) => {
    expect(v.is(line(40), value)).toBe(false)
  })

  test.each([1, null, undefined, {}, ['a']])('refuses %j, which is not text', (value) => {
    expect(v.is(line(40), value)).toBe(false)
  })

  test('gives two spellings of one word one form', () => {
    expect(v.parse(line(40), 'cafe\u0301')).toBe('caf\u00e9')
  })

  test('counts the length of the form that is kept', () => {
    expect(v.is(line(4), 'cafe\u0301')).toBe(true)
    expect(v.is(line(5), '\u0958'.repeat(5))).toBe(false)
  })

  test('says what is wrong without repeating the text', () => {
    for (const value of ['secret\u0000', 'secret\ud83d', `secret${'x'.repeat(40)}`, ['secret']]) {
      const result = v.safeParse(line(40), value)
      expect(result.success).toBe(false)
      expect(result.issues?.map((issue) => issue.message).join(' ')).not.toContain('secret')
    }
  })
})

describe('paragraph', () => {
  test.each(['a\nb', 'a\r\nb', 'a\tb', '👩\u200d🚀', 'می\u200cخواهم'])(
    'keeps %j as it is',
    (value) => {
      expect(v.parse(paragraph(40), value)).toBe(value)
    },
  )

  test.each([...refusedEverywhere, ['too much', 'x'.repeat(41)]])('refuses %s', (_, value) => {
    expect(v.is(paragraph(40), value)).toBe(false)
  })
})
