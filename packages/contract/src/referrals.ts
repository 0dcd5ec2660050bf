import { paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

export const referralState = v.picklist([
  'queued',
  'attributed',
  'converted',
  'approved',
  'in_review',
  'denied',
  'reversed',
  'expired',
])

/** One advocate and one friend in one program. It keeps the program version of its winning claim. */
export const Referral = v.strictObject({
  id: id('ref'),
  program_id: id('prg'),
  program_version: v.number(),
  advocate_id: id('par'),
  friend_id: id('par'),
  claim_id: id('clm'),
  state: referralState,
  reason: v.nullable(v.string()),
  attributed_at: instant,
  changed_at: instant,
})

export const listReferrals = operation({
  id: 'listReferrals',
  method: 'GET',
  path: '/v1/referrals',
  summary: 'Referrals, newest first; those of one advocate or one friend where asked.',
  tag: 'Referrals',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({
    ...listQuery,
    advocate_id: v.optional(id('par')),
    friend_id: v.optional(id('par')),
  }),
  status: 200,
  reply: page(Referral),
})

export const getReferral = operation({
  id: 'getReferral',
  method: 'GET',
  path: '/v1/referrals/{referral_id}',
  summary: 'One referral.',
  tag: 'Referrals',
  auth: 'secret',
  scope: 'conversions:read',
  params: v.strictObject({ referral_id: id('ref') }),
  status: 200,
  reply: Referral,
  errors: ['referral_not_found'],
})

const note = v.optional(paragraph(1000))

export const denyReferral = operation({
  id: 'denyReferral',
  method: 'POST',
  path: '/v1/referrals/{referral_id}/deny',
  summary:
    'Deny a referral in which staff found fraud, or terms broken. What it earned is taken back, and milestones fall.',
  tag: 'Referrals',
  auth: 'secret',
  scope: 'conversions:write',
  params: v.strictObject({ referral_id: id('ref') }),
  body: v.strictObject({
    reason: v.picklist(['fraud_found', 'terms_broken'], 'Use "fraud_found" or "terms_broken".'),
    note,
  }),
  status: 200,
  reply: Referral,
  errors: ['referral_not_found', 'referral_state'],
})

export const approveReferral = operation({
  id: 'approveReferral',
  method: 'POST',
  path: '/v1/referrals/{referral_id}/approve',
  summary: 'Take a denial back. The referral and what it earned stand as if it had not been.',
  tag: 'Referrals',
  auth: 'secret',
  scope: 'conversions:write',
  params: v.strictObject({ referral_id: id('ref') }),
  body: v.strictObject({ note }),
  status: 200,
  reply: Referral,
  errors: ['referral_not_found', 'referral_state'],
})
