import { AmountSchema, AssetSchema } from '@goodword/domain/money'
import { paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import { Actor } from './audit-log.ts'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

/** What staff credit by hand, and why. Above the limit it is a proposal until a second person approves. */
export const Credit = v.strictObject({
  id: id('crd'),
  program_id: id('prg'),
  participant_id: id('par'),
  kind: v.picklist(['cash', 'credit', 'points']),
  amount: v.number(),
  asset: v.string(),
  reason: v.string(),
  state: v.picklist(['proposed', 'granted', 'refused']),
  needs_second_person: v.boolean(),
  proposed_by: Actor,
  decided_by: v.nullable(Actor),
  reward_id: v.nullable(id('rwd')),
  proposed_at: instant,
  decided_at: v.nullable(instant),
})

const write = { tag: 'Credits', auth: 'secret', scope: 'rewards:write' } as const
const params = v.strictObject({ credit_id: id('crd') })

export const createCredit = operation({
  ...write,
  id: 'createCredit',
  method: 'POST',
  path: '/v1/credits',
  summary:
    'Credit a participant by hand, with the reason. Above the limit a second person approves it first.',
  body: v.variant('kind', [
    v.strictObject({
      kind: v.literal('cash'),
      program_id: id('prg'),
      participant_id: id('par'),
      amount: AmountSchema,
      asset: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'Cash is in a currency, such as "CNY".')),
      reason: paragraph(500),
    }),
    ...(['credit', 'points'] as const).map((kind) =>
      v.strictObject({
        kind: v.literal(kind),
        program_id: id('prg'),
        participant_id: id('par'),
        amount: AmountSchema,
        asset: AssetSchema,
        reason: paragraph(500),
      }),
    ),
  ]),
  status: 201,
  reply: Credit,
  errors: ['program_not_found', 'program_not_live', 'participant_not_found'],
})

export const listCredits = operation({
  id: 'listCredits',
  method: 'GET',
  path: '/v1/credits',
  summary: 'Credits by hand, newest first; those that wait for a second person where asked.',
  tag: 'Credits',
  auth: 'secret',
  scope: 'rewards:read',
  query: v.strictObject({
    ...listQuery,
    state: v.optional(v.picklist(['proposed', 'granted', 'refused'])),
  }),
  status: 200,
  reply: page(Credit),
})

export const approveCredit = operation({
  ...write,
  id: 'approveCredit',
  method: 'POST',
  path: '/v1/credits/{credit_id}/approve',
  summary: 'Approve a proposed credit, as another person than the one who proposed it.',
  params,
  body: v.strictObject({}),
  status: 200,
  reply: Credit,
  errors: ['credit_not_found', 'credit_decided', 'second_person_needed'],
})

export const refuseCredit = operation({
  ...write,
  id: 'refuseCredit',
  method: 'POST',
  path: '/v1/credits/{credit_id}/refuse',
  summary: 'Refuse a proposed credit.',
  params,
  body: v.strictObject({}),
  status: 200,
  reply: Credit,
  errors: ['credit_not_found', 'credit_decided'],
})
