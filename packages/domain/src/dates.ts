/** How long a limit or a budget counts before it starts again at nothing. */
export type Period = 'day' | 'week' | 'month' | 'year' | 'lifetime'

/** One stretch of a calendar: its name, its first instant, and the first instant of the next. */
export type CalendarPeriod = {
  readonly key: string
  readonly from: number | null
  readonly to: number | null
}

const DAY = 86_400_000
const HOUR = 3_600_000
const CACHE_MAX = 1_000

/** An instant as RFC 3339 in UTC with milliseconds, the form of every time that leaves us. */
export function toInstant(ms: number): string {
  const hour = Math.floor(ms / HOUR)
  // A decision writes several instants of a few hours, of which only the end differs.
  let begun = hours.get(hour)
  if (begun === undefined || !Number.isInteger(ms)) {
    const text = new Date(ms).toISOString()
    begun = text.slice(0, text.indexOf(':'))
    if (hours.size >= CACHE_MAX) hours.clear()
    hours.set(hour, begun)
    return text
  }
  const rest = ms - hour * HOUR
  const seconds = Math.floor(rest / 1000)
  const minutes = Math.floor(seconds / 60)
  const ended = endings[rest - seconds * 1000]!
  return begun + (sixtieths[minutes]! + sixtieths[seconds - minutes * 60]! + ended)
}

/** What stands before the minutes of an instant, by its hour. */
const hours = new Map<number, string>()
const sixtieths = Array.from({ length: 60 }, (_, value) => `:${String(value).padStart(2, '0')}`)
const endings = Array.from({ length: 1000 }, (_, value) => `.${String(value).padStart(3, '0')}Z`)

/** The epoch milliseconds of an RFC 3339 time; throws RangeError on anything else. */
export function fromInstant(text: string): number {
  const own = asWritten(text)
  if (!Number.isNaN(own)) return own

  const match = rfc3339.exec(text)
  const ms = Date.parse(text.toUpperCase())
  if (!match || Number.isNaN(ms)) throw new RangeError('not an RFC 3339 time')

  // Date.parse turns 30 February into 2 March, and 24:00 into the next day.
  const [, year, month, day, hour] = match.map(Number)
  const lastDay = new Date(Date.UTC(year!, month!, 0)).getUTCDate()
  if (day! > lastDay || hour! > 23) throw new RangeError('not an RFC 3339 time')
  return ms
}

const rfc3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/

/**
 * Reads the form that we write ourselves; NaN where it is another, or no time. Nearly all come so, a decision
 * reads a dozen, and the platform's own reading and writing back costs ten times as much.
 */
function asWritten(text: string): number {
  if (text.length !== 24) return Number.NaN
  if (!hasSigns(text)) return Number.NaN
  const year = digitsAt(text, 0, 4)
  const month = digitsAt(text, 5, 7)
  const day = digitsAt(text, 8, 10)
  const hour = digitsAt(text, 11, 13)
  const minute = digitsAt(text, 14, 16)
  const second = digitsAt(text, 17, 19)
  const isTime = hour <= 23 && minute <= 59 && second <= 59
  if (!isTime || !(month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month))) {
    return Number.NaN
  }
  const seconds = (hour * 60 + minute) * 60 + second
  return dayNumber(year, month, day) * DAY + seconds * 1000 + digitsAt(text, 20, 23)
}

/** Whether what stands between the digits is as in 0000-00-00T00:00:00.000Z. */
function hasSigns(text: string): boolean {
  return (
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === LETTER_T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    text.charCodeAt(19) === POINT &&
    text.charCodeAt(23) === LETTER_Z
  )
}

const [DASH, LETTER_T, COLON, POINT, LETTER_Z] = [45, 84, 58, 46, 90]

function digitsAt(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

function lastDayOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 1970. Years begin in March here, so that a leap day is the last of its year. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + dayOfYear - EPOCH_DAY
}

// 1 January 1970 as counted from 1 March of the year 0.
const EPOCH_DAY = 719_468

/** Days of 24 hours, not of the calendar: a window of 30 days is as long everywhere. */
export function addDays(ms: number, days: number): number {
  return ms + days * DAY
}

/**
 * The same time of day on the same day of a later month, as the wall of a zone shows it. A day that the
 * month lacks is its last; a time that clocks skip is the jump, one that they show twice is the first.
 */
export function addMonths(ms: number, months: number, timeZone: string): number {
  const wall = new Date(ms + offsetAt(ms, timeZone))
  const month = wall.getUTCMonth() + months
  const lastDay = new Date(Date.UTC(wall.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const timeOfDay = ((wall.getTime() % DAY) + DAY) % DAY
  const day = Date.UTC(wall.getUTCFullYear(), month, Math.min(wall.getUTCDate(), lastDay))
  return firstInstantOf(day + timeOfDay, timeZone)
}

/** Whether a name is a time zone of the IANA database. Bare offsets are not: they have no calendar law. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false
  try {
    return wallClock(name) !== undefined
  } catch {
    return false
  }
}

/** The day, week (from Monday), month or year around an instant, as a calendar on the wall of that zone shows it. */
export function periodOf(ms: number, period: Period, timeZone: string): CalendarPeriod {
  if (period === 'lifetime') return { key: 'lifetime', from: null, to: null }

  const lasts = lastPeriods[period]
  const last = lasts.get(timeZone)
  if (last && last.from <= ms && ms < last.to) return last.result

  const wall = new Date(ms + offsetAt(ms, timeZone))
  let first = firstDay(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate(), period)
  let from = firstInstantOf(first, timeZone)
  let to = firstInstantOf(nextFirstDay(first, period), timeZone)
  // Clocks put back shortly after midnight show yesterday's date for a second time; the boundary
  // stands where it first fell, so the periods neither overlap nor leave a gap.
  while (ms >= to) {
    first = nextFirstDay(first, period)
    from = to
    to = firstInstantOf(nextFirstDay(first, period), timeZone)
  }

  const result = { key: keyOf(first, period), from, to }
  if (lasts.size >= CACHE_MAX) lasts.clear()
  lasts.set(timeZone, { from, to, result })
  return result
}

/** The period with a name such as "2026-03" or "2026"; undefined where no period of that kind is called so. */
export function periodNamed(
  key: string,
  period: Period,
  timeZone: string,
): CalendarPeriod | undefined {
  if (period === 'lifetime') {
    return key === 'lifetime' ? { key, from: null, to: null } : undefined
  }
  const day = { day: key, month: `${key}-01`, year: `${key}-01-01`, week: undefined }[period]
  const first = day === undefined ? mondayOf(key) : Date.parse(`${day}T00:00:00.000Z`)
  if (Number.isNaN(first) || keyOf(first, period) !== key) return undefined
  const from = firstInstantOf(first, timeZone)
  return { key, from, to: firstInstantOf(nextFirstDay(first, period), timeZone) }
}

// Requests come in the order of time, so the period of the last one nearly always answers the next.
type LastPeriod = { readonly from: number; readonly to: number; readonly result: CalendarPeriod }
const lastPeriods: Record<Exclude<Period, 'lifetime'>, Map<string, LastPeriod>> = {
  day: new Map(),
  week: new Map(),
  month: new Map(),
  year: new Map(),
}

/** The first day of a period, written as if the zone were UTC. */
function firstDay(year: number, month: number, day: number, period: Period): number {
  if (period === 'week') {
    const today = Date.UTC(year, month, day)
    return today - ((new Date(today).getUTCDay() + 6) % 7) * DAY
  }
  return Date.UTC(year, period === 'year' ? 0 : month, period === 'day' ? day : 1)
}

function nextFirstDay(first: number, period: Period): number {
  const date = new Date(first)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  if (period === 'day') return Date.UTC(year, month, day + 1)
  if (period === 'week') return Date.UTC(year, month, day + 7)
  if (period === 'month') return Date.UTC(year, month + 1, 1)
  return Date.UTC(year + 1, 0, 1)
}

function keyOf(first: number, period: Period): string {
  if (period === 'week') return weekKey(first)
  const length = { day: 10, month: 7, year: 4, lifetime: 0 }[period]
  return toInstant(first).slice(0, length)
}

/** The first day of a week by its name: the first week is that of 4 January. */
function mondayOf(key: string): number {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(key) ?? []
  const fourth = new Date(Date.UTC(Number(year), 0, 4))
  return fourth.getTime() + (Number(week) - 1) * 7 * DAY - ((fourth.getUTCDay() + 6) % 7) * DAY
}

/** The week of ISO 8601 that a day of the wall lies in, such as `2026-W01`: its Thursday says in which year. */
export function weekKey(day: number): string {
  const thursday = new Date(day + (3 - ((new Date(day).getUTCDay() + 6) % 7)) * DAY)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`
}

/** The first instant at which the wall shows that time or a later one; where it is skipped, the jump itself. */
function firstInstantOf(wall: number, timeZone: string): number {
  const before = offsetAt(wall - DAY, timeZone)
  const after = offsetAt(wall + DAY, timeZone)
  if (before === after) return wall - before

  // The clock changes near this time. Where it is shown twice, the first is meant.
  const earliest = wall - Math.max(before, after)
  if (earliest + offsetAt(earliest, timeZone) === wall) return earliest

  let early = earliest
  let late = wall - Math.min(before, after)
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (middle + offsetAt(middle, timeZone) >= wall) late = middle
    else early = middle
  }
  return late
}

/** How far the wall clock of a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(ms: number, timeZone: string): number {
  const [month, day, year, hour, minute, second] = wallClock(timeZone)
    .format(ms)
    .split(/\D+/)
    .map(Number)
  const wall = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!)
  return wall - Math.floor(ms / 1000) * 1000
}

const wallClocks = new Map<string, Intl.DateTimeFormat>()

function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone)
  if (known) return known

  // Building one costs some 50 microseconds, reading one about one.
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  if (wallClocks.size >= CACHE_MAX) wallClocks.clear()
  wallClocks.set(timeZone, clock)
  return clock
}
