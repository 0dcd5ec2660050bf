import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { gives } from './give.ts'
import { segmentNames } from './segments.ts'
import { WithinSchema } from './within.ts'
import { condition, conversionType, countingPeriod, name, positive } from './words.ts'

/**
 * A rule that answers a conversion of one type, or the friend's claim ("claimed": the friend's offer,
 * promised before the purchase and minted when the shop verifies it). `asset` names the currency that
 * amounts in `if` are in; it is taken from the gifts where they are in one currency.
 * `per: "referral"` rewards a friend once; `total` asks what all their conversions come to; `first`
 * rewards each of the first few.
 */
const EventRule = v.strictObject({
  id: v.pipe(name, v.description('A name for the rule; receipts and limits speak of it.')),
  when: v.pipe(
    conversionType,
    v.description(
      'What it answers: a conversion of this type, or "claimed", the friend\'s offer at the checkout.',
    ),
  ),
  if: v.optional(v.pipe(condition, v.description('What must hold; always, where it is left out.'))),
  asset: v.optional(
    v.pipe(
      AssetSchema,
      v.description(
        'The currency that amounts in `if` are in; that of the gifts, where it is left out.',
      ),
    ),
  ),
  segment: v.optional(
    v.pipe(
      segmentNames,
      v.description('Only for these segments; for everybody, where it is left out.'),
    ),
  ),
  per: v.optional(
    v.pipe(
      v.picklist(['conversion', 'referral'], 'Use "conversion" or "referral".'),
      v.description(
        'How often: for each conversion, or once for each friend. For each conversion, where it is left out.',
      ),
    ),
  ),
  within: v.optional(
    v.pipe(WithinSchema, v.description('How long it answers; always, where it is left out.')),
  ),
  first: v.optional(
    v.pipe(
      positive(1_000),
      v.description("Only the first so many of a friend's conversions that fulfil the rule."),
    ),
  ),
  total: v.optional(
    v.pipe(
      v.strictObject({
        at_least: v.pipe(AmountSchema, v.description('The sum in minor units.')),
        asset: v.pipe(AssetSchema, v.description('The currency of the sum.')),
      }),
      v.description(
        'What the friend\'s conversions must come to together, net of refunds; with `per`: "referral".',
      ),
    ),
  ),
  give: gives,
})

const approvedReferrals = v.pipe(
  v.literal('approved_referrals'),
  v.description('Friends whose referral is approved.'),
)

const whileCounting = {
  period: v.optional(
    v.pipe(
      countingPeriod,
      v.description('Counted anew in each; over a lifetime, where it is left out.'),
    ),
  ),
  time_zone: v.optional(
    v.pipe(
      v.string(),
      v.description('Whose calendar the period is of; UTC, where it is left out.'),
    ),
  ),
}

/** A rule that answers the advocate's count: at one number, or at every so many. */
const MilestoneRule = v.strictObject({
  id: v.pipe(name, v.description('A name for the rule; receipts and limits speak of it.')),
  milestone: v.pipe(
    v.union(
      [
        v.strictObject({
          at: v.pipe(positive(1_000_000), v.description('Once, when the count comes to this.')),
          counting: approvedReferrals,
          ...whileCounting,
        }),
        v.strictObject({
          every: v.pipe(positive(1_000_000), v.description('Each time so many more are counted.')),
          counting: approvedReferrals,
          ...whileCounting,
        }),
        v.strictObject({
          at: v.pipe(
            AmountSchema,
            v.description('Once, when the spending comes to this, in minor units.'),
          ),
          counting: v.pipe(
            v.literal('friends_spending'),
            v.description('What all friends have spent, net of refunds.'),
          ),
          asset: v.pipe(AssetSchema, v.description('The currency of the spending.')),
          ...whileCounting,
        }),
      ],
      'Give `at` or `every` with `counting`: "approved_referrals", or `at` and `asset` with "friends_spending".',
    ),
    v.description("The advocate's count that the rule answers."),
  ),
  if: v.optional(
    v.pipe(
      condition,
      v.description('What must hold of the advocate or the program when the count is reached.'),
    ),
  ),
  segment: v.optional(
    v.pipe(
      segmentNames,
      v.description(
        'Only for advocates who are in one of these segments when the count is reached; for everybody, where it is left out.',
      ),
    ),
  ),
  when_fallen: v.optional(
    v.pipe(
      v.picklist(['reverse', 'review'], 'Use "reverse" or "review".'),
      v.description(
        'What becomes of the reward when the count falls below again: taken back, or left to staff. Taken back, where it is left out.',
      ),
    ),
  ),
  give: gives,
})

/** One answer of the program. */
export const RuleSchema = v.union(
  [EventRule, MilestoneRule],
  'A rule has `when` (a conversion type or "claimed") or `milestone`, and `give`.',
)
