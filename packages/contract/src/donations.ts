import * as v from 'valibot'
import { id } from './fields.ts'
import { operation } from './operation.ts'

/** What a beneficiary of a program has been given, in one asset. */
const Donations = v.strictObject({
  beneficiary: v.string(),
  /** What they are called, by language; null where no version of the program names them any more. */
  name: v.nullable(v.record(v.string(), v.string())),
  asset: v.string(),
  amount: v.number(),
})

export const listDonations = operation({
  id: 'listDonations',
  method: 'GET',
  path: '/v1/programs/{program_id}/donations',
  summary: "What each beneficiary has been given: the balance of the beneficiary's account.",
  tag: 'Programs',
  auth: 'secret',
  scope: 'rewards:read',
  params: v.strictObject({ program_id: id('prg') }),
  status: 200,
  reply: v.strictObject({ data: v.array(Donations) }),
  errors: ['program_not_found'],
})
