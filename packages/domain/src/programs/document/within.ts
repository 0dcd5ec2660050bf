import * as v from 'valibot'
import { days, positive } from './words.ts'

const of = v.optional(
  v.pipe(
    v.picklist(
      ['attributed', 'claimed', 'goal', 'first_conversion'],
      'Use "attributed", "claimed", "goal" or "first_conversion".',
    ),
    v.description(
      "What it is counted from: the friend's attribution, their claim, the conversion that fulfilled the goal, or their first one of the rule's type.",
    ),
  ),
  'attributed',
)

/** A window in days of 24 hours, or in months of the calendar in a time zone. The instant of its end is outside. */
export const WithinSchema = v.union(
  [
    v.strictObject({
      days: v.pipe(days(1, 730), v.description('How many times 24 hours it is open.')),
      of,
    }),
    v.strictObject({
      months: v.pipe(
        positive(24),
        v.description(
          'Until the same day and time so many months later, or the last day there is.',
        ),
      ),
      of,
      time_zone: v.optional(
        v.pipe(v.string(), v.description('Whose calendar the months are of.')),
        'UTC',
      ),
    }),
  ],
  'Give `days` or `months`.',
)
