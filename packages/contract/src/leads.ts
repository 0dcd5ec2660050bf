import { AssetSchema } from '@goodword/domain/money'
import { line, paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import { Outcome } from './conversions.ts'
import { amountInput, externalId, id, instant, instantInput, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'
import { person } from './participants.ts'

const stage = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,39}$/, 'Give a stage of the program, or "unqualified".'),
)

/** A friend who left a form, and how far they have come. */
export const Lead = v.strictObject({
  id: id('led'),
  external_id: v.string(),
  program_id: id('prg'),
  participant_id: id('par'),
  /** Null where the lead was nobody's merit. */
  referral_id: v.nullable(id('ref')),
  stage: v.string(),
  /** What they wrote; null once the person is erased. */
  company: v.nullable(v.string()),
  need: v.nullable(v.string()),
  /** What is offered to a lead that does not fit, in their language. */
  alternative: v.nullable(v.string()),
  consented_at: instant,
  submitted_at: instant,
  changed_at: instant,
})

const LeadWithOutcomes = v.strictObject({ ...Lead.entries, outcomes: v.array(Outcome) })

export const submitLead = operation({
  id: 'submitLead',
  method: 'POST',
  path: '/v1/leads',
  summary: 'A friend left a form and named who sent them: a claim, and the first stage of a lead.',
  tag: 'Leads',
  auth: 'secret',
  scope: 'conversions:write',
  body: v.strictObject({
    external_id: externalId,
    program_id: id('prg'),
    advocate: v.union(
      [v.strictObject({ external_id: externalId }), v.strictObject({ code: line(64) })],
      'Name the advocate by external_id or by code.',
    ),
    friend: v.strictObject(person),
    company: line(200),
    need: paragraph(2000),
    /** The friend agreed to be contacted: without that there is no lead. */
    consent: v.literal(true, 'A lead needs the consent of the friend.'),
  }),
  status: 201,
  reply: LeadWithOutcomes,
  errors: ['program_not_found', 'participant_not_found'],
})

const leadParams = v.strictObject({ lead_id: id('led') })

export const moveLead = operation({
  id: 'moveLead',
  method: 'POST',
  path: '/v1/leads/{lead_id}/stage',
  summary: 'A lead comes to its next stage, or ends as "unqualified". Each stage is a conversion.',
  tag: 'Leads',
  auth: 'secret',
  scope: 'conversions:write',
  params: leadParams,
  body: v.pipe(
    v.strictObject({
      stage,
      occurred_at: v.optional(instantInput),
      amount: v.optional(amountInput),
      asset: v.optional(AssetSchema),
    }),
    v.forward(
      v.check(
        (input) => (input.amount === undefined) === (input.asset === undefined),
        'Give amount and asset together, or neither.',
      ),
      ['asset'],
    ),
  ),
  status: 200,
  reply: LeadWithOutcomes,
  errors: [
    'lead_not_found',
    'lead_stage_unknown',
    'lead_stage_not_forward',
    'lead_ended',
    'conversion_in_future',
  ],
})

export const listLeads = operation({
  id: 'listLeads',
  method: 'GET',
  path: '/v1/leads',
  summary: 'Leads, newest first; those at one stage where asked.',
  tag: 'Leads',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({ ...listQuery, stage: v.optional(stage) }),
  status: 200,
  reply: page(Lead),
})

export const getLead = operation({
  id: 'getLead',
  method: 'GET',
  path: '/v1/leads/{lead_id}',
  summary: 'One lead.',
  tag: 'Leads',
  auth: 'secret',
  scope: 'conversions:read',
  params: leadParams,
  status: 200,
  reply: Lead,
  errors: ['lead_not_found'],
})
