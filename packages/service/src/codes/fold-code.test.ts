import { expect, test } from 'vitest'
import { foldCode } from './fold-code.ts'

test.each([
  ['as it is', 'K7CM3XWD9RTC', 'K7CM3XWD9RTC'],
  ['as it is shown', 'K7CM-3XWD-9RTC', 'K7CM3XWD9RTC'],
  ['in small letters', 'k7cm-3xwd-9rtc', 'K7CM3XWD9RTC'],
  ['with spaces and line breaks around and within', ' k7cm 3xwd\u00a09rtc\r\n', 'K7CM3XWD9RTC'],
  ['full-width', 'Ｋ７ＣＭ－３ＸＷＤ－９ＲＴＣ', 'K7CM3XWD9RTC'],
  ['with an ideographic space', 'ALICE\u300010', 'ALICE10'],
  ['with dashes that an editor made longer', 'K7CM–3XWD—9RTC', 'K7CM3XWD9RTC'],
  ['with a minus sign', 'SAM\u221210', 'SAM10'],
  ['of four characters', 'sam1', 'SAM1'],
  ['of twenty characters', 'a'.repeat(20), 'A'.repeat(20)],
])('a code typed %s is understood', (_, typed, code) => {
  expect(foldCode(typed)).toBe(code)
})

test.each([
  ['nothing', ''],
  ['three characters', 'abc'],
  ['dashes alone', '-----'],
  ['twenty-one characters', 'a'.repeat(21)],
  ['a long text of dashes', `SAM10${'-'.repeat(70)}`],
  ['Cyrillic look-alikes', 'АLICE'],
  ['a dotless i', 'alıce'],
  ['a sharp s', 'straße'],
  ['a zero-width space', 'SAM\u200b10'],
  ['a byte order mark', '\ufeffSAM10'],
  ['a bidi control', '\u202eSAM10'],
  ['NUL', 'SAM\u000010'],
  ['a lone surrogate', 'SAM\ud80010'],
  ['an emoji', 'SAM10🎉'],
  ['an underscore', 'SAM_10'],
])('%s is no code', (_, typed) => {
  expect(foldCode(typed)).toBeUndefined()
})

test('folding twice changes nothing', () => {
  expect(foldCode(foldCode(' k7cm-3xwd-9rtc ')!)).toBe('K7CM3XWD9RTC')
})
