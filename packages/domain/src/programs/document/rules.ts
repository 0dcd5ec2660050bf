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
      v.union(
        [
          name,
          v.pipe(
            v.array(name),
            v.minLength(1, 'Name a segment, or leave it out for everybody.'),
            v.maxLength(50, 'At most 50 segments.'),
          ),
        ],
        'Name a segment, or a list of segments of which one will do.',
      ),
      v.description('Only for these segments; for everybody, where it is left out.'),
    ),
  ),
  give: gives,
})

const counting = v.pipe(v.literal('approved_referrals'), v.description('What is counted.'))

/** A rule that answers the advocate's count: at one number, or at every so many. */
const MilestoneRule = v.strictObject({
  id: v.pipe(name, v.description('A name for the rule; receipts and limits speak of it.')),
  milestone: v.pipe(
    v.union(
      [
        v.strictObject({
          at: v.pipe(positive(1_000_000), v.description('Once, when the count comes to this.')),
          counting,
        }),
        v.strictObject({
          every: v.pipe(positive(1_000_000), v.description('Each time so many more are counted.')),
          counting,
        }),
      ],
      'Give `at` or `every`, and `counting`: "approved_referrals".',
    ),
    v.description("The advocate's count that the rule answers."),
  ),
  give: gives,
})

/** One answer of the program. */
export const RuleSchema = v.union(
  [EventRule, MilestoneRule],
  'A rule has `when` (a conversion type or "claimed") or `milestone`, and `give`.',
)
