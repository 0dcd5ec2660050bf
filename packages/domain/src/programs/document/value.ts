import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { basisPoints, positive } from './words.ts'

const asset = v.pipe(
  AssetSchema,
  v.description('A currency such as "CNY", or a unit of your own such as "points".'),
)

/** Whole minor units of one asset, whatever happened. */
const FixedValue = v.strictObject({
  amount: v.pipe(AmountSchema, v.description('So much, in minor units: 1000 of CNY is ¥10.')),
  asset,
})

/** A share of the conversion's amount in the same asset; floor and cap are whole minor units. */
const ShareValue = v.pipe(
  v.strictObject({
    share_basis_points: v.pipe(
      basisPoints,
      v.description("A share of the conversion's amount: 1500 is 15 %."),
    ),
    asset,
    floor: v.optional(v.pipe(AmountSchema, v.description('At least so much, in minor units.'))),
    cap: v.optional(v.pipe(AmountSchema, v.description('At most so much, in minor units.'))),
    rounding: v.optional(
      v.pipe(
        v.picklist(['down', 'nearest', 'up']),
        v.description('What becomes of a part of a minor unit.'),
      ),
      'down',
    ),
  }),
  v.forward(
    v.check(
      (value) => value.floor === undefined || value.cap === undefined || value.floor <= value.cap,
      'The floor is above the cap.',
    ),
    ['floor'],
  ),
)

/** By the number of the advocate's approved referral: the last step whose `from` is reached. */
const SteppedValue = v.pipe(
  v.strictObject({
    steps: v.pipe(
      v.array(
        v.strictObject({
          from: v.pipe(
            positive(1_000_000),
            v.description('From this referral on, counted from 1.'),
          ),
          amount: v.pipe(AmountSchema, v.description('So much, in minor units.')),
        }),
      ),
      v.minLength(1, 'Give one step at least.'),
      v.maxLength(50, 'At most 50 steps.'),
      v.description("An amount by the number of the advocate's approved referral."),
    ),
    asset,
  }),
  v.forward(
    v.check(
      ({ steps }) => steps.every((step, at) => at === 0 || step.from > (steps[at - 1]?.from ?? 0)),
      'Steps go upward: each `from` is above the one before.',
    ),
    ['steps'],
  ),
  v.forward(
    v.check(({ steps }) => steps[0]?.from === 1, 'The first step starts from 1.'),
    ['steps'],
  ),
)

/** What a reward is worth: said outright, or reckoned from the conversion or the count. */
export const ValueSchema = v.union(
  [FixedValue, ShareValue, SteppedValue],
  'Give a fixed amount, a share of the conversion, or steps, each with its asset.',
)
