import * as v from 'valibot'
import { instant, listQuery } from './fields.ts'
import { operation } from './operation.ts'

/** Every kind of event, which are also the webhook types: `noun.past_tense`. */
export const eventTypes = [
  'participant.enrolled',
  'participant.erased',
  'code.issued',
  'share.recorded',
  'click.recorded',
  'conversion.recorded',
  'conversion.refunded',
  'referral.queued',
  'referral.attributed',
  'referral.converted',
  'referral.expired',
  'referral.review_opened',
  'referral.approved',
  'referral.denied',
  'referral.reversed',
  'reward.held',
  'reward.available',
  'reward.issued',
  'reward.redeemed',
  'reward.cancelled',
  'reward.reversed',
  'reward.expired',
  'payout.sent',
  'payout.settled',
  'payout.failed',
  'appeal.opened',
  'appeal.decided',
  'program.published',
  'budget.threshold_reached',
  'webhook.test',
] as const

export type EventType = (typeof eventTypes)[number]

/** Something that happened. `data` names the things concerned by their ids. */
export const Event = v.strictObject({
  id: v.string(),
  type: v.picklist(eventTypes),
  occurred_at: instant,
  data: v.record(v.string(), v.unknown()),
})

export const listEvents = operation({
  id: 'listEvents',
  method: 'GET',
  path: '/v1/events',
  summary:
    'What happened, oldest first. Keep the cursor and ask again: no event is missed and none comes twice.',
  tag: 'Events',
  auth: 'secret',
  scope: 'workspace:read',
  query: v.strictObject(listQuery),
  status: 200,
  reply: v.strictObject({ data: v.array(Event), next_cursor: v.string(), has_more: v.boolean() }),
})
