import * as v from 'valibot'
import { AssetSchema } from '../money.ts'
import { line, paragraph } from '../text.ts'
import { AppealsSchema } from './document/appeals.ts'
import { AttributionSchema } from './document/attribution.ts'
import { BoardSchema } from './document/boards.ts'
import { BoostSchema } from './document/boosts.ts'
import { ClaimsSchema } from './document/claims.ts'
import { FaqSchema } from './document/faq.ts'
import { BudgetSchema, GuardSchema, QuotaSchema, ScheduleSchema } from './document/guards.ts'
import { LeadSchema } from './document/lead.ts'
import { LimitSchema } from './document/limits.ts'
import { DrawSchema } from './document/prizes.ts'
import { PromptSchema } from './document/prompt.ts'
import { RuleSchema } from './document/rules.ts'
import { SegmentSchema } from './document/segments.ts'
import { SharingSchema } from './document/sharing.ts'
import { ThemeSchema } from './document/theme.ts'
import { TiersSchema, TransfersSchema } from './document/wallet.ts'
import { WordingSchema } from './document/wording.ts'
import { condition, conversionType, languageTag, localized, name } from './document/words.ts'

/** What makes a referral count. */
const GoalSchema = v.strictObject({
  when: v.pipe(conversionType, v.description('The type of conversion that makes it count.')),
  if: v.optional(
    v.pipe(condition, v.description('What must hold for it to count; always, where left out.')),
  ),
  asset: v.optional(
    v.pipe(AssetSchema, v.description('The currency that amounts in `if` are in.')),
  ),
})

/** Somebody whom donations go to. */
const BeneficiarySchema = v.strictObject({
  name: v.pipe(localized(line(120)), v.description('What they are called, by language.')),
})

/**
 * A program as one document: everything a merchant can set. Field rules only; what needs the whole
 * (conditions, names that must be unique, assets that must fit) is checked by `checkDocument`.
 *
 * Every word carries a description, and an example in `examples/` shows it: the JSON Schema and the
 * reference are made of them, and a test names the word that lacks either.
 */
export const ProgramDocument = v.strictObject({
  $schema: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(300, 'At most 300 characters.'),
      v.description('The address of the JSON Schema, for editors; it means nothing to us.'),
    ),
  ),
  name: v.pipe(localized(line(120)), v.description('What the program is called, by language.')),
  attribution: v.optional(
    v.pipe(
      AttributionSchema,
      v.description('What counts as evidence that an advocate brought a friend, and how long.'),
    ),
    {},
  ),
  goal: v.optional(
    v.pipe(
      GoalSchema,
      v.description(
        'What makes a referral count; without it, any conversion that a rule rewards does. Where it is refunded, or confirmed as less, the next that would have done as well takes its place, and the referral stays.',
      ),
    ),
  ),
  rules: v.pipe(
    v.array(RuleSchema),
    v.maxLength(50, 'At most 50 rules.'),
    v.description('Who is given what for what. Several may answer one conversion; each gives.'),
  ),
  limits: v.optional(
    v.pipe(
      v.array(LimitSchema),
      v.maxLength(20, 'At most 20 limits.'),
      v.description('How much may be given in a period, by count of rewards or by value.'),
    ),
    [],
  ),
  segments: v.optional(
    v.pipe(
      v.array(SegmentSchema),
      v.maxLength(50, 'At most 50 segments.'),
      v.description('Groups of people that rules may be for.'),
    ),
  ),
  boosts: v.optional(
    v.pipe(
      v.array(BoostSchema),
      v.maxLength(20, 'At most 20 boosts.'),
      v.description('Multipliers between two moments; several multiply each other.'),
    ),
  ),
  upline: v.optional(
    v.pipe(
      v.strictObject({
        levels: v.pipe(
          v.picklist([2, 3], 'Give 2 or 3 levels.'),
          v.description('How many levels of advocates may share in what a friend buys.'),
        ),
      }),
      v.description("Lets rules give to the advocate's own advocate; off where it is left out."),
    ),
  ),
  beneficiaries: v.optional(
    v.pipe(
      v.record(name, BeneficiarySchema),
      v.check((all) => Object.keys(all).length <= 50, 'At most 50 beneficiaries.'),
      v.description('Whom donations may go to, each by a name of yours.'),
    ),
  ),
  boards: v.optional(
    v.pipe(
      v.array(BoardSchema),
      v.maxLength(10, 'At most 10 boards.'),
      v.description('Who stands where among the advocates, in each period anew.'),
    ),
  ),
  draws: v.optional(
    v.pipe(
      v.array(DrawSchema),
      v.maxLength(10, 'At most 10 draws.'),
      v.description('Draws among those who hold entries, which everybody can check.'),
    ),
  ),
  negative_balance: v.optional(
    v.pipe(
      v.picklist(['never', 'allowed'], 'Use "never" or "allowed".'),
      v.description(
        'Whether points or credit that were spent may be taken back all the same, so that the balance falls below zero and what comes in later fills it; never, if left out.',
      ),
    ),
  ),
  lead: v.optional(v.pipe(LeadSchema, v.description('How leads go, where friends leave a form.'))),
  budget: v.optional(
    v.pipe(
      BudgetSchema,
      v.description('What may be promised in all. Promises are held back for and never exceed it.'),
    ),
  ),
  quota: v.optional(
    v.pipe(
      QuotaSchema,
      v.description(
        'How many new referrals there may be in a period, and what becomes of the rest.',
      ),
    ),
  ),
  schedule: v.optional(
    v.pipe(ScheduleSchema, v.description('From when to when the program takes new friends.')),
  ),
  guard: v.optional(
    v.pipe(
      GuardSchema,
      v.description('What a new customer may cost; beyond it new promises rest until it is less.'),
    ),
  ),
  wording: v.optional(
    v.pipe(
      v.record(languageTag, WordingSchema),
      v.description('Your own words for the panel and the welcome, by language.'),
    ),
    {},
  ),
  terms: v.optional(
    v.pipe(
      localized(paragraph(20_000)),
      v.description('The terms that customers can read, by language.'),
    ),
  ),
  faq: v.optional(FaqSchema),
  sharing: v.optional(SharingSchema),
  prompt: v.optional(PromptSchema),
  theme: v.optional(ThemeSchema),
  transfers: v.optional(TransfersSchema),
  tiers: v.optional(TiersSchema),
  appeals: v.optional(AppealsSchema),
  claims: v.optional(ClaimsSchema),
})

export type ProgramDocument = v.InferOutput<typeof ProgramDocument>
export type ProgramDraft = v.InferInput<typeof ProgramDocument>
export type Rule = ProgramDocument['rules'][number]
export type EventRule = Extract<Rule, { when: string }>
export type MilestoneRule = Extract<Rule, { milestone: object }>
export type Give = Rule['give'][number]
export type Within = NonNullable<EventRule['within']>
export type Board = NonNullable<ProgramDocument['boards']>[number]
export type Draw = NonNullable<ProgramDocument['draws']>[number]
export type PrizeGive = Draw['give'][number]
export type Evidence = ProgramDocument['attribution']['evidence'][number]
export type Limit = ProgramDocument['limits'][number]
export type Boost = NonNullable<ProgramDocument['boosts']>[number]
export type Segment = NonNullable<ProgramDocument['segments']>[number]

/** Whether a rule answers a conversion or claim rather than a count. */
export function isEventRule(rule: Rule): rule is EventRule {
  return 'when' in rule
}
