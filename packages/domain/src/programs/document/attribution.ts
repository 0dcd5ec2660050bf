import * as v from 'valibot'
import { days } from './words.ts'

/** What counts as evidence that an advocate brought a friend, how long, and whose claim wins. */
export const AttributionSchema = v.strictObject({
  touch: v.optional(v.picklist(['first', 'last'], 'Use "first" or "last".'), 'first'),
  click_days: v.optional(days(1, 365), 30),
  conversion_days: v.optional(days(1, 730), 90),
  new_customers_only: v.optional(v.boolean(), true),
  evidence: v.optional(
    v.pipe(
      v.array(v.picklist(['link', 'code'], 'Use "link" or "code".')),
      v.minLength(1, 'Accept one kind of evidence at least.'),
    ),
    ['link', 'code'],
  ),
})
