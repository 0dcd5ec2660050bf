import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import type { RequestHandler } from 'msw'
import { answering, at, ids, person, referral, workspace } from '../fixtures.ts'

// Only tests import this: a workspace in which something has happened.

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
