import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import {
  attributes,
  balanceMoney,
  externalId,
  id,
  instant,
  instantInput,
  listQuery,
  locale,
  page,
} from './fields.ts'
import { operation } from './operation.ts'

export const email = v.pipe(
  v.string(),
  line(254),
  v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Give an e-mail address.'),
)
export const phone = v.pipe(
  v.string(),
  line(32),
  v.regex(
    /^[+0-9０-９＋ ()./-]{5,32}$/,
    'Give a phone number, with its country code where you know it.',
  ),
)

/** What the merchant may tell of a person. E-mail, name and phone are kept sealed. */
export const person = {
  external_id: externalId,
  email: v.optional(email),
  name: v.optional(line(120)),
  phone: v.optional(phone),
  locale: v.optional(locale),
  attributes: v.optional(attributes),
  customer_since: v.optional(instantInput),
}

export const Participant = v.strictObject({
  id: id('par'),
  external_id: v.nullable(v.string()),
  email: v.nullable(v.string()),
  name: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  locale: v.nullable(v.string()),
  attributes: v.record(v.string(), v.unknown()),
  customer_since: v.nullable(instant),
  created_at: instant,
  updated_at: instant,
})

export const upsertParticipant = operation({
  id: 'upsertParticipant',
  method: 'POST',
  path: '/v1/participants',
  summary: 'Enrol a person, or update them: external_id says who. What is left out stays.',
  tag: 'Participants',
  auth: 'secret',
  scope: 'participants:write',
  body: v.strictObject(person),
  status: 200,
  reply: Participant,
})

export const listParticipants = operation({
  id: 'listParticipants',
  method: 'GET',
  path: '/v1/participants',
  summary: 'Participants, newest first; or the one with this external_id or e-mail.',
  tag: 'Participants',
  auth: 'secret',
  scope: 'participants:read',
  query: v.strictObject({
    ...listQuery,
    external_id: v.optional(externalId),
    email: v.optional(email),
  }),
  status: 200,
  reply: page(Participant),
})

export const getParticipant = operation({
  id: 'getParticipant',
  method: 'GET',
  path: '/v1/participants/{participant_id}',
  summary: 'One participant.',
  tag: 'Participants',
  auth: 'secret',
  scope: 'participants:read',
  params: v.strictObject({ participant_id: id('par') }),
  status: 200,
  reply: Participant,
  errors: ['participant_not_found'],
})

/** What a participant holds of one asset: in hold, available (cash that is due), issued, or spendable as balance; a debt, below zero, is what they owe of it. */
export const Balance = v.strictObject({
  kind: v.picklist(['held', 'available', 'issued', 'balance', 'debt']),
  ...balanceMoney.entries,
})

export const getBalances = operation({
  id: 'getBalances',
  method: 'GET',
  path: '/v1/participants/{participant_id}/balances',
  summary: 'What a participant holds, by asset and state.',
  tag: 'Participants',
  auth: 'secret',
  scope: 'rewards:read',
  params: v.strictObject({ participant_id: id('par') }),
  status: 200,
  reply: v.strictObject({ data: v.array(Balance), next_cursor: v.null() }),
  errors: ['participant_not_found'],
})
