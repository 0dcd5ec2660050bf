import * as v from 'valibot'
import { positive } from './words.ts'

/** When a customer is asked to recommend, and how seldom: right after an order, after a delivery they rated well. */
export const PromptSchema = v.pipe(
  v.strictObject({
    after: v.optional(
      v.pipe(
        v.array(v.picklist(['order', 'delivery'], 'Use "order" or "delivery".')),
        v.minLength(1, 'Name a moment, or leave it out for both.'),
        v.description('Right after an order, or 1 to 3 days after a delivery rated 4 or 5.'),
      ),
      ['order', 'delivery'],
    ),
    every_days: v.optional(
      v.pipe(positive(3650), v.description('Days from one time to the next, at least.')),
      30,
    ),
  }),
  v.description('When customers are asked to recommend, and how seldom.'),
)
