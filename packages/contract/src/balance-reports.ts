import { AssetSchema } from '@goodword/domain/money'
import * as v from 'valibot'
import { amountInput, externalId, id, instant, instantInput, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

/** What a friend's balance is from an instant on, until the next report. */
export const BalanceReport = v.strictObject({
  id: id('bal'),
  friend_id: id('par'),
  asset: v.string(),
  balance: v.number(),
  as_of: instant,
  recorded_at: instant,
})

export const reportBalance = operation({
  id: 'reportBalance',
  method: 'POST',
  path: '/v1/balance-reports',
  summary:
    "Report a friend's balance as of an instant: it stands until the next report. Never changed: another balance for the same instant is refused.",
  tag: 'Balance reports',
  auth: 'secret',
  scope: 'conversions:write',
  body: v.strictObject({
    friend: v.strictObject({ external_id: externalId }),
    asset: AssetSchema,
    balance: amountInput,
    as_of: v.optional(instantInput),
  }),
  status: 201,
  reply: v.strictObject({
    ...BalanceReport.entries,
    /** `recorded` now, or `repeated`: it had been, and nothing was done again. */
    result: v.picklist(['recorded', 'repeated']),
  }),
  errors: ['participant_not_found', 'balance_differs', 'balance_in_future'],
})

export const listBalanceReports = operation({
  id: 'listBalanceReports',
  method: 'GET',
  path: '/v1/balance-reports',
  summary: 'Reported balances, the last report first; those of one friend where asked.',
  tag: 'Balance reports',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({ ...listQuery, friend_id: v.optional(id('par')) }),
  status: 200,
  reply: page(BalanceReport),
})
