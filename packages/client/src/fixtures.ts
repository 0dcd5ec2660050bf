import { type ErrorCode, errors, type FieldError } from '@goodword/contract/errors'
import type { Reply } from '@goodword/contract/operation'
import { type OperationId, type Operations, operations } from '@goodword/contract/operations'
import { Problem } from '@goodword/contract/problem'
import { HttpResponse } from 'msw'
import * as v from 'valibot'

// Only tests import this: answers as the API gives them, each passed through the contract's schema.

export const baseUrl = 'https://api.goodword.example'
export const rewardId = 'rwd_01h455vb4pex5vsknk084sn02q'

/** A good answer to an operation. */
export function answer<K extends OperationId>(id: K, reply: Reply<Operations[K]>): Response {
  const operation: { status: number; reply?: v.GenericSchema } = operations[id]
  if (!operation.reply) throw new Error(`${id} answers nothing`)
  return HttpResponse.json(v.parse(operation.reply, reply) as object, { status: operation.status })
}

/** A refusal, as problem+json. */
export function refusal(
  code: ErrorCode,
  more: {
    reason?: string
    request_id?: string
    errors?: FieldError[]
    headers?: Record<string, string>
  } = {},
): Response {
  const [status, title] = errors[code]
  const { headers, ...fields } = more
  const type = `https://goodword.example/errors/${code}`
  const problem = v.parse(Problem, { type, title, status, code, ...fields })
  return HttpResponse.json(problem, {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  })
}

/** A reward as the API shows it. */
export const reward: Reply<Operations['getReward']> = {
  id: rewardId,
  program_id: 'prg_01h455vb4pex5vsknk084sn02q',
  program_version: 1,
  participant_id: 'par_01h455vb4pex5vsknk084sn02q',
  recipient: 'advocate',
  rule: 'first_order',
  cause: 'order',
  instalment: 1,
  kind: 'cash',
  amount: 500,
  asset: 'EUR',
  state: 'available',
  reason: null,
  is_under_review: false,
  referral_id: null,
  conversion_id: null,
  decision_id: 'dec_01h455vb4pex5vsknk084sn02q',
  coupon_code: null,
  beneficiary: null,
  boosts: [],
  choice: null,
  created_at: '2025-05-15T12:00:00.000Z',
  hold_until: null,
  available_at: '2025-05-15T12:00:00.000Z',
  issued_at: null,
  redeemed_at: null,
  paid_at: null,
  expires_at: null,
  ended_at: null,
}
