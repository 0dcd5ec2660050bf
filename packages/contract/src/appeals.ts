import { line, paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import { Actor } from './audit-log.ts'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'
import { publishableKey } from './widget.ts'

const appealState = v.picklist(['open', 'upheld', 'rejected'])

const shown = {
  id: id('apl'),
  program_id: id('prg'),
  decision_id: v.nullable(id('dec')),
  reward_id: v.nullable(id('rwd')),
  referral_id: v.nullable(id('ref')),
  /** `upheld`: the customer won. */
  state: appealState,
  /** Null once the person is erased. */
  text: v.nullable(v.string()),
  evidence: v.array(v.string()),
  opened_at: instant,
  /** Until when it is answered. */
  due_at: instant,
  is_overdue: v.boolean(),
  decided_at: v.nullable(instant),
  answer: v.nullable(v.string()),
  /** What the customer was given by it. */
  reward_ids: v.array(id('rwd')),
}

/** A decision that a customer contests, as staff see it. */
export const Appeal = v.strictObject({
  ...shown,
  participant_id: id('par'),
  /** Why it was denied, declined or taken back, and the risk signal behind it. */
  reason: v.string(),
  signal: v.nullable(v.string()),
  /** What becomes of it when nobody answers in time. */
  overdue: v.picklist(['uphold', 'reject', 'keep_open']),
  /** Who wants to uphold it, where that takes two. */
  proposed_by: v.nullable(Actor),
  /** Who decided; null while it is open, or where the deadline did. */
  decided_by: v.nullable(Actor),
  /** The receipt of the answer. */
  receipt_id: v.nullable(id('dec')),
})

/** The same, as its customer sees it. */
export const WidgetAppeal = v.strictObject(shown)

const words = {
  text: paragraph(2000),
  evidence: v.optional(v.pipe(v.array(line(200)), v.maxLength(10, 'At most 10 pieces.')), []),
}
const things = {
  decision_id: v.optional(id('dec')),
  reward_id: v.optional(id('rwd')),
  referral_id: v.optional(id('ref')),
}

type Things = {
  readonly decision_id?: string | undefined
  readonly reward_id?: string | undefined
  readonly referral_id?: string | undefined
}

function namesOne({ decision_id, reward_id, referral_id }: Things): boolean {
  return [decision_id, reward_id, referral_id].filter((one) => one !== undefined).length === 1
}
const oneMessage = 'Name one thing that is contested: a decision, a reward or a referral.'

const openErrors = [
  'participant_not_found',
  'decision_not_found',
  'reward_not_found',
  'referral_not_found',
  'appeal_not_possible',
  'appeal_open',
  'appeal_decided',
] as const

export const listAppeals = operation({
  id: 'listAppeals',
  method: 'GET',
  path: '/v1/appeals',
  summary: 'Appeals, newest first; those in one state or of one participant where asked.',
  tag: 'Appeals',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({
    ...listQuery,
    state: v.optional(appealState),
    participant_id: v.optional(id('par')),
  }),
  status: 200,
  reply: page(Appeal),
})

export const openAppeal = operation({
  id: 'openAppeal',
  method: 'POST',
  path: '/v1/appeals',
  summary: 'Contest a decision on behalf of a participant. The same again changes nothing.',
  tag: 'Appeals',
  auth: 'secret',
  scope: 'conversions:write',
  body: v.pipe(
    v.strictObject({ participant_id: id('par'), ...things, ...words }),
    v.forward(
      v.check((given) => namesOne(given), oneMessage),
      ['decision_id'],
    ),
  ),
  status: 201,
  reply: Appeal,
  errors: openErrors,
})

export const getAppeal = operation({
  id: 'getAppeal',
  method: 'GET',
  path: '/v1/appeals/{appeal_id}',
  summary: 'One appeal.',
  tag: 'Appeals',
  auth: 'secret',
  scope: 'conversions:read',
  params: v.strictObject({ appeal_id: id('apl') }),
  status: 200,
  reply: Appeal,
  errors: ['appeal_not_found'],
})

export const decideAppeal = operation({
  id: 'decideAppeal',
  method: 'POST',
  path: '/v1/appeals/{appeal_id}/decide',
  summary:
    'Answer an appeal. Upheld, the customer wins: the denial is taken back, or they are given what they were not.',
  tag: 'Appeals',
  auth: 'secret',
  scope: 'conversions:write',
  params: v.strictObject({ appeal_id: id('apl') }),
  body: v.strictObject({
    outcome: v.picklist(['upheld', 'rejected'], 'Use "upheld" or "rejected".'),
    /** What the customer reads. */
    answer: paragraph(2000),
  }),
  status: 200,
  reply: Appeal,
  errors: ['appeal_not_found', 'appeal_decided', 'second_person_needed'],
})

export const getAppealStatistics = operation({
  id: 'getAppealStatistics',
  method: 'GET',
  path: '/v1/appeals/statistics',
  summary:
    'How often customers were right, by what they contested: the false positives of each reason and risk signal.',
  tag: 'Appeals',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({ program_id: v.optional(id('prg')) }),
  status: 200,
  reply: v.strictObject({
    data: v.array(
      v.strictObject({
        program_id: id('prg'),
        reason: v.string(),
        signal: v.nullable(v.string()),
        open: v.number(),
        upheld: v.number(),
        rejected: v.number(),
        /** Upheld of those decided, in hundredths of a percent; null while none is. */
        upheld_basis_points: v.nullable(v.number()),
      }),
    ),
  }),
})

const widgetParams = { publishable_key: publishableKey }

export const openWidgetAppeal = operation({
  id: 'openWidgetAppeal',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/appeals',
  summary: 'This customer contests a decision. The same again changes nothing.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject(widgetParams),
  body: v.pipe(
    v.strictObject({ ...things, ...words }),
    v.forward(
      v.check((given) => namesOne(given), oneMessage),
      ['decision_id'],
    ),
  ),
  status: 201,
  reply: WidgetAppeal,
  errors: openErrors,
})

export const listWidgetAppeals = operation({
  id: 'listWidgetAppeals',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/appeals',
  summary: "This customer's appeals, newest first.",
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject(widgetParams),
  query: v.strictObject(listQuery),
  status: 200,
  reply: page(WidgetAppeal),
})

export const getWidgetAppeal = operation({
  id: 'getWidgetAppeal',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/appeals/{appeal_id}',
  summary: "One of this customer's appeals.",
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ ...widgetParams, appeal_id: id('apl') }),
  status: 200,
  reply: WidgetAppeal,
  errors: ['appeal_not_found'],
})
