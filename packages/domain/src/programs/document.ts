import * as v from 'valibot'
import { AssetSchema } from '../money.ts'
import { line, paragraph } from '../text.ts'
import { AttributionSchema } from './document/attribution.ts'
import { LimitSchema } from './document/limits.ts'
import { RuleSchema } from './document/rules.ts'
import { WordingSchema } from './document/wording.ts'
import { condition, conversionType, languageTag, localized } from './document/words.ts'

/**
 * A program as one document: everything a merchant can set. Field rules only; what needs the whole
 * (conditions, names that must be unique, assets that must fit) is checked by `checkDocument`.
 */
export const ProgramDocument = v.strictObject({
  name: localized(line(120)),
  attribution: v.optional(AttributionSchema, {}),
  goal: v.optional(
    v.strictObject({
      when: conversionType,
      if: v.optional(condition),
      asset: v.optional(AssetSchema),
    }),
  ),
  rules: v.pipe(
    v.array(RuleSchema),
    v.minLength(1, 'A program has one rule at least.'),
    v.maxLength(50, 'At most 50 rules.'),
  ),
  limits: v.optional(v.pipe(v.array(LimitSchema), v.maxLength(20, 'At most 20 limits.')), []),
  wording: v.optional(v.record(languageTag, WordingSchema), {}),
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
