import { paragraph } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

/**
 * A case that staff look at: two participants for one identity, a friend on the advocate's own device, a reward
 * whose count fell, or one whose ground went after it was used.
 */
export const Review = v.strictObject({
  id: id('rvw'),
  kind: v.picklist(['identity_conflict', 'same_device', 'count_fell', 'refunded_after_use']),
  referral_id: v.nullable(id('ref')),
  participant_id: v.nullable(id('par')),
  other_participant_id: v.nullable(id('par')),
  reward_id: v.nullable(id('rwd')),
  state: v.picklist(['open', 'approved', 'denied']),
  note: v.nullable(v.string()),
  opened_at: instant,
  decided_at: v.nullable(instant),
})

export const listReviews = operation({
  id: 'listReviews',
  method: 'GET',
  path: '/v1/reviews',
  summary: 'Reviews, newest first; the open ones where asked.',
  tag: 'Reviews',
  auth: 'secret',
  scope: 'conversions:read',
  query: v.strictObject({
    ...listQuery,
    state: v.optional(v.picklist(['open', 'approved', 'denied'])),
  }),
  status: 200,
  reply: page(Review),
})

export const decideReview = operation({
  id: 'decideReview',
  method: 'POST',
  path: '/v1/reviews/{review_id}/decide',
  summary: 'Approve or deny a case. Its referral and rewards go on, or end, accordingly.',
  tag: 'Reviews',
  auth: 'secret',
  scope: 'conversions:write',
  params: v.strictObject({ review_id: id('rvw') }),
  body: v.strictObject({
    outcome: v.picklist(['approved', 'denied'], 'Use "approved" or "denied".'),
    note: v.optional(paragraph(1000)),
  }),
  status: 200,
  reply: Review,
  errors: ['review_not_found', 'review_decided'],
})
