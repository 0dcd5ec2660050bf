import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { name, positive } from './words.ts'

const limitBasics = {
  per: v.picklist(['advocate', 'friend'], 'Use "advocate" or "friend".'),
  period: v.picklist(['day', 'month', 'year', 'lifetime'], 'Use day, month, year or lifetime.'),
  time_zone: v.optional(v.string(), 'UTC'),
  rules: v.optional(
    v.pipe(
      v.array(name),
      v.minLength(1, 'Name a rule, or leave it out for all.'),
      v.maxLength(50, 'At most 50 rules.'),
    ),
  ),
}

/** How much one participant may be granted in a calendar period: by count of rewards, or by value. */
export const LimitSchema = v.union(
  [
    v.strictObject({ ...limitBasics, count: positive(1_000_000) }),
    v.strictObject({ ...limitBasics, amount: AmountSchema, asset: AssetSchema }),
  ],
  'A limit has `per`, `period` and either `count`, or `amount` with `asset`.',
)
