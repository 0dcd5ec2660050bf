import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { line } from '../../text.ts'
import { localized, name } from './words.ts'

/** Whether, and how much, the two people of a referral may give each other of a balance. */
export const TransfersSchema = v.pipe(
  v.strictObject({
    asset: v.pipe(AssetSchema, v.description('What may be given, such as "points".')),
    max_per_day: v.pipe(
      AmountSchema,
      v.description('How much one person may give in a day, in all.'),
    ),
    between: v.optional(
      v.pipe(
        v.picklist(['referral'], 'Use "referral".'),
        v.description('Between whom: an advocate and a friend whom they referred, either way.'),
      ),
      'referral',
    ),
    time_zone: v.optional(
      v.pipe(v.string(), v.description('The zone whose calendar says when a day begins.')),
      'UTC',
    ),
  }),
  v.description('What the two people of a referral may give each other; nothing, if left out.'),
)

/** Membership by growth: a balance in the asset "growth", which rules give like points. */
export const TiersSchema = v.pipe(
  v.array(
    v.strictObject({
      id: v.pipe(name, v.description('The name of the tier, as conditions compare it.')),
      name: v.optional(
        v.pipe(
          localized(line(60)),
          v.description('What customers read in their wallet; the id, if left out.'),
        ),
      ),
      from: v.pipe(
        v.number('Give a whole number.'),
        v.integer('Give a whole number.'),
        v.minValue(0, 'At least 0.'),
        v.maxValue(1_000_000_000_000, 'At most 1000000000000.'),
        v.description('From how much growth on somebody belongs to it.'),
      ),
    }),
  ),
  v.minLength(1, 'Give one tier, or leave tiers out.'),
  v.maxLength(20, 'At most 20 tiers.'),
  v.check(
    (tiers) => tiers.every(({ from }, at) => at === 0 || from > (tiers[at - 1]?.from ?? 0)),
    'Tiers go upward: each `from` is above the one before.',
  ),
  v.check(
    (tiers) => new Set(tiers.map(({ id }) => id)).size === tiers.length,
    'Two tiers have one name; each needs its own.',
  ),
  v.description(
    'Membership tiers by how much of the asset "growth" somebody has; `advocate.tier` where you report none.',
  ),
)
