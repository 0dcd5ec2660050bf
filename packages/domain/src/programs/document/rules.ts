import * as v from 'valibot'
import { AssetSchema } from '../../money.ts'
import { gives } from './give.ts'
import { condition, conversionType, name, positive } from './words.ts'

/**
 * A rule that answers a conversion of one type, or the friend's claim ("claimed": the friend's offer,
 * promised before the purchase and minted when the shop verifies it). `asset` names the currency that
 * amounts in `if` are in; it is taken from the gifts where they are in one currency.
 */
const EventRule = v.strictObject({
  id: name,
  when: conversionType,
  if: v.optional(condition),
  asset: v.optional(AssetSchema),
  give: gives,
})

/** A rule that answers the advocate's count: at one number, or at every so many. */
const MilestoneRule = v.strictObject({
  id: name,
  milestone: v.union(
    [
      v.strictObject({ at: positive(1_000_000), counting: v.literal('approved_referrals') }),
      v.strictObject({ every: positive(1_000_000), counting: v.literal('approved_referrals') }),
    ],
    'Give `at` or `every`, and `counting`: "approved_referrals".',
  ),
  give: gives,
})

/** One answer of the program. */
export const RuleSchema = v.union(
  [EventRule, MilestoneRule],
  'A rule has `when` (a conversion type or "claimed") or `milestone`, and `give`.',
)
