import * as v from 'valibot'
import { AssetSchema } from '../../money.ts'
import { PrizesSchema } from './prizes.ts'
import { countingPeriod, name } from './words.ts'

const boardBasics = {
  id: v.pipe(name, v.description('A name for the board; its address has it.')),
  period: v.pipe(countingPeriod, v.description('How long it counts before it starts anew.')),
  time_zone: v.optional(
    v.pipe(v.string(), v.description('Whose calendar the period is of.')),
    'UTC',
  ),
  ties: v.optional(
    v.pipe(
      v.literal('share', 'Those who tie share a rank: use "share".'),
      v.description('Those who tie share a rank, and the next ranks are left out.'),
    ),
    'share',
  ),
  names: v.optional(
    v.pipe(
      v.picklist(['opt_in', 'masked'], 'Use "opt_in" or "masked".'),
      v.description('Whether those who wish are shown by their name, or all are masked.'),
    ),
    'opt_in',
  ),
  prizes: v.optional(
    v.pipe(PrizesSchema, v.description('What the first ranks get when the period is over.')),
  ),
}

/** Who stands where among the advocates, in each period anew. */
export const BoardSchema = v.union(
  [
    v.strictObject({
      ...boardBasics,
      counting: v.pipe(
        v.literal('approved_referrals'),
        v.description('Friends whose referral is approved.'),
      ),
    }),
    v.strictObject({
      ...boardBasics,
      counting: v.pipe(
        v.literal('friends_spending'),
        v.description('What all friends have spent, net of refunds.'),
      ),
      asset: v.pipe(AssetSchema, v.description('The currency of the spending.')),
    }),
  ],
  'A board has `id`, `period` and `counting`: "approved_referrals", or "friends_spending" with `asset`.',
)
