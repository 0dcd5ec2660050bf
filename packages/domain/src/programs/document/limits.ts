import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { name, positive } from './words.ts'

const limitBasics = {
  per: v.pipe(
    v.picklist(['advocate', 'friend'], 'Use "advocate" or "friend".'),
    v.description('Whose rewards are counted together.'),
  ),
  period: v.pipe(
    v.picklist(['day', 'month', 'year', 'lifetime'], 'Use day, month, year or lifetime.'),
    v.description('When the count begins anew.'),
  ),
  time_zone: v.optional(
    v.pipe(
      v.string(),
      v.description('The zone whose calendar says when a period begins, such as "Asia/Shanghai".'),
    ),
    'UTC',
  ),
  rules: v.optional(
    v.pipe(
      v.array(name),
      v.minLength(1, 'Name a rule, or leave it out for all.'),
      v.maxLength(50, 'At most 50 rules.'),
      v.description('The rules, by id, that count towards it; all of them where it is left out.'),
    ),
  ),
}

/** How much one participant may be granted in a calendar period: by count of rewards, or by value. */
export const LimitSchema = v.union(
  [
    v.strictObject({
      ...limitBasics,
      count: v.pipe(positive(1_000_000), v.description('At most so many rewards.')),
    }),
    v.strictObject({
      ...limitBasics,
      amount: v.pipe(AmountSchema, v.description('At most so much in all, in minor units.')),
      asset: v.pipe(AssetSchema, v.description('What the amount is in.')),
    }),
  ],
  'A limit has `per`, `period` and either `count`, or `amount` with `asset`.',
)
