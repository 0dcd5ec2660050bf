import { AssetSchema } from '@goodword/domain/money'
import * as v from 'valibot'
import { Actor } from './audit-log.ts'
import { id, instant, instantInput, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

const sums = v.array(v.strictObject({ asset: v.string(), amount: v.number() }))
const kinds = v.pipe(
  v.array(v.picklist(['cash', 'donation'], 'Use "cash" or "donation".')),
  v.minLength(1, 'Give one kind at least.'),
  v.maxLength(2, 'At most two kinds.'),
)
const country = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,40}$/, 'Give a country as your participants have it, such as "DE".'),
)

/** Payouts that are approved and sent together. */
export const PayoutBatch = v.strictObject({
  id: id('pbt'),
  state: v.picklist(['draft', 'approved', 'sent', 'discarded']),
  program_id: v.nullable(id('prg')),
  asset: v.nullable(v.string()),
  country: v.nullable(v.string()),
  kinds: v.array(v.string()),
  due_until: instant,
  needs_second_person: v.boolean(),
  created_by: Actor,
  approved_by: v.nullable(Actor),
  totals: sums,
  counts: v.strictObject({
    scheduled: v.number(),
    sent: v.number(),
    settled: v.number(),
    failed: v.number(),
  }),
  created_at: instant,
  approved_at: v.nullable(instant),
  sent_at: v.nullable(instant),
  discarded_at: v.nullable(instant),
})

const read = { tag: 'Payouts', auth: 'secret', scope: 'payouts:read' } as const
const write = { tag: 'Payouts', auth: 'secret', scope: 'payouts:write' } as const
const batchParams = v.strictObject({ batch_id: id('pbt') })

export const createPayoutBatch = operation({
  ...write,
  id: 'createPayoutBatch',
  method: 'POST',
  path: '/v1/payout-batches',
  summary:
    'Gather all cash and donations that are payable into a draft: one payout a recipient and asset. has_more says whether another batch is needed.',
  body: v.strictObject({
    due_until: v.optional(instantInput),
    program_id: v.optional(id('prg')),
    asset: v.optional(AssetSchema),
    country: v.optional(country),
    kinds: v.optional(kinds, ['cash', 'donation']),
  }),
  status: 201,
  reply: v.strictObject({ ...PayoutBatch.entries, has_more: v.boolean() }),
  errors: ['program_not_found', 'nothing_to_pay'],
})

export const listPayoutBatches = operation({
  ...read,
  id: 'listPayoutBatches',
  method: 'GET',
  path: '/v1/payout-batches',
  summary: 'Batches of payouts, newest first.',
  query: v.strictObject(listQuery),
  status: 200,
  reply: page(PayoutBatch),
})

export const getPayoutBatch = operation({
  ...read,
  id: 'getPayoutBatch',
  method: 'GET',
  path: '/v1/payout-batches/{batch_id}',
  summary: 'One batch: its sums, and how many of its payouts are sent, settled and failed.',
  params: batchParams,
  status: 200,
  reply: PayoutBatch,
  errors: ['payout_batch_not_found'],
})

export const approvePayoutBatch = operation({
  ...write,
  id: 'approvePayoutBatch',
  method: 'POST',
  path: '/v1/payout-batches/{batch_id}/approve',
  summary:
    "Approve a draft. Above the workspace's limit another person must do it than made the batch.",
  params: batchParams,
  body: v.strictObject({}),
  status: 200,
  reply: PayoutBatch,
  errors: ['payout_batch_not_found', 'payout_batch_state', 'second_person_needed'],
})

export const discardPayoutBatch = operation({
  ...write,
  id: 'discardPayoutBatch',
  method: 'POST',
  path: '/v1/payout-batches/{batch_id}/discard',
  summary: 'Give up a batch that was not sent; its rewards are payable again.',
  params: batchParams,
  body: v.strictObject({}),
  status: 200,
  reply: PayoutBatch,
  errors: ['payout_batch_not_found', 'payout_batch_state'],
})

export const sendPayoutBatch = operation({
  ...write,
  id: 'sendPayoutBatch',
  method: 'POST',
  path: '/v1/payout-batches/{batch_id}/send',
  summary:
    'Send what an approved batch has scheduled: its cash counts as issued from now on. Do it before the file goes to the bank; again sends what was retried.',
  params: batchParams,
  body: v.strictObject({}),
  status: 200,
  reply: PayoutBatch,
  errors: ['payout_batch_not_found', 'payout_batch_state'],
})

export const exportPayoutBatch = operation({
  ...read,
  id: 'exportPayoutBatch',
  method: 'GET',
  path: '/v1/payout-batches/{batch_id}/export',
  summary: 'The transfers of an approved or sent batch as CSV, for the bank.',
  params: batchParams,
  status: 200,
  media: 'text/csv',
  reply: v.string(),
  errors: ['payout_batch_not_found', 'payout_batch_state'],
})
