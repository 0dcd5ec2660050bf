import * as v from 'valibot'
import { fromInstant } from '../../dates.ts'

/** A language, as texts are keyed by it. */
export const languageTag = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as "en" or "zh".'),
)

/** A text for people, by language tag; `en` stands where a locale is missing. */
export const localized = (text: v.GenericSchema<string, string>) =>
  v.pipe(
    v.record(languageTag, text),
    v.check((texts) => Object.keys(texts).length > 0, 'Write the text in one language at least.'),
    v.check((texts) => Object.keys(texts).length <= 40, 'At most 40 languages.'),
  )

/** A name that the document gives to a part of itself. */
export const name = v.pipe(
  v.string(),
  v.regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'Use lower-case words joined by dashes, such as "friend-offer".',
  ),
  v.maxLength(60, 'At most 60 characters.'),
)

/** Whole days between two bounds. */
export const days = (least: number, most: number) =>
  v.pipe(
    v.number('Give a number of days.'),
    v.integer('Give whole days.'),
    v.minValue(least, least === 1 ? 'At least 1 day.' : `At least ${least} days.`),
    v.maxValue(most, `At most ${most} days.`),
  )

/** A share in hundredths of a percent. */
export const basisPoints = v.pipe(
  v.number('Give basis points: 1500 is 15%.'),
  v.integer('Give whole basis points: 1500 is 15%.'),
  v.minValue(1, 'At least 1 basis point.'),
  v.maxValue(10_000, 'At most 10000 basis points, which is the whole.'),
)

/** A whole number from 1. */
export const positive = (most: number) =>
  v.pipe(
    v.number('Give a number.'),
    v.integer('Give a whole number.'),
    v.minValue(1, 'At least 1.'),
    v.maxValue(most, `At most ${most}.`),
  )

/** The type of a conversion: ours, or the merchant's own. */
export const conversionType = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use a conversion type such as "order", "signup" or your own.'),
)

/** A condition as written; whether it can be understood is checked with the whole document. */
export const condition = v.pipe(
  v.string(),
  v.minLength(1, 'Leave the condition out, or write one.'),
  v.maxLength(1000, 'At most 1000 characters.'),
)

/** A stretch of the calendar in which something is counted. */
export const countingPeriod = v.picklist(
  ['day', 'week', 'month', 'year', 'lifetime'],
  'Use day, week, month, year or lifetime.',
)

/** A moment as people write one, with the zone's offset. */
export const moment = v.pipe(
  v.string(),
  v.check(isMoment, 'Give a moment such as "2026-11-01T00:00:00+08:00".'),
)

function isMoment(text: string): boolean {
  try {
    return Number.isFinite(fromInstant(text))
  } catch {
    return false
  }
}
