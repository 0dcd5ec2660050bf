import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import type { RequestHandler } from 'msw'
import { answering, answeringTo, at, ids, person, referral } from '../fixtures.ts'

// Only tests import this: a receipt, and what is told of it.

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
