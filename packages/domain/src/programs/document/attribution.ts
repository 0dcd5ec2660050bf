import * as v from 'valibot'
import { days } from './words.ts'

/** What counts as evidence that an advocate brought a friend, how long, and whose claim wins. */
export const AttributionSchema = v.strictObject({
  touch: v.optional(
    v.pipe(
      v.picklist(['first', 'last'], 'Use "first" or "last".'),
      v.description('Whose claim wins where several advocates brought one friend.'),
    ),
    'first',
  ),
  click_days: v.optional(
    v.pipe(
      days(1, 365),
      v.description('For so many days after a click or a typed code the friend may still act.'),
    ),
    30,
  ),
  conversion_days: v.optional(
    v.pipe(
      days(1, 730),
      v.description('For so many days after the referral began, what the friend does can earn.'),
    ),
    90,
  ),
  new_customers_only: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Whether only somebody who has not bought before can be referred.'),
    ),
    true,
  ),
  evidence: v.optional(
    v.pipe(
      v.array(
        v.picklist(
          ['link', 'code', 'invitation', 'name', 'lead', 'claim'],
          'Use "link", "code", "invitation", "name", "lead" or "claim".',
        ),
      ),
      v.minLength(1, 'Accept one kind of evidence at least.'),
      v.description('What is accepted as a sign that an advocate brought a friend.'),
    ),
    ['link', 'code'],
  ),
})
