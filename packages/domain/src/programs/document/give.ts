import * as v from 'valibot'
import { line } from '../../text.ts'
import { ValueSchema } from './value.ts'
import { days, localized } from './words.ts'

/** What a recipient gets, and when. `hold_days` count from the conversion; `valid_days` from the issue. */
const Give = v.strictObject({
  to: v.picklist(['advocate', 'friend'], 'Give to "advocate" or "friend".'),
  kind: v.picklist(
    ['cash', 'credit', 'points', 'coupon', 'perk'],
    'Use one of cash, credit, points, coupon, perk.',
  ),
  value: ValueSchema,
  hold_days: v.optional(days(0, 400), 0),
  valid_days: v.optional(days(1, 3650)),
  label: v.optional(localized(line(120))),
})

/** What one rule gives. */
export const gives = v.pipe(
  v.array(Give),
  v.minLength(1, 'A rule gives something.'),
  v.maxLength(8, 'At most 8 gifts a rule.'),
)
