import fc from 'fast-check'
import { checkDocument } from './check-document.ts'
import type { ProgramDraft } from './document.ts'

type GiveDraft = ProgramDraft['rules'][number]['give'][number]
type RuleDraft = ProgramDraft['rules'][number]
type LimitDraft = NonNullable<ProgramDraft['limits']>[number]

const amounts = fc.constantFrom(1, 50, 999, 1_000, 2_500)

const values: fc.Arbitrary<GiveDraft['value']> = fc.oneof(
  fc.record({ amount: amounts, asset: fc.constantFrom('CNY', 'points') }),
  fc.record(
    {
      share_basis_points: fc.constantFrom(1, 333, 1_000, 10_000),
      asset: fc.constant('CNY'),
      floor: fc.constantFrom(1, 100, 500),
      cap: fc.constantFrom(500, 2_000),
      rounding: fc.constantFrom('down' as const, 'nearest' as const, 'up' as const),
    },
    { requiredKeys: ['share_basis_points', 'asset'] },
  ),
  fc.record({
    steps: fc.tuple(amounts, amounts, amounts).map(([one, two, three]) => [
      { from: 1, amount: one },
      { from: 2, amount: two },
      { from: 4, amount: three },
    ]),
    asset: fc.constantFrom('CNY', 'points'),
  }),
)

const conditions = fc.constantFrom(
  'conversion.amount >= 5000',
  'conversion.amount >= 5000 && conversion.number == 1',
  'conversion.is_confirmed',
  'referral.evidence == "link"',
  'referral.number <= 2',
  'advocate.referrals_approved < 3',
  'friend.is_new || friend.attributes.plan == "gold"',
  'friend.spent >= 10000 && friend.conversions_count >= 2',
  'friend.days_since_first_conversion < 3',
  'advocate.friends_spent < 20000',
  'advocate.days_since_enrolled >= 2 && program.referrals_attributed >= 2',
)

const kinds = fc.constantFrom('cash', 'credit', 'points', 'coupon', 'perk')

function give(to: fc.Arbitrary<'advocate' | 'friend'>, canHold: boolean): fc.Arbitrary<GiveDraft> {
  return fc
    .record({
      to,
      kind: kinds,
      value: values,
      hold_days: canHold ? fc.constantFrom(0, 1, 7, 14) : fc.constant(0),
      valid_days: fc.constantFrom(1, 5, 30),
    })
    .map(({ valid_days, ...rest }) => {
      const expires = rest.kind !== 'cash'
      return { ...rest, label: { en: 'Gift' }, ...(expires ? { valid_days } : {}) }
    })
}

/** Gifts that are worth the same whichever conversion earns them. */
const fixedGives = fc.array(
  fc.record({
    to: fc.constantFrom('advocate' as const, 'friend' as const),
    kind: fc.constantFrom('cash' as const, 'credit' as const),
    value: fc.record({ amount: amounts, asset: fc.constant('CNY') }),
    hold_days: fc.constantFrom(0, 1, 7),
  }),
  { minLength: 1, maxLength: 2 },
)

const within = fc.oneof(
  fc.record({
    days: fc.constantFrom(1, 5, 30),
    of: fc.constantFrom('attributed' as const, 'claimed' as const, 'first_conversion' as const),
  }),
  fc.record({
    months: fc.constant(1),
    of: fc.constantFrom('goal' as const, 'attributed' as const),
    time_zone: fc.constantFrom('UTC', 'Asia/Shanghai'),
  }),
)

const counted = {
  period: fc.constantFrom('day' as const, 'month' as const, 'lifetime' as const),
  time_zone: fc.constantFrom('UTC', 'Asia/Shanghai'),
}

const side = fc.constantFrom('advocate' as const, 'friend' as const)

function rule(id: string): fc.Arbitrary<RuleDraft> {
  const gives = (one: fc.Arbitrary<GiveDraft>) => fc.array(one, { minLength: 1, maxLength: 2 })
  const asset = fc.constant('CNY')
  const event = (when: fc.Arbitrary<string>, one: fc.Arbitrary<GiveDraft>) =>
    fc.record(
      { id: fc.constant(id), when, if: conditions, asset, give: gives(one) },
      { requiredKeys: ['id', 'when', 'asset', 'give'] },
    )
  const counting = fc.constant('approved_referrals' as const)
  return fc.oneof(
    { weight: 3, arbitrary: event(fc.constantFrom('order', 'order', 'signup'), give(side, true)) },
    { weight: 1, arbitrary: event(fc.constant('claimed'), give(fc.constant('friend'), false)) },
    {
      weight: 2,
      arbitrary: fc.record({
        id: fc.constant(id),
        milestone: fc.oneof(
          fc.record({ at: fc.integer({ min: 1, max: 4 }), counting }),
          fc.record({ every: fc.integer({ min: 1, max: 3 }), counting }),
          fc.record({ every: fc.integer({ min: 1, max: 3 }), counting, ...counted }),
        ),
        give: gives(give(fc.constant('advocate'), true)),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record(
        {
          id: fc.constant(id),
          milestone: fc.record({
            at: fc.constantFrom(5_000, 10_000, 30_000),
            counting: fc.constant('friends_spending' as const),
            asset,
            ...counted,
          }),
          if: fc.constantFrom('advocate.friends_spent < 40000', 'advocate.referrals_approved < 3'),
          when_fallen: fc.constantFrom('reverse' as const, 'review' as const),
          give: fixedGives.map((all) => all.map((one) => ({ ...one, to: 'advocate' as const }))),
        },
        { requiredKeys: ['id', 'milestone', 'give'] },
      ),
    },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          id: fc.constant(id),
          when: fc.constantFrom('order', 'order', 'signup'),
          if: conditions,
          asset,
          per: fc.constant('referral' as const),
          within,
          total: fc.record({ at_least: fc.constantFrom(1, 5_000, 15_000), asset }),
          give: fixedGives,
        },
        { requiredKeys: ['id', 'when', 'asset', 'per', 'give'] },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record(
        {
          id: fc.constant(id),
          when: fc.constant('order'),
          asset,
          within,
          first: fc.integer({ min: 1, max: 2 }),
          give: gives(give(side, true)),
        },
        { requiredKeys: ['id', 'when', 'asset', 'first', 'give'] },
      ),
    },
  )
}

const limitBasics = {
  per: fc.oneof(
    { weight: 2, arbitrary: side },
    fc.constantFrom('program' as const, 'country' as const),
  ),
  period: fc.oneof(
    fc.constantFrom(
      'day' as const,
      'week' as const,
      'month' as const,
      'year' as const,
      'lifetime' as const,
    ),
    fc.record({ rolling_days: fc.constantFrom(1, 3, 30) }),
  ),
  time_zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
  rules: fc.constantFrom<string[]>(['a'], ['a', 'b']),
  for: fc.constant('staff'),
}

/** What bounds a program as a whole. */
const bounds = fc.record(
  {
    budget: fc.record({
      amount: fc.constantFrom(2_000, 6_000),
      asset: fc.constant('CNY'),
      reserve_basis_points: fc.constantFrom(0, 2_500),
      thresholds_basis_points: fc.constant<number[]>([2_500, 9_000]),
      when_spent: fc.constantFrom('decline' as const, 'decline' as const, 'pause' as const),
    }),
    quota: fc.record({
      count: fc.integer({ min: 1, max: 3 }),
      period: fc.constantFrom('day' as const, 'week' as const),
      then: fc.constantFrom('queue' as const, 'queue' as const, 'refuse' as const),
      order: fc.constantFrom('arrival' as const, 'score' as const),
    }),
    guard: fc.record({
      customer_value: fc.record({
        amount: fc.constantFrom(1_000, 20_000),
        asset: fc.constant('CNY'),
      }),
    }),
  },
  { requiredKeys: [] },
)

const limits: fc.Arbitrary<LimitDraft> = fc.oneof(
  fc.record(
    { ...limitBasics, count: fc.integer({ min: 1, max: 4 }) },
    { requiredKeys: ['per', 'period', 'time_zone', 'count'] },
  ),
  fc.record(
    {
      ...limitBasics,
      amount: fc.constantFrom(999, 1_500, 4_000),
      asset: fc.constantFrom('CNY', 'points'),
    },
    { requiredKeys: ['per', 'period', 'time_zone', 'amount', 'asset'] },
  ),
)

const boards = fc.oneof(
  fc.record({
    id: fc.constant('board'),
    counting: fc.constant('approved_referrals' as const),
    ...counted,
  }),
  fc.record({
    id: fc.constant('board'),
    counting: fc.constant('friends_spending' as const),
    asset: fc.constant('CNY'),
    ...counted,
  }),
)

/** Programs that might be published: each passes the check that publication makes. */
export const publishablePrograms: fc.Arbitrary<ProgramDraft> = fc
  .record(
    {
      name: fc.constant({ en: 'Any' }),
      attribution: fc.record({
        touch: fc.constantFrom('first' as const, 'last' as const),
        click_days: fc.constantFrom(5, 30, 30),
        conversion_days: fc.constantFrom(4, 90, 90),
        new_customers_only: fc.boolean(),
        evidence: fc.constantFrom<('link' | 'code')[]>(['link'], ['link', 'code']),
      }),
      goal: fc.record(
        { when: fc.constantFrom('order', 'signup'), if: conditions, asset: fc.constant('CNY') },
        { requiredKeys: ['when', 'asset'] },
      ),
      rules: fc
        .tuple(rule('a'), rule('b'), rule('c'), rule('d'))
        .chain((rules) => fc.shuffledSubarray(rules, { minLength: 1 })),
      limits: fc.array(limits, { maxLength: 3 }),
      boards: fc.array(boards, { maxLength: 1 }),
    },
    { requiredKeys: ['name', 'attribution', 'rules', 'limits'] },
  )
  .map((draft) => ({ ...draft, limits: fitting(draft) }))
  .chain((draft) => bounds.map((chosen) => bounded(draft, chosen)))
  .filter((draft) => checkDocument(draft).kind === 'ok')

/** The limits that concern something in the document, each measure once. */
function fitting(draft: ProgramDraft): LimitDraft[] {
  const ids = draft.rules.map(({ id }) => id)
  const fits: LimitDraft[] = []
  for (const limit of draft.limits ?? []) {
    const { rules: named, ...wide } = limit
    const rules = named?.filter((id) => ids.includes(id))
    const candidate = rules?.length ? { ...limit, rules } : wide
    if (checkDocument({ ...draft, limits: [...fits, candidate] }).kind === 'ok')
      fits.push(candidate)
  }
  return fits
}

/** A draft within those bounds that it may have: a share without a cap has no budget, say. */
function bounded(draft: ProgramDraft, chosen: Partial<ProgramDraft>): ProgramDraft {
  let fits = draft
  for (const [word, bound] of Object.entries(chosen)) {
    const candidate = { ...fits, [word]: bound }
    if (checkDocument(candidate).kind === 'ok') fits = candidate
  }
  return fits
}
