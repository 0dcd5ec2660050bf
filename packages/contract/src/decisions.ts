import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

/**
 * A receipt: what was decided, from which facts, under which program version. `facts` and `result` are
 * as they were written; deciding again from the facts gives the result, letter for letter.
 */
export const Decision = v.strictObject({
  id: id('dec'),
  kind: v.picklist(['conversion', 'offer', 'review', 'credit', 'appeal', 'draw', 'board']),
  program_id: id('prg'),
  program_version: v.number(),
  conversion_id: v.nullable(id('cnv')),
  referral_id: v.nullable(id('ref')),
  facts: v.record(v.string(), v.unknown()),
  result: v.record(v.string(), v.unknown()),
  decided_at: instant,
})

export const listDecisions = operation({
  id: 'listDecisions',
  method: 'GET',
  path: '/v1/decisions',
  summary: 'The receipts of one conversion or referral, newest first.',
  tag: 'Decisions',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({
    ...listQuery,
    conversion_id: v.optional(id('cnv')),
    referral_id: v.optional(id('ref')),
  }),
  status: 200,
  reply: page(Decision),
})

export const getDecision = operation({
  id: 'getDecision',
  method: 'GET',
  path: '/v1/decisions/{decision_id}',
  summary: 'One receipt, whole.',
  tag: 'Decisions',
  auth: 'secret',
  scope: 'conversions:read',
  params: v.strictObject({ decision_id: id('dec') }),
  status: 200,
  reply: Decision,
  errors: ['decision_not_found'],
})
