import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { basisPoints, days, positive } from './words.ts'

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
      v.description("A share of the conversion's amount: 1500 is 15%."),
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

const bandStart = v.pipe(
  v.number('Give a number.'),
  v.integer('Give whole minor units.'),
  v.minValue(0, 'At least 0.'),
  v.maxValue(1_000_000_000_000, 'At most 1000000000000.'),
  v.description('From this amount of the conversion on, in minor units.'),
)
const bandAmount = v.pipe(AmountSchema, v.description('So much, in minor units.'))
const bandShare = v.pipe(
  basisPoints,
  v.description("A share of the conversion's amount, rounded down: 300 is 3%."),
)

/** By the conversion's amount: the last band whose `from` is reached says how much, or which share. */
const BandedValue = v.pipe(
  v.strictObject({
    bands: v.pipe(
      v.array(
        v.union(
          [
            v.strictObject({ from: bandStart, amount: bandAmount }),
            v.strictObject({ from: bandStart, share_basis_points: bandShare }),
          ],
          'A band has `from` and either `amount` or `share_basis_points`.',
        ),
      ),
      v.minLength(1, 'Give one band at least.'),
      v.maxLength(50, 'At most 50 bands.'),
      v.description("An amount or a share by the conversion's amount after refunds."),
    ),
    asset,
    cap: v.optional(v.pipe(AmountSchema, v.description('At most so much, in minor units.'))),
  }),
  v.forward(
    v.check(
      ({ bands }) => bands.every(({ from }, at) => at === 0 || from > (bands[at - 1]?.from ?? 0)),
      'Bands go upward: each `from` is above the one before.',
    ),
    ['bands'],
  ),
)

/** How long a balance is looked at, from the conversion on. */
const OverSchema = v.union(
  [
    v.strictObject({
      days: v.pipe(days(1, 1100), v.description('For so many times 24 hours.')),
    }),
    v.strictObject({
      months: v.pipe(
        positive(36),
        v.description('Until the same day and time so many months later, the end outside.'),
      ),
      time_zone: v.optional(
        v.pipe(v.string(), v.description('Whose calendar the months are of.')),
        'UTC',
      ),
    }),
  ],
  'Give `days` or `months`.',
)

/** A rate on the mean of what the merchant reports of a friend's balance, given when the period is over. */
const BalanceRate = v.strictObject({
  rate_basis_points: v.pipe(
    basisPoints,
    v.description("A share of the balance's mean over the period: 10 is 0.1%."),
  ),
  of: v.pipe(
    v.literal('balance', 'Use "balance".'),
    v.description("The friend's balance, as you report it: each counts for as long as it stands."),
  ),
  over: v.pipe(
    OverSchema,
    v.description('The period, from the conversion on; nothing is given before it is over.'),
  ),
  asset,
  cap: v.optional(v.pipe(AmountSchema, v.description('At most so much, in minor units.'))),
  rounding: v.optional(
    v.pipe(
      v.picklist(['down', 'nearest', 'up']),
      v.description('What becomes of a part of a minor unit.'),
    ),
    'down',
  ),
})

const value = v.union(
  [FixedValue, ShareValue, SteppedValue, BandedValue, BalanceRate],
  'Give a fixed amount, a share of the conversion, steps, bands or a rate on a balance, each with its asset.',
)

type ValueInput = v.InferInput<typeof value>
type ValueOutput = v.InferOutput<typeof value>

/**
 * What a reward is worth: said outright, or reckoned from the conversion, the count or a balance. Its type is
 * named, so that the compiler need not look through it wherever a document is spoken of.
 */
export const ValueSchema: v.GenericSchema<ValueInput, ValueOutput> = value
