import * as v from 'valibot'
import { line } from '../../text.ts'
import { ValueSchema } from './value.ts'
import { days, localized } from './words.ts'

/** What a recipient gets, and when. `hold_days` count from the conversion; `valid_days` from the issue. */
const Give = v.strictObject({
  to: v.pipe(
    v.picklist(['advocate', 'friend'], 'Give to "advocate" or "friend".'),
    v.description('Who gets it.'),
  ),
  kind: v.pipe(
    v.picklist(
      ['cash', 'credit', 'points', 'coupon', 'perk'],
      'Use one of cash, credit, points, coupon, perk.',
    ),
    v.description('In which form it is given.'),
  ),
  value: v.pipe(ValueSchema, v.description('How much it is worth.')),
  hold_days: v.optional(
    v.pipe(
      days(0, 400),
      v.description('It is held for so many days after the conversion, past the time for returns.'),
    ),
    0,
  ),
  valid_days: v.optional(
    v.pipe(days(1, 3650), v.description('A coupon or perk runs out so many days after its issue.')),
  ),
  label: v.optional(
    v.pipe(localized(line(120)), v.description('Your own name for it, such as "Free parking".')),
  ),
})

/** What one rule gives. */
export const gives = v.pipe(
  v.array(Give),
  v.minLength(1, 'A rule gives something.'),
  v.maxLength(8, 'At most 8 gifts a rule.'),
  v.description('What the rule gives, each to whom.'),
)
