import { type ErrorCode, errors, type FieldError } from '@goodword/contract/errors'
import type { Reply } from '@goodword/contract/operation'
import { type OperationId, type Operations, operations } from '@goodword/contract/operations'
import { HttpResponse, type HttpResponseResolver, http, type RequestHandler } from 'msw'
import * as v from 'valibot'

// Only tests import this: answers as the API gives them, each passed through the contract's schema.

export const secretKey = 'gw_sk_sandbox_0123456789abcdefghij'
export const at = '2026-05-15T12:00:00.000Z'
export const ids = {
  workspace: 'wsp_01h455vb4pex5vsknk084sn02q',
  program: 'prg_01h455vb4pex5vsknk084sn02q',
  mei: 'par_01h455vb4pex5vsknk084sn02q',
  ben: 'par_01h455vb4pex5vsknk084sn02r',
  claim: 'clm_01h455vb4pex5vsknk084sn02q',
  referral: 'ref_01h455vb4pex5vsknk084sn02q',
  reward: 'rwd_01h455vb4pex5vsknk084sn02q',
  decision: 'dec_01h455vb4pex5vsknk084sn02q',
  conversion: 'cnv_01h455vb4pex5vsknk084sn02q',
  job: 'job_01h455vb4pex5vsknk084sn02q',
  history: 'hsf_01h455vb4pex5vsknk084sn02q',
} as const

/** Answers an operation with what its schema lets through. */
export function answering<K extends OperationId>(
  id: K,
  reply: Reply<Operations[K]>,
): RequestHandler {
  return answeringTo(id, () => reply)
}

/** Answers an operation by what was asked, and hears it. */
export function answeringTo<K extends OperationId>(
  id: K,
  replyTo: (asked: {
    readonly body: unknown
    readonly headers: Headers
    readonly url: URL
  }) => Reply<Operations[K]>,
): RequestHandler {
  const operation: { path: string; status: number; reply?: v.GenericSchema } = operations[id]
  const { reply: schema } = operation
  if (!schema) throw new Error(`${id} answers nothing`)
  return on(id, async ({ request }) => {
    const body = request.method === 'GET' ? undefined : await request.json()
    const reply = replyTo({ body, headers: request.headers, url: new URL(request.url) })
    return HttpResponse.json(v.parse(schema, reply) as object, { status: operation.status })
  })
}

/** Refuses an operation, as problem+json. */
export function refusing(
  id: OperationId,
  code: ErrorCode,
  faults: readonly FieldError[] = [],
): RequestHandler {
  const [status, title] = errors[code]
  const problem = { type: `urn:goodword:problem:${code}`, title, status, code, errors: faults }
  return on(id, () =>
    HttpResponse.json(problem, {
      status,
      headers: { 'content-type': 'application/problem+json' },
    }),
  )
}

function on(id: OperationId, resolve: HttpResponseResolver): RequestHandler {
  const { method, path } = operations[id]
  const methods = {
    GET: http.get,
    POST: http.post,
    PUT: http.put,
    PATCH: http.patch,
    DELETE: http.delete,
  }
  return methods[method](`*${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, resolve)
}

export const workspace: Reply<Operations['getWorkspace']> = {
  id: ids.workspace,
  mode: 'sandbox',
  name: 'Cloudpine',
  slug: 'cloudpine',
  time_zone: 'Asia/Shanghai',
  origins: [],
  landing_url: null,
  picture_url: null,
  friend_page: false,
  instant_mode: false,
  accepts_page_conversions: false,
  four_eyes: [],
  now: at,
}

export const referral: Reply<Operations['getReferral']> = {
  id: ids.referral,
  program_id: ids.program,
  program_version: 1,
  advocate_id: ids.mei,
  friend_id: ids.ben,
  claim_id: ids.claim,
  state: 'approved',
  reason: null,
  attributed_at: at,
  changed_at: at,
}

export const reward: Reply<Operations['getReward']> = {
  id: ids.reward,
  program_id: ids.program,
  program_version: 1,
  participant_id: ids.mei,
  recipient: 'advocate',
  rule: 'advocate-voucher',
  cause: ids.conversion,
  instalment: 1,
  kind: 'coupon',
  amount: 10_000,
  asset: 'CNY',
  state: 'held',
  reason: null,
  is_under_review: false,
  referral_id: ids.referral,
  conversion_id: ids.conversion,
  decision_id: ids.decision,
  coupon_code: null,
  beneficiary: null,
  boosts: [],
  choice: null,
  created_at: at,
  hold_until: '2026-05-22T12:00:00.000Z',
  available_at: null,
  issued_at: null,
  redeemed_at: null,
  paid_at: null,
  expires_at: null,
  ended_at: null,
}

export const decision: Reply<Operations['getDecision']> = {
  id: ids.decision,
  kind: 'conversion',
  program_id: ids.program,
  program_version: 3,
  conversion_id: ids.conversion,
  referral_id: ids.referral,
  decided_at: at,
  facts: {
    occasion: 'refunded',
    conversion: { type: 'order', number: 1, amount: 5_000, gross_amount: 29_900, asset: 'CNY' },
  },
  result: {
    attribution: { result: 'followed', claims: [] },
    risk: null,
    referral: { from: 'approved', to: ['reversed'], reason: 'conversion_refunded' },
    rules: [
      {
        rule: 'advocate-voucher',
        result: 'failed',
        reason: 'condition_not_met',
        failed: [{ source: 'conversion.amount >= 9900', actual: 5_000 }],
        gives: [
          {
            recipient: 'advocate',
            result: 'taken_back',
            reason: 'conversion_refunded',
            amount: 0,
            asset: 'CNY',
            hold_until: null,
          },
        ],
      },
    ],
  },
}

/** What the receipt above lacked, as the API tells it. */
export const explanation: Extract<
  Reply<Operations['explainDecision']>,
  { readonly about: 'rules' }
> = {
  audience: 'merchant',
  about: 'rules',
  decision_id: ids.decision,
  program_id: ids.program,
  program_version: 3,
  decided_at: at,
  occasion: { code: 'refunded', text: 'A conversion was refunded' },
  attribution: {
    result: 'followed',
    text: 'It follows the referral that stands',
    advocate_id: null,
    claims: [],
  },
  risk: null,
  referral: { from: 'approved', to: ['reversed'], reason: 'conversion_refunded', text: null },
  goal: null,
  rules: [
    {
      rule: 'advocate-voucher',
      result: 'failed',
      reason: 'condition_not_met',
      text: 'the condition does not hold',
      nearest: [
        {
          kind: 'at_least',
          parameters: { fact: 'conversion.amount', asset: 'CNY', needed: 9_900, was: 5_000 },
          text: 'order of ¥99.00 or more; this one was ¥50.00',
        },
      ],
      gives: [],
    },
  ],
}

export const person = (id: typeof ids.mei | typeof ids.ben, name: string) => ({
  id,
  name,
  external_id: name.toLowerCase(),
  email: null,
  phone: null,
  locale: null,
  attributes: {},
  customer_since: null,
  created_at: at,
  updated_at: at,
})

/** All that the first page asks for. */
export const overviewHandlers: readonly RequestHandler[] = [
  answering('getWorkspace', workspace),
  answering('listPrograms', {
    data: [
      {
        id: ids.program,
        slug: 'tea-for-two',
        status: 'live',
        live_version: 2,
        draft: null,
        created_at: at,
        updated_at: at,
      },
    ],
    next_cursor: null,
  }),
  answering('listReferrals', {
    data: [
      referral,
      {
        ...referral,
        id: 'ref_01h455vb4pex5vsknk084sn02r',
        state: 'reversed',
        reason: 'conversion_refunded',
      },
    ],
    next_cursor: null,
  }),
  answering('getProgramGuards', {
    program_id: ids.program,
    status: 'live',
    status_since: at,
    status_reason: null,
    declines: ['quota_full'],
    schedule: null,
    budget: {
      amount: 5_000_000,
      asset: 'CNY',
      used: 1_260_000,
      reserve: 500_000,
      left: 3_240_000,
      thresholds: [],
    },
    quota: null,
    guard: null,
    limits: [],
  }),
  answering('listRewards', { data: [reward], next_cursor: null }),
  answering('listAppeals', { data: [], next_cursor: null }),
  answering('listClaims', { data: [], next_cursor: null }),
  answering('listReviews', { data: [], next_cursor: null }),
  answering('listParticipants', {
    data: [person(ids.mei, 'Mei'), person(ids.ben, 'Ben')],
    next_cursor: null,
  }),
]

/** What stands around a receipt: the two of its referral, and what a customer may read of it. */
export const receiptHandlers: readonly RequestHandler[] = [
  answering('getDecision', decision),
  answering('getReferral', referral),
  answeringTo('getParticipant', ({ url }) =>
    url.pathname.endsWith(ids.mei) ? person(ids.mei, 'Mei') : person(ids.ben, 'Ben'),
  ),
  answeringTo('explainDecision', ({ url }) =>
    url.searchParams.get('audience') === 'customer'
      ? customerExplanation(url.searchParams.get('participant_id') ?? '')
      : explanation,
  ),
]

function customerExplanation(participantId: string): Reply<Operations['explainDecision']> {
  const isMei = participantId === ids.mei
  return {
    audience: 'customer',
    decision_id: ids.decision,
    decided_at: at,
    reader: isMei ? 'advocate' : 'friend',
    is_being_checked: false,
    text: isMei ? 'The invitation does not count any more.' : 'Your order was refunded.',
    nearest: [],
    rewards: isMei
      ? [
          {
            kind: 'coupon',
            label: null,
            amount: 10_000,
            asset: 'CNY',
            result: 'taken_back',
            hold_until: null,
            text: 'It was taken back.',
            nearest: [{ kind: 'at_least', parameters: {}, text: 'Order of ¥99.00 or more.' }],
          },
        ]
      : [],
  }
}
