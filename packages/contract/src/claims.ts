import { line, paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import { Actor } from './audit-log.ts'
import { conversionType } from './conversions.ts'
import { externalId, id, instant, instantInput, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'
import { email, phone } from './participants.ts'
import { publishableKey } from './widget.ts'

const claimState = v.picklist(['open', 'matched', 'rejected', 'expired'])

/** What the advocate says of the friend; each part is optional, and helps to find them. */
const namedFriend = {
  name: v.optional(line(120)),
  email: v.optional(email),
  phone: v.optional(phone),
}

const shown = {
  /** Once it is matched, the claim that won the friend has this id. */
  id: id('clm'),
  program_id: id('prg'),
  order_number: v.string(),
  /** As the advocate said it; null once the advocate is erased. */
  friend: v.nullable(
    v.strictObject({
      name: v.nullable(v.string()),
      email: v.nullable(v.string()),
      phone: v.nullable(v.string()),
    }),
  ),
  shared_at: v.nullable(instant),
  state: claimState,
  opened_at: instant,
  /** Until when it is answered. */
  due_at: instant,
  /** Until when an order that arrives is matched by itself. */
  waits_until: instant,
  is_overdue: v.boolean(),
  decided_at: v.nullable(instant),
  answer: v.nullable(v.string()),
  referral_id: v.nullable(id('ref')),
}

/** A claim made by hand, as staff see it. */
export const Claim = v.strictObject({
  ...shown,
  type: v.string(),
  participant_id: id('par'),
  /** What the records said when it was last looked at: "waits_for_order", "not_proven", "credited_elsewhere", … */
  finding: v.string(),
  /** Whether the advocate has named the buyer by what only somebody who knows them would. */
  is_proven: v.boolean(),
  conversion_id: v.nullable(id('cnv')),
  overdue: v.picklist(['reject', 'keep_open']),
  decided_by: v.nullable(Actor),
})

/** The same, as its advocate sees it: without proof nothing tells them whether an order exists. */
export const WidgetClaim = v.strictObject({
  ...shown,
  told: v.picklist(['matched', 'being_checked', 'credited_elsewhere', 'too_late', 'not_counted']),
})

const words = {
  order_number: externalId,
  friend: v.optional(v.strictObject(namedFriend), {}),
  /** When they told the friend. */
  shared_at: v.optional(instantInput),
}

const openErrors = ['claims_not_taken', 'claims_too_many', 'program_not_live'] as const
const claimParams = v.strictObject({ claim_id: id('clm') })

export const listClaims = operation({
  id: 'listClaims',
  method: 'GET',
  path: '/v1/claims',
  summary:
    'Claims made by hand, newest first; those in one state or of one participant where asked.',
  tag: 'Claims',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({
    ...listQuery,
    state: v.optional(claimState),
    participant_id: v.optional(id('par')),
  }),
  status: 200,
  reply: page(Claim),
})

export const openClaim = operation({
  id: 'openClaim',
  method: 'POST',
  path: '/v1/claims',
  summary:
    'Claim a friend on behalf of an advocate, by the number of their order. The same order again changes nothing.',
  tag: 'Claims',
  auth: 'secret',
  scope: 'conversions:write',
  body: v.strictObject({
    participant_id: id('par'),
    program_id: v.optional(id('prg')),
    type: v.optional(conversionType, 'order'),
    ...words,
  }),
  status: 201,
  reply: Claim,
  errors: ['participant_not_found', 'program_not_found', ...openErrors],
})

export const getClaim = operation({
  id: 'getClaim',
  method: 'GET',
  path: '/v1/claims/{claim_id}',
  summary: 'One claim made by hand.',
  tag: 'Claims',
  auth: 'secret',
  scope: 'conversions:read',
  params: claimParams,
  status: 200,
  reply: Claim,
  errors: ['claim_not_found'],
})

export const decideClaim = operation({
  id: 'decideClaim',
  method: 'POST',
  path: '/v1/claims/{claim_id}/decide',
  summary: 'Answer a claim made by hand: match it with the order that it names, or reject it.',
  tag: 'Claims',
  auth: 'secret',
  scope: 'conversions:write',
  params: claimParams,
  body: v.strictObject({
    outcome: v.picklist(['matched', 'rejected'], 'Use "matched" or "rejected".'),
    /** What the advocate reads. */
    answer: paragraph(2000),
  }),
  status: 200,
  reply: Claim,
  errors: ['claim_not_found', 'claim_decided', 'claim_not_matchable'],
})

const widgetParams = { publishable_key: publishableKey }

export const openWidgetClaim = operation({
  id: 'openWidgetClaim',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/claims',
  summary:
    'This customer says that a friend bought, by the number of the order. The same order again changes nothing.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject(widgetParams),
  body: v.strictObject({ program_id: v.optional(id('prg')), ...words }),
  status: 201,
  reply: WidgetClaim,
  errors: ['participant_not_found', ...openErrors],
})

export const listWidgetClaims = operation({
  id: 'listWidgetClaims',
  method: 'GET',
  path: '/v1/widget/{publishable_key}/claims',
  summary: 'What this customer has claimed by hand, newest first.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject(widgetParams),
  query: v.strictObject(listQuery),
  status: 200,
  reply: page(WidgetClaim),
})
