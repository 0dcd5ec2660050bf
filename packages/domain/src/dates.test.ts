import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  fromInstant,
  isTimeZone,
  periodNamed,
  periodOf,
  toInstant,
} from './dates.ts'

describe('instants', () => {
  test.each([
    ['2026-03-14T15:09:26Z', '2026-03-14T15:09:26.000Z'],
    ['2026-03-14t15:09:26.5z', '2026-03-14T15:09:26.500Z'],
    ['2026-03-14T15:09:26.123456Z', '2026-03-14T15:09:26.123Z'],
    ['2026-03-14T23:09:26+08:00', '2026-03-14T15:09:26.000Z'],
    ['2026-03-14T15:09:26-00:00', '2026-03-14T15:09:26.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59.000Z'],
  ])('%s is read as %s', (text, instant) => {
    expect(toInstant(fromInstant(text))).toBe(instant)
  })

  test.each([
    '',
    '2026-03-14',
    '2026-03-14T15:09Z',
    '2026-03-14T15:09:26',
    '2026-03-14 15:09:26Z',
    '2026-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T23:60:00Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+0800',
    '+002026-01-01T00:00:00Z',
    '２０２６-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z\n',
    'tomorrow',
  ])('%j is not a time', (text) => {
    expect(() => fromInstant(text)).toThrow(RangeError)
  })

  test('what was written is read back', () => {
    const years = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) })
    const ages = fc.integer({
      min: Date.parse('0000-01-01T00:00:00.000Z'),
      max: 253_402_300_799_999,
    })
    fc.assert(fc.property(fc.oneof(years, ages), (ms) => fromInstant(toInstant(ms)) === ms))
  })

  test('an instant is written as the platform writes it', () => {
    const last = 8_640_000_000_000_000
    const instants = fc.oneof(
      fc.integer({ min: -last, max: last }),
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2026, 0, 9) }),
    )
    fc.assert(
      fc.property(instants, (ms) => toInstant(ms) === new Date(ms).toISOString()),
      { numRuns: 1_000 },
    )
    expect(toInstant(1.9)).toBe('1970-01-01T00:00:00.001Z')
    expect(() => toInstant(Number.NaN)).toThrow(RangeError)
    expect(() => toInstant(last + 1)).toThrow(RangeError)
  })

  test('every day of a cycle of the calendar is read as the platform counts it', () => {
    for (let ms = Date.UTC(1899, 11, 31); ms < Date.UTC(2301, 0); ms += 86_400_000) {
      const text = toInstant(ms)
      if (fromInstant(text) !== ms) expect(text).toBe(ms)
    }
  })

  test.each([
    '2026-02-29T00:00:00.000Z',
    '2100-02-29T00:00:00.000Z',
    '2026-04-31T00:00:00.000Z',
    '2026-00-10T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-01-00T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T23:60:00.000Z',
    '2026-01-01T23:59:60.000Z',
    '2026-01-01T00:00:00.00aZ',
    '2026-01-01T00:00:00:000Z',
  ])('%j is no time in the form that we write', (text) => {
    expect(() => fromInstant(text)).toThrow(RangeError)
  })

  test('a day is 24 hours, also where the clocks change', () => {
    const before = fromInstant('2026-03-28T12:00:00+01:00')
    expect(toInstant(addDays(before, 1))).toBe('2026-03-29T11:00:00.000Z')
    expect(toInstant(addDays(before, 365))).toBe('2027-03-28T11:00:00.000Z')
  })
})

describe('isTimeZone', () => {
  test.each(['UTC', 'Asia/Shanghai', 'America/Argentina/Buenos_Aires', 'Etc/GMT+8'])(
    'knows %s',
    (name) => {
      expect(isTimeZone(name)).toBe(true)
    },
  )

  test.each(['', '+08:00', '08:00', 'Mars/Phobos', 'Asia/Shanghai ', '__proto__', 'a'.repeat(99)])(
    'does not know %j',
    (name) => {
      expect(isTimeZone(name)).toBe(false)
    },
  )
})

describe('periodOf', () => {
  const cases: [string, string, 'day' | 'month' | 'year', string, string, string][] = [
    // The zone decides the day.
    [
      '2026-03-14T15:59:59.999Z',
      'Asia/Shanghai',
      'day',
      '2026-03-14',
      '2026-03-13T16:00:00.000Z',
      '2026-03-14T16:00:00.000Z',
    ],
    [
      '2026-03-14T16:00:00Z',
      'Asia/Shanghai',
      'day',
      '2026-03-15',
      '2026-03-14T16:00:00.000Z',
      '2026-03-15T16:00:00.000Z',
    ],
    [
      '2026-03-14T16:00:00Z',
      'UTC',
      'day',
      '2026-03-14',
      '2026-03-14T00:00:00.000Z',
      '2026-03-15T00:00:00.000Z',
    ],
    [
      '2026-12-31T16:00:00Z',
      'Asia/Shanghai',
      'month',
      '2027-01',
      '2026-12-31T16:00:00.000Z',
      '2027-01-31T16:00:00.000Z',
    ],
    [
      '2026-12-31T16:00:00Z',
      'Asia/Shanghai',
      'year',
      '2027',
      '2026-12-31T16:00:00.000Z',
      '2027-12-31T16:00:00.000Z',
    ],
    [
      '2026-12-31T15:59:59.999Z',
      'Asia/Shanghai',
      'year',
      '2026',
      '2025-12-31T16:00:00.000Z',
      '2026-12-31T16:00:00.000Z',
    ],
    [
      '2026-05-01T00:00:00Z',
      'Asia/Kathmandu',
      'day',
      '2026-05-01',
      '2026-04-30T18:15:00.000Z',
      '2026-05-01T18:15:00.000Z',
    ],
    [
      '2026-05-01T10:00:00Z',
      'Pacific/Kiritimati',
      'day',
      '2026-05-02',
      '2026-05-01T10:00:00.000Z',
      '2026-05-02T10:00:00.000Z',
    ],
    // Leap days.
    [
      '2024-02-29T12:00:00Z',
      'UTC',
      'day',
      '2024-02-29',
      '2024-02-29T00:00:00.000Z',
      '2024-03-01T00:00:00.000Z',
    ],
    [
      '2024-02-29T12:00:00Z',
      'UTC',
      'month',
      '2024-02',
      '2024-02-01T00:00:00.000Z',
      '2024-03-01T00:00:00.000Z',
    ],
    [
      '2100-02-28T12:00:00Z',
      'UTC',
      'month',
      '2100-02',
      '2100-02-01T00:00:00.000Z',
      '2100-03-01T00:00:00.000Z',
    ],
    // A day of 23 hours, and one of 25.
    [
      '2026-03-29T12:00:00Z',
      'Europe/Berlin',
      'day',
      '2026-03-29',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ],
    [
      '2026-10-25T12:00:00Z',
      'Europe/Berlin',
      'day',
      '2026-10-25',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ],
    [
      '2026-03-29T12:00:00Z',
      'Europe/Berlin',
      'month',
      '2026-03',
      '2026-02-28T23:00:00.000Z',
      '2026-03-31T22:00:00.000Z',
    ],
    [
      '2026-07-01T12:00:00Z',
      'America/New_York',
      'year',
      '2026',
      '2026-01-01T05:00:00.000Z',
      '2027-01-01T05:00:00.000Z',
    ],
    // Midnight does not exist: the clock jumps from 24:00 to 01:00.
    [
      '2018-11-04T12:00:00Z',
      'America/Sao_Paulo',
      'day',
      '2018-11-04',
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T02:00:00.000Z',
    ],
    // The clock goes back from 24:00 to 23:00: the old day is the longer one.
    [
      '2018-02-18T02:30:00Z',
      'America/Sao_Paulo',
      'day',
      '2018-02-17',
      '2018-02-17T02:00:00.000Z',
      '2018-02-18T03:00:00.000Z',
    ],
    // The clock goes back from 00:01 to 23:01, so one date is shown twice.
    [
      '2010-11-07T12:00:00Z',
      'America/St_Johns',
      'day',
      '2010-11-07',
      '2010-11-07T02:30:00.000Z',
      '2010-11-08T03:30:00.000Z',
    ],
    // A day that never was: Samoa went from 29 to 31 December.
    [
      '2011-12-30T09:59:59Z',
      'Pacific/Apia',
      'day',
      '2011-12-29',
      '2011-12-29T10:00:00.000Z',
      '2011-12-30T10:00:00.000Z',
    ],
    [
      '2011-12-30T10:00:00Z',
      'Pacific/Apia',
      'day',
      '2011-12-31',
      '2011-12-30T10:00:00.000Z',
      '2011-12-31T10:00:00.000Z',
    ],
  ]

  test.each(cases)('%s in %s lies in the %s %s', (text, zone, period, key, from, to) => {
    const found = periodOf(fromInstant(text), period, zone)
    expect(found).toEqual({ key, from: fromInstant(from), to: fromInstant(to) })
  })

  test('a lifetime has no edges', () => {
    expect(periodOf(0, 'lifetime', 'UTC')).toEqual({ key: 'lifetime', from: null, to: null })
  })

  test.each([
    ['2026-03-08T23:59:59.999Z', 'UTC', '2026-W10', '2026-03-02T00:00:00.000Z'],
    ['2026-03-09T00:00:00.000Z', 'UTC', '2026-W11', '2026-03-09T00:00:00.000Z'],
    ['2026-03-08T16:00:00.000Z', 'Asia/Shanghai', '2026-W11', '2026-03-08T16:00:00.000Z'],
    // The Thursday says in which year a week is counted.
    ['2027-01-03T12:00:00.000Z', 'UTC', '2026-W53', '2026-12-28T00:00:00.000Z'],
    ['2027-01-04T00:00:00.000Z', 'UTC', '2027-W01', '2027-01-04T00:00:00.000Z'],
    ['2024-12-30T00:00:00.000Z', 'UTC', '2025-W01', '2024-12-30T00:00:00.000Z'],
    // A week in which the clock changes.
    ['2026-03-29T12:00:00.000Z', 'Europe/Berlin', '2026-W13', '2026-03-22T23:00:00.000Z'],
  ])('%s in %s lies in the week %s, which begins on Monday, %s', (at, zone, key, from) => {
    expect(periodOf(fromInstant(at), 'week', zone)).toMatchObject({ key, from: fromInstant(from) })
  })

  test('an unknown zone is refused, not guessed', () => {
    expect(() => periodOf(0, 'day', 'Mars/Phobos')).toThrow(RangeError)
  })

  test('periods hold their instant, and follow on each other without gap or overlap', () => {
    const zones = [
      'UTC',
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/St_Johns',
      'America/Sao_Paulo',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'America/Havana',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
        fc.constantFrom(...zones),
        (ms, period, zone) => {
          const { key, from, to } = periodOf(ms, period, zone)
          expect(from).toBeLessThanOrEqual(ms)
          expect(to).toBeGreaterThan(ms)
          expect(periodOf(from!, period, zone)).toEqual({ key, from, to })
          expect(periodOf(to! - 1, period, zone)).toEqual({ key, from, to })
          const next = periodOf(to!, period, zone)
          expect(next.from).toBe(to)
          expect(next.key > key).toBe(true)
          expect(periodOf(from! - 1, period, zone).to).toBe(from)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('every instant around a repeated date belongs to exactly one day', () => {
    const start = fromInstant('2010-11-07T00:00:00Z')
    const keys = Array.from({ length: 360 }, (_, minute) => {
      const ms = start + minute * 60_000
      const { key, from, to } = periodOf(ms, 'day', 'America/St_Johns')
      expect(from! <= ms && ms < to!).toBe(true)
      return key
    })
    expect(keys.toSorted()).toEqual(keys)
    expect(new Set(keys)).toEqual(new Set(['2010-11-06', '2010-11-07']))
  })
})

describe('months later', () => {
  test.each([
    ['2026-01-31T10:00:00Z', 1, 'UTC', '2026-02-28T10:00:00Z'],
    ['2028-01-31T10:00:00Z', 1, 'UTC', '2028-02-29T10:00:00Z'],
    ['2028-02-29T10:00:00Z', 12, 'UTC', '2029-02-28T10:00:00Z'],
    ['2026-11-30T00:00:00Z', 3, 'UTC', '2027-02-28T00:00:00Z'],
    // The 31st in Shanghai is still the 30th in UTC.
    ['2026-08-30T17:00:00Z', 1, 'Asia/Shanghai', '2026-09-29T17:00:00Z'],
    // The clock has gone forward meanwhile, and back: the time of day stays.
    ['2026-03-01T11:00:00Z', 1, 'Europe/Berlin', '2026-04-01T10:00:00Z'],
    ['2026-10-01T10:00:00Z', 1, 'Europe/Berlin', '2026-11-01T11:00:00Z'],
    // 02:30 on 29 March is skipped: the jump. 02:30 on 25 October is shown twice: the first.
    ['2026-02-28T23:30:00Z', 0, 'UTC', '2026-02-28T23:30:00Z'],
    ['2026-01-29T01:30:00Z', 2, 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['2026-09-25T00:30:00Z', 1, 'Europe/Berlin', '2026-10-25T00:30:00Z'],
  ])('%s and %i months in %s are %s', (from, months, zone, to) => {
    expect(toInstant(addMonths(fromInstant(from), months, zone))).toBe(toInstant(fromInstant(to)))
  })
})

describe('a period by its name', () => {
  test('is the one around any instant in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
        fc.constantFrom('UTC', 'Asia/Shanghai', 'America/Sao_Paulo', 'Pacific/Apia'),
        (ms, period, zone) => {
          const around = periodOf(ms, period, zone)
          expect(periodNamed(around.key, period, zone)).toEqual(around)
        },
      ),
    )
  })

  test.each([
    ['2026-13', 'month'],
    ['2026', 'month'],
    ['2026-02-30', 'day'],
    ['lifetime', 'year'],
    ['2026', 'lifetime'],
    ['2026-W54', 'week'],
    ['2026-00', 'week'],
  ] as const)('%s is no %s', (key, period) => {
    expect(periodNamed(key, period, 'UTC')).toBeUndefined()
  })
})
