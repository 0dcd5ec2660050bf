import * as v from 'valibot'
import { AmountSchema, AssetSchema } from '../money.ts'
import { line, paragraph } from '../text.ts'

const languageTag = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as "en" or "zh".'),
)

/** A text for people, by language tag; `en` stands where a locale is missing. */
const localized = (text: v.GenericSchema<string, string>) =>
  v.pipe(
    v.record(languageTag, text),
    v.check((texts) => Object.keys(texts).length > 0, 'Write the text in one language at least.'),
    v.check((texts) => Object.keys(texts).length <= 40, 'At most 40 languages.'),
  )

const name = v.pipe(
  v.string(),
  v.regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'Use lower-case words joined by dashes, such as "friend-offer".',
  ),
  v.maxLength(60, 'At most 60 characters.'),
)

const days = (least: number, most: number) =>
  v.pipe(
    v.number('Give a number of days.'),
    v.integer('Give whole days.'),
    v.minValue(least, least === 1 ? 'At least 1 day.' : `At least ${least} days.`),
    v.maxValue(most, `At most ${most} days.`),
  )

const basisPoints = v.pipe(
  v.number('Give basis points: 1500 is 15 %.'),
  v.integer('Give whole basis points: 1500 is 15 %.'),
  v.minValue(1, 'At least 1 basis point.'),
  v.maxValue(10_000, 'At most 10000 basis points, which is the whole.'),
)

const positive = (most: number) =>
  v.pipe(
    v.number('Give a number.'),
    v.integer('Give a whole number.'),
    v.minValue(1, 'At least 1.'),
    v.maxValue(most, `At most ${most}.`),
  )

/** Whole minor units of one asset, whatever happened. */
const FixedValue = v.strictObject({ amount: AmountSchema, asset: AssetSchema })

/** A share of the conversion's amount in the same asset; floor and cap are whole minor units. */
const ShareValue = v.pipe(
  v.strictObject({
    share_basis_points: basisPoints,
    asset: AssetSchema,
    floor: v.optional(AmountSchema),
    cap: v.optional(AmountSchema),
    rounding: v.optional(v.picklist(['down', 'nearest', 'up']), 'down'),
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
      v.array(v.strictObject({ from: positive(1_000_000), amount: AmountSchema })),
      v.minLength(1, 'Give one step at least.'),
      v.maxLength(50, 'At most 50 steps.'),
    ),
    asset: AssetSchema,
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

const Value = v.union(
  [FixedValue, ShareValue, SteppedValue],
  'Give a fixed amount, a share of the conversion, or steps, each with its asset.',
)

/** What a recipient gets, and when. `hold_days` count from the conversion; `valid_days` from the issue. */
const Give = v.strictObject({
  to: v.picklist(['advocate', 'friend'], 'Give to "advocate" or "friend".'),
  kind: v.picklist(
    ['cash', 'credit', 'points', 'coupon', 'perk'],
    'Use one of cash, credit, points, coupon, perk.',
  ),
  value: Value,
  hold_days: v.optional(days(0, 400), 0),
  valid_days: v.optional(days(1, 3650)),
  label: v.optional(localized(line(120))),
})

const gives = v.pipe(
  v.array(Give),
  v.minLength(1, 'A rule gives something.'),
  v.maxLength(8, 'At most 8 gifts a rule.'),
)

const conversionType = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use a conversion type such as "order", "signup" or your own.'),
)

const condition = v.pipe(
  v.string(),
  v.minLength(1, 'Leave the condition out, or write one.'),
  v.maxLength(1000, 'At most 1000 characters.'),
)

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

const Rule = v.union(
  [EventRule, MilestoneRule],
  'A rule has `when` (a conversion type or "claimed") or `milestone`, and `give`.',
)

const limitBasics = {
  per: v.picklist(['advocate', 'friend'], 'Use "advocate" or "friend".'),
  period: v.picklist(['day', 'month', 'year', 'lifetime'], 'Use day, month, year or lifetime.'),
  time_zone: v.optional(v.string(), 'UTC'),
  rules: v.optional(
    v.pipe(
      v.array(name),
      v.minLength(1, 'Name a rule, or leave it out for all.'),
      v.maxLength(50, 'At most 50 rules.'),
    ),
  ),
}

/** How much one participant may be granted in a calendar period: by count of rewards, or by value. */
const Limit = v.union(
  [
    v.strictObject({ ...limitBasics, count: positive(1_000_000) }),
    v.strictObject({ ...limitBasics, amount: AmountSchema, asset: AssetSchema }),
  ],
  'A limit has `per`, `period` and either `count`, or `amount` with `asset`.',
)

/** What counts as evidence that an advocate brought a friend, how long, and whose claim wins. */
const Attribution = v.strictObject({
  touch: v.optional(v.picklist(['first', 'last'], 'Use "first" or "last".'), 'first'),
  click_days: v.optional(days(1, 365), 30),
  conversion_days: v.optional(days(1, 730), 90),
  new_customers_only: v.optional(v.boolean(), true),
  evidence: v.optional(
    v.pipe(
      v.array(v.picklist(['link', 'code'], 'Use "link" or "code".')),
      v.minLength(1, 'Accept one kind of evidence at least.'),
    ),
    ['link', 'code'],
  ),
})

/** The merchant's own words; what is missing is spoken in ours. */
const Wording = v.strictObject({
  headline: v.optional(line(120)),
  share_text: v.optional(paragraph(500)),
  friend_headline: v.optional(line(120)),
  friend_text: v.optional(paragraph(500)),
})

/**
 * A program as one document: everything a merchant can set. Field rules only; what needs the whole
 * (conditions, names that must be unique, assets that must fit) is checked by `checkDocument`.
 */
export const ProgramDocument = v.strictObject({
  name: localized(line(120)),
  attribution: v.optional(Attribution, {}),
  goal: v.optional(
    v.strictObject({
      when: conversionType,
      if: v.optional(condition),
      asset: v.optional(AssetSchema),
    }),
  ),
  rules: v.pipe(
    v.array(Rule),
    v.minLength(1, 'A program has one rule at least.'),
    v.maxLength(50, 'At most 50 rules.'),
  ),
  limits: v.optional(v.pipe(v.array(Limit), v.maxLength(20, 'At most 20 limits.')), []),
  wording: v.optional(v.record(languageTag, Wording), {}),
  terms: v.optional(localized(paragraph(20_000))),
})

export type ProgramDocument = v.InferOutput<typeof ProgramDocument>
export type ProgramDraft = v.InferInput<typeof ProgramDocument>
export type Rule = ProgramDocument['rules'][number]
export type EventRule = Extract<Rule, { when: string }>
export type MilestoneRule = Extract<Rule, { milestone: object }>
export type Give = Rule['give'][number]
export type Limit = ProgramDocument['limits'][number]
export type RewardKind = Give['kind']
export type Recipient = Give['to']

/** Whether a rule answers a conversion or claim rather than a count. */
export function isEventRule(rule: Rule): rule is EventRule {
  return 'when' in rule
}
