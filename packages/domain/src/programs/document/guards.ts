import * as v from 'valibot'
import { fromInstant } from '../../dates.ts'
import { AmountSchema, AssetSchema } from '../../money.ts'
import { basisPoints, positive } from './words.ts'

const instant = v.pipe(
  v.string(),
  v.check(isInstant, 'Give a time with its offset, such as "2026-11-01T00:00:00+08:00".'),
)

const timeZone = v.pipe(
  v.string(),
  v.description('The zone whose calendar says when a period begins, such as "Asia/Shanghai".'),
)

/**
 * What the program may promise in all, in one asset. The reserve is kept for rewards that are earned and
 * grow afterwards. Each threshold is told of once, before the whole is used.
 */
export const BudgetSchema = v.strictObject({
  amount: v.pipe(AmountSchema, v.description('In minor units.')),
  asset: v.pipe(
    AssetSchema,
    v.description('What it is in. Rewards in other assets are not of it.'),
  ),
  reserve_basis_points: v.optional(
    v.pipe(
      v.number('Give basis points: 1000 is 10%.'),
      v.integer('Give whole basis points: 1000 is 10%.'),
      v.minValue(0, 'At least 0.'),
      v.maxValue(9_999, 'At most 9999: a budget that is all reserve promises nothing.'),
      v.description('The share kept aside for rewards that are promised already and come to more.'),
    ),
    0,
  ),
  thresholds_basis_points: v.optional(
    v.pipe(
      v.array(basisPoints),
      v.maxLength(10, 'At most 10 thresholds.'),
      v.check(
        (list) => list.every((share, at) => at === 0 || share > (list[at - 1] ?? 0)),
        'Thresholds go upward: each is above the one before.',
      ),
      v.description('At which shares an event tells of it, each once.'),
    ),
    [8_000, 9_500],
  ),
  when_spent: v.optional(
    v.pipe(
      v.picklist(['decline', 'pause'], 'Use "decline" or "pause".'),
      v.description('Whether what does not fit is declined by itself, or pauses the program.'),
    ),
    'decline',
  ),
})

/** How many new referrals there may be in a period, and what becomes of those beyond. */
export const QuotaSchema = v.strictObject({
  count: v.pipe(positive(1_000_000), v.description('At most so many new referrals in a period.')),
  period: v.pipe(
    v.picklist(['day', 'week', 'month', 'year'], 'Use day, week, month or year.'),
    v.description('When the count begins anew, and who waits is admitted.'),
  ),
  time_zone: v.optional(timeZone, 'UTC'),
  then: v.optional(
    v.pipe(
      v.picklist(['queue', 'refuse'], 'Use "queue" or "refuse".'),
      v.description('Whether who comes beyond it waits for the next period, or is not referred.'),
    ),
    'queue',
  ),
  order: v.optional(
    v.pipe(
      v.picklist(['arrival', 'score'], 'Use "arrival" or "score".'),
      v.description(
        'Who is admitted first: who came first, or whose conversion had the higher `data.score`.',
      ),
    ),
    'arrival',
  ),
})

/** When the program runs, half-open, and whether its end takes back what is still held. */
export const ScheduleSchema = v.pipe(
  v.strictObject({
    starts_at: v.optional(
      v.pipe(instant, v.description('From this instant on new friends are taken.')),
    ),
    ends_at: v.optional(v.pipe(instant, v.description('From this instant on they are no longer.'))),
    promises: v.optional(
      v.pipe(
        v.picklist(['honour', 'cancel_held'], 'Use "honour" or "cancel_held".'),
        v.description(
          'What the end does to what was promised: all is kept and friends who came before still earn, or what is held is cancelled.',
        ),
      ),
      'honour',
    ),
  }),
  v.forward(
    v.check(
      ({ starts_at, ends_at }) =>
        starts_at === undefined ||
        ends_at === undefined ||
        fromInstant(starts_at) < fromInstant(ends_at),
      'The program would end before it starts.',
    ),
    ['ends_at'],
  ),
)

/** What a new customer may cost, as a share of what one is worth. */
export const GuardSchema = v.strictObject({
  customer_value: v.pipe(
    v.strictObject({
      amount: v.pipe(AmountSchema, v.description('In minor units.')),
      asset: v.pipe(AssetSchema, v.description('The currency that it is in.')),
    }),
    v.description('What a new customer is worth to you over all their time.'),
  ),
  cost_share_max_basis_points: v.optional(
    v.pipe(basisPoints, v.description('The share of it that rewards for one may come to.')),
    3_333,
  ),
})

function isInstant(text: string): boolean {
  try {
    return Number.isFinite(fromInstant(text))
  } catch {
    return false
  }
}
