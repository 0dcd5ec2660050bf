import fc from 'fast-check'
import { checkDocument } from './check-document.ts'
import type { ProgramDraft } from './document.ts'
import { boards, bounds, type LimitDraft, limits } from './generate-bounds.test-kit.ts'
import { choice, type GiveDraft, give, uplineGive } from './generate-gives.test-kit.ts'
import { counted, side } from './generate-words.test-kit.ts'

type RuleDraft = ProgramDraft['rules'][number]

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

/** Gifts that are worth the same whichever conversion earns them. */
const fixedGives = fc.array(
  fc.record({
    to: fc.constantFrom('advocate' as const, 'friend' as const),
    kind: fc.constantFrom('cash' as const, 'credit' as const),
    value: fc.record({ amount: fc.constantFrom(1, 50, 999, 2_500), asset: fc.constant('CNY') }),
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

function rule(id: string): fc.Arbitrary<RuleDraft> {
  const gives = (one: fc.Arbitrary<GiveDraft>) => fc.array(one, { minLength: 1, maxLength: 2 })
  const asset = fc.constant('CNY')
  const event = (when: fc.Arbitrary<string>, given: fc.Arbitrary<GiveDraft[]>) =>
    fc.record(
      {
        id: fc.constant(id),
        when,
        if: conditions,
        asset,
        segment: fc.constantFrom('many', 'many', ['gold', 'many']),
        give: given,
      },
      { requiredKeys: ['id', 'when', 'asset', 'give'] },
    )
  const counting = fc.constant('approved_referrals' as const)
  const when = fc.constantFrom('order', 'order', 'signup')
  const ofOrder = { isOfOrder: true, canHold: true }
  const toAdvocate = give(fc.constant('advocate'), { isOfOrder: false, canHold: true })
  return fc.oneof(
    { weight: 6, arbitrary: event(when, gives(give(side, ofOrder))) },
    {
      weight: 4,
      arbitrary: event(
        when,
        fc.tuple(give(side, ofOrder), uplineGive).map(([one, above]) => [one, above]),
      ),
    },
    { weight: 1, arbitrary: event(when, choice) },
    {
      weight: 2,
      arbitrary: event(
        fc.constant('claimed'),
        gives(
          give(fc.constant('friend'), {
            isOfOrder: true,
            canHold: false,
            kinds: ['coupon', 'credit', 'cash', 'perk'],
          }),
        ),
      ),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        id: fc.constant(id),
        milestone: fc.oneof(
          fc.record({ at: fc.integer({ min: 1, max: 4 }), counting }),
          fc.record({ every: fc.integer({ min: 1, max: 3 }), counting }),
          fc.record({ every: fc.integer({ min: 1, max: 3 }), counting, ...counted }),
        ),
        give: fc.oneof(
          { weight: 4, arbitrary: gives(toAdvocate) },
          { weight: 1, arbitrary: choice },
        ),
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
          segment: fc.constantFrom('many', ['known', 'many']),
          give: fixedGives.map((all) => all.map((one) => ({ ...one, to: 'advocate' as const }))),
        },
        { requiredKeys: ['id', 'milestone', 'give'] },
      ),
    },
    {
      weight: 6,
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
          give: gives(give(side, ofOrder)),
        },
        { requiredKeys: ['id', 'when', 'asset', 'first', 'give'] },
      ),
    },
  )
}

const boosts = fc.array(
  fc.record(
    {
      id: fc.constantFrom('early', 'late'),
      from: fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-03T00:00:00+08:00'),
      to: fc.constantFrom('2026-03-05T00:00:00Z', '2026-03-20T00:00:00Z'),
      multiplier_basis_points: fc.constantFrom(12_345, 20_000),
      first: fc.integer({ min: 1, max: 3 }),
      rules: fc.constantFrom<string[]>(['a'], ['a', 'b']),
    },
    { requiredKeys: ['id', 'from', 'to', 'multiplier_basis_points'] },
  ),
  { maxLength: 2 },
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
      boosts,
      upline: fc.constant({ levels: 3 as const }),
      negative_balance: fc.constantFrom('allowed' as const, 'allowed' as const, 'never' as const),
    },
    { requiredKeys: ['name', 'attribution', 'rules', 'limits'] },
  )
  .map((draft) => fittingTogether({ ...draft, ...groups }))
  .map((draft) => ({ ...draft, limits: fitting(draft) }))
  .chain((draft) => bounds.map((chosen) => bounded(draft, chosen)))
  .filter((draft) => checkDocument(draft).kind === 'ok')

/** What rules may speak of; it stands in every program, whether they do or not. */
const groups = {
  segments: [
    { id: 'gold', if: 'friend.attributes.plan == "gold"' },
    { id: 'many', if: 'advocate.referrals_attributed > 1' },
    { id: 'known', if: 'advocate.days_since_enrolled >= 2' },
  ],
  beneficiaries: { fund: { name: { en: 'A fund' } } },
}

/** A boost names rules that there are, each boost once; an upline is there where something goes to it. */
function fittingTogether({ boosts: drawn = [], upline, ...draft }: ProgramDraft): ProgramDraft {
  const ids = draft.rules.map(({ id }) => id)
  const known = new Map(
    drawn.map(({ rules: named, ...boost }) => {
      const own = named?.filter((id) => ids.includes(id))
      return [boost.id, own?.length ? { ...boost, rules: own } : boost] as const
    }),
  )
  const isAbove = draft.rules.some(({ give: gives }) => gives.some(({ to }) => to.startsWith('up')))
  const levels = upline ?? (isAbove ? { levels: 3 as const } : undefined)
  return {
    ...draft,
    ...(known.size > 0 ? { boosts: [...known.values()] } : {}),
    ...(levels ? { upline: levels } : {}),
  }
}

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
