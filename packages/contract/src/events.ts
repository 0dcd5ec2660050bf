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
  /** Its recipient chose: it is what they chose from now on. */
  'reward.chosen',
  /** A part of a balance runs out in 30 days, or sooner where it came with less. */
  'balance.expiring',
  /** A customer spent points on something of the catalogue; then it was handed over, or the points came back. */
  'redemption.requested',
  'redemption.fulfilled',
  'redemption.failed',
  /** Points went from one of the two people of a referral to the other. */
  'transfer.made',
  /** A gift waits for its address, can be sent, is on its way, has arrived, came back, or is sent no more. */
  'delivery.opened',
  'delivery.requested',
  'delivery.sent',
  'delivery.delivered',
  'delivery.returned',
  'delivery.cancelled',
  /** Little, or nothing, is left of something in the catalogue. */
  'catalogue.low_stock',
  /** A draw was held: its seed is shown, and its winners are chosen. */
  'draw.held',
  'payout.sent',
  'payout.settled',
  'payout.failed',
  'appeal.opened',
  'appeal.decided',
  /** An advocate says by hand that they brought the buyer of an order; then it was matched, rejected, or ran out. */
  'claim.opened',
  'claim.closed',
  'program.published',
  // A program's status changes, by somebody or by itself; `reason` says which.
  'program.paused',
  'program.resumed',
  'program.ended',
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
