import * as v from 'valibot'
import { id, instant } from './fields.ts'
import { operation } from './operation.ts'

/**
 * What was earned in cash and donations, and where it stands now. `difference` is what the books and the
 * payouts do not agree on: anything but 0 is a fault.
 */
export const ReconciliationLine = v.strictObject({
  program_id: id('prg'),
  asset: v.string(),
  /** Whose kind of recipient it is, or the beneficiary's name. */
  recipient: v.string(),
  earned: v.number(),
  held: v.number(),
  payable: v.number(),
  scheduled: v.number(),
  in_flight: v.number(),
  paid: v.number(),
  taken_back: v.number(),
  difference: v.number(),
})

export const dueKinds = [
  'not_in_batch',
  'donation_not_transferred',
  'failed_not_retried',
  'not_sent',
  'not_settled',
  'paid_and_taken_back',
] as const

/** Something that is due and not paid, or paid and not due any more. */
export const DueItem = v.strictObject({
  kind: v.picklist(dueKinds),
  reward_id: v.nullable(id('rwd')),
  payout_id: v.nullable(id('pay')),
  program_id: v.nullable(id('prg')),
  participant_id: v.nullable(id('par')),
  beneficiary: v.nullable(v.string()),
  amount: v.number(),
  asset: v.string(),
  since: instant,
})

export const getReconciliation = operation({
  id: 'getReconciliation',
  method: 'GET',
  path: '/v1/reconciliation',
  summary:
    "Earned against paid, of what was earned in one month of the workspace's calendar or ever, and everything that is due and not paid by its end.",
  tag: 'Payouts',
  auth: 'secret',
  scope: 'payouts:read',
  query: v.strictObject({
    month: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^(19[7-9]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])$/, 'Give a month such as "2026-10".'),
      ),
    ),
    program_id: v.optional(id('prg')),
    settle_days: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^([1-9]|[1-5]\d|60)$/, 'Give a number of days from 1 to 60.'),
        v.transform(Number),
      ),
      '5',
    ),
  }),
  status: 200,
  reply: v.strictObject({
    month: v.nullable(v.string()),
    from: v.nullable(instant),
    until: instant,
    agrees: v.boolean(),
    lines: v.array(ReconciliationLine),
    due_totals: v.array(
      v.strictObject({
        kind: v.picklist(dueKinds),
        asset: v.string(),
        amount: v.number(),
        count: v.number(),
      }),
    ),
    /** The oldest 1000 of what is due; `due_totals` counts all. */
    due: v.array(DueItem),
  }),
})
