import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

export const payoutState = v.picklist(
  ['scheduled', 'sent', 'settled', 'failed'],
  'Use "scheduled", "sent", "settled" or "failed".',
)
/** One transfer to one recipient in one asset: a participant, or a beneficiary of a program's donations. */
export const Payout = v.strictObject({
  id: id('pay'),
  batch_id: v.nullable(id('pbt')),
  participant_id: v.nullable(id('par')),
  program_id: v.nullable(id('prg')),
  beneficiary: v.nullable(v.string()),
  amount: v.number(),
  asset: v.string(),
  state: payoutState,
  reason: v.nullable(v.string()),
  reference: v.nullable(v.string()),
  provider: v.picklist(['manual', 'http']),
  attempt: v.number(),
  retries: v.nullable(id('pay')),
  rewards: v.array(v.strictObject({ reward_id: id('rwd'), amount: v.number() })),
  scheduled_at: instant,
  sent_at: v.nullable(instant),
  settled_at: v.nullable(instant),
  failed_at: v.nullable(instant),
})

const read = { tag: 'Payouts', auth: 'secret', scope: 'payouts:read' } as const
const write = { tag: 'Payouts', auth: 'secret', scope: 'payouts:write' } as const
const payoutParams = v.strictObject({ payout_id: id('pay') })

export const listPayouts = operation({
  ...read,
  id: 'listPayouts',
  method: 'GET',
  path: '/v1/payouts',
  summary: 'Payouts, newest first; those of one batch, participant or state where asked.',
  query: v.strictObject({
    ...listQuery,
    batch_id: v.optional(id('pbt')),
    participant_id: v.optional(id('par')),
    state: v.optional(payoutState),
  }),
  status: 200,
  reply: page(Payout),
})

export const getPayout = operation({
  ...read,
  id: 'getPayout',
  method: 'GET',
  path: '/v1/payouts/{payout_id}',
  summary: 'One payout, with the rewards that it pays.',
  params: payoutParams,
  status: 200,
  reply: Payout,
  errors: ['payout_not_found'],
})

export const settlePayout = operation({
  ...write,
  id: 'settlePayout',
  method: 'POST',
  path: '/v1/payouts/{payout_id}/settle',
  summary: 'Note that a sent payout arrived. Noting it again changes nothing.',
  params: payoutParams,
  body: v.strictObject({ reference: v.optional(line(200)) }),
  status: 200,
  reply: Payout,
  errors: ['payout_not_found', 'payout_state'],
})

export const failPayout = operation({
  ...write,
  id: 'failPayout',
  method: 'POST',
  path: '/v1/payouts/{payout_id}/fail',
  summary: 'Note that a sent payout came to nothing; its cash is payable again.',
  params: payoutParams,
  body: v.strictObject({ reason: line(200) }),
  status: 200,
  reply: Payout,
  errors: ['payout_not_found', 'payout_state'],
})

export const retryPayout = operation({
  ...write,
  id: 'retryPayout',
  method: 'POST',
  path: '/v1/payouts/{payout_id}/retry',
  summary:
    'Schedule another attempt for a failed payout, with what of it is still payable; it goes out when its batch is sent again.',
  params: payoutParams,
  body: v.strictObject({}),
  status: 201,
  reply: Payout,
  errors: ['payout_not_found', 'payout_state', 'nothing_to_pay'],
})

export const importPayoutResults = operation({
  ...write,
  id: 'importPayoutResults',
  method: 'POST',
  path: '/v1/payout-results',
  summary:
    "Read the bank's answer: CSV with the columns payout_id, result (settled or failed), and, where known, reference and reason. Lines with a fault are named; the others are done.",
  body: v.strictObject({
    csv: v.pipe(
      v.string('Give the file as text.'),
      v.nonEmpty('The file is empty.'),
      v.maxLength(900_000, 'At most 900000 characters; send the file in parts.'),
    ),
  }),
  bodyMax: 1024 * 1024,
  status: 200,
  reply: v.strictObject({
    settled: v.number(),
    failed: v.number(),
    unchanged: v.number(),
    faults: v.array(v.strictObject({ line: v.number(), message: v.string() })),
  }),
  errors: ['invalid_input'],
})

/** Who carries payouts out. `manual`: people, from the exported file. `http`: a server of yours that is called. */
export const PayoutProvider = v.variant('kind', [
  v.strictObject({ kind: v.literal('manual'), url: v.null() }),
  v.strictObject({ kind: v.literal('http'), url: v.string() }),
])

export const getPayoutProvider = operation({
  ...read,
  id: 'getPayoutProvider',
  method: 'GET',
  path: '/v1/payout-provider',
  summary: 'Who carries payouts out.',
  status: 200,
  reply: PayoutProvider,
})

export const setPayoutProvider = operation({
  ...write,
  id: 'setPayoutProvider',
  method: 'PUT',
  path: '/v1/payout-provider',
  summary:
    'Say who carries payouts out from now on. The secret by which your server knows our calls is in this answer and nowhere else.',
  idempotencyKey: 'required',
  showsSecret: true,
  body: v.variant('kind', [
    v.strictObject({ kind: v.literal('manual') }),
    v.strictObject({
      kind: v.literal('http'),
      url: v.pipe(v.string(), v.maxLength(2000, 'At most 2000 characters.')),
    }),
  ]),
  status: 200,
  reply: v.strictObject({
    kind: v.picklist(['manual', 'http']),
    url: v.nullable(v.string()),
    secret: v.nullable(v.string()),
  }),
  errors: ['invalid_input', 'secret_already_shown'],
})
