import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { days, name, positive } from './words.ts'

const calendar = ['day', 'week', 'month', 'year', 'lifetime'] as const
const periodMessage = 'Use day, week, month, year or lifetime, or { "rolling_days": 30 }.'

const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'Use a country code such as "DE".'))

const limitBasics = {
  id: v.optional(v.pipe(name, v.description('The name by which programs share it; see `across`.'))),
  per: v.pipe(
    v.picklist(
      ['advocate', 'friend', 'program', 'country'],
      'Use advocate, friend, program or country.',
    ),
    v.description(
      'Whose rewards are counted together: one participant’s, those by friends of one country, or all of the program.',
    ),
  ),
  period: v.pipe(
    v.union(
      [
        v.picklist(calendar, periodMessage),
        v.strictObject({
          rolling_days: v.pipe(
            days(1, 366),
            v.description('A window of so many days of 24 hours that ends with each moment.'),
          ),
        }),
      ],
      periodMessage,
    ),
    v.description('When the count begins anew. A week begins on Monday.'),
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
  across: v.optional(
    v.pipe(
      v.picklist(['program', 'workspace'], 'Use "program" or "workspace".'),
      v.description(
        'Whether the program has the limit to itself, or all programs whose limit has this id share it.',
      ),
    ),
    'program',
  ),
  for: v.optional(
    v.pipe(
      name,
      v.description(
        'Only rewards of these people count: "staff" (participants whose attribute `is_staff` is true), or a segment by its id.',
      ),
    ),
  ),
}

const table = (most: v.GenericSchema<number, number>) =>
  v.optional(
    v.pipe(
      v.record(country, most),
      v.check((countries) => Object.keys(countries).length <= 260, 'At most 260 countries.'),
      v.description(
        'With `per` country: how much it is for each country by itself. The others have the limit’s own figure.',
      ),
    ),
  )

/**
 * How much may be granted in a period, by count of rewards or by value: to one participant, to the
 * friends of one country, or by the whole program.
 */
export const LimitSchema = v.union(
  [
    v.strictObject({
      ...limitBasics,
      count: v.pipe(positive(1_000_000), v.description('At most so many rewards.')),
      countries: table(positive(1_000_000)),
    }),
    v.strictObject({
      ...limitBasics,
      amount: v.pipe(AmountSchema, v.description('At most so much in all, in minor units.')),
      asset: v.pipe(AssetSchema, v.description('What the amount is in.')),
      countries: table(AmountSchema),
    }),
  ],
  'A limit has `per`, `period` and either `count`, or `amount` with `asset`.',
)
