import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

/** The channels an advocate can use; `native` is the device's own share sheet. */
export const channel = v.picklist(
  [
    'copy',
    'native',
    'qr',
    'email',
    'sms',
    'whatsapp',
    'wechat',
    'weibo',
    'qq',
    'line',
    'telegram',
    'facebook',
    'x',
    'other',
  ],
  'Use one of the named channels, or "other".',
)

export const Share = v.strictObject({
  id: id('shr'),
  program_id: id('prg'),
  participant_id: id('par'),
  channel: v.string(),
  shared_at: instant,
})

export const recordShare = operation({
  id: 'recordShare',
  method: 'POST',
  path: '/v1/shares',
  summary: 'Record that an advocate used a channel.',
  tag: 'Shares',
  auth: 'secret',
  scope: 'participants:write',
  body: v.strictObject({ program_id: id('prg'), participant_id: id('par'), channel }),
  status: 201,
  reply: Share,
  errors: ['program_not_found', 'participant_not_found'],
})

export const listShares = operation({
  id: 'listShares',
  method: 'GET',
  path: '/v1/shares',
  summary: 'Shares, newest first.',
  tag: 'Shares',
  auth: 'secret',
  scope: 'participants:read',
  query: v.strictObject({ ...listQuery, participant_id: v.optional(id('par')) }),
  status: 200,
  reply: page(Share),
})
