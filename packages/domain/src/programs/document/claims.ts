import * as v from 'valibot'
import { days, positive } from './words.ts'

/** How a claim by hand is answered: a customer says that a friend bought, and nothing shows it. */
export const ClaimsSchema = v.pipe(
  v.strictObject({
    due_hours: v.optional(
      v.pipe(
        positive(720),
        v.description('Within so many hours staff answer; after that it is overdue.'),
      ),
      48,
    ),
    wait_days: v.optional(
      v.pipe(
        days(1, 365),
        v.description('For so many days a claim waits for an order that is not known yet.'),
      ),
      30,
    ),
    match: v.optional(
      v.pipe(
        v.picklist(['friend_named', 'order_number'], 'Use "friend_named" or "order_number".'),
        v.description(
          'What matches by itself: an order number with the e-mail address or phone number of its buyer, or the number alone. Only for numbers that nobody can guess.',
        ),
      ),
      'friend_named',
    ),
    overdue: v.optional(
      v.pipe(
        v.picklist(['reject', 'keep_open'], 'Use "reject" or "keep_open".'),
        v.description('What becomes of a claim that nobody answered in time.'),
      ),
      'keep_open',
    ),
  }),
  v.description('How customers claim a friend whom they do not see; evidence "claim" allows it.'),
)

export type ClaimsPolicy = v.InferOutput<typeof ClaimsSchema>

/** What holds where a document does not speak of claims by hand. */
export const usualClaims: ClaimsPolicy = v.parse(ClaimsSchema, {})
