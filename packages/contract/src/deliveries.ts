import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'
import { publishableKey } from './widget.ts'

export const deliveryState = v.picklist([
  'awaiting_address',
  'requested',
  'sent',
  'delivered',
  'returned',
  'cancelled',
])

/** Where a gift is sent. It is kept sealed, and goes with the person when they are erased. */
export const Address = v.strictObject({
  name: line(120),
  phone: v.optional(line(32)),
  street: line(300),
  city: line(120),
  region: v.optional(line(120)),
  postal_code: v.optional(line(20)),
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'Give a country such as "CN" (ISO 3166).')),
})

/** A gift on its way, of a redemption or of a reward. */
export const Delivery = v.strictObject({
  id: id('dlv'),
  participant_id: id('par'),
  redemption_id: v.nullable(id('rdm')),
  reward_id: v.nullable(id('rwd')),
  state: deliveryState,
  address: v.nullable(Address),
  tracking: v.nullable(v.string()),
  created_at: instant,
  changed_at: instant,
})

const deliveryParams = v.strictObject({ delivery_id: id('dlv') })

export const listDeliveries = operation({
  id: 'listDeliveries',
  method: 'GET',
  path: '/v1/deliveries',
  summary:
    'Gifts on their way, newest first; those in one state, or of one participant, where asked.',
  tag: 'Deliveries',
  auth: 'secret',
  scope: 'participants:read',
  query: v.strictObject({
    ...listQuery,
    state: v.optional(deliveryState),
    participant_id: v.optional(id('par')),
  }),
  status: 200,
  reply: page(Delivery),
})

export const getDelivery = operation({
  id: 'getDelivery',
  method: 'GET',
  path: '/v1/deliveries/{delivery_id}',
  summary: 'One gift on its way.',
  tag: 'Deliveries',
  auth: 'secret',
  scope: 'participants:read',
  params: deliveryParams,
  status: 200,
  reply: Delivery,
  errors: ['delivery_not_found'],
})

export const addressDelivery = operation({
  id: 'addressDelivery',
  method: 'PUT',
  path: '/v1/deliveries/{delivery_id}/address',
  summary: 'Say where a gift goes; until it is sent, or when it came back.',
  tag: 'Deliveries',
  auth: 'secret',
  scope: 'participants:write',
  params: deliveryParams,
  body: Address,
  status: 200,
  reply: Delivery,
  errors: ['delivery_not_found', 'delivery_on_its_way'],
})

export const moveDelivery = operation({
  id: 'moveDelivery',
  method: 'POST',
  path: '/v1/deliveries/{delivery_id}/move',
  summary: 'Note that a gift was sent, has arrived, or came back. The same again changes nothing.',
  tag: 'Deliveries',
  auth: 'secret',
  scope: 'rewards:write',
  params: deliveryParams,
  body: v.strictObject({
    to: v.picklist(['sent', 'delivered', 'returned'], 'Use "sent", "delivered" or "returned".'),
    tracking: v.optional(line(200)),
  }),
  status: 200,
  reply: Delivery,
  errors: ['delivery_not_found', 'delivery_not_movable'],
})

export const addressWidgetDelivery = operation({
  id: 'addressWidgetDelivery',
  method: 'POST',
  path: '/v1/widget/{publishable_key}/delivery-addresses',
  summary: 'The customer says where their gift goes.',
  tag: 'Widget',
  auth: 'customer',
  params: v.strictObject({ publishable_key: publishableKey }),
  body: v.strictObject({ delivery_id: id('dlv'), address: Address }),
  status: 200,
  reply: v.strictObject({ delivery_id: id('dlv'), state: deliveryState }),
  errors: ['delivery_not_found', 'delivery_on_its_way'],
})
