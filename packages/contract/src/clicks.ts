import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

/** A friend opened a link: the commonest claim. Bots and previews are kept, with why they do not count. */
export const Click = v.strictObject({
  id: id('clm'),
  program_id: id('prg'),
  program_version: v.number(),
  advocate_id: id('par'),
  code_id: id('cod'),
  friend_id: v.nullable(id('par')),
  state: v.picklist(['clicked', 'used', 'expired']),
  counted: v.boolean(),
  uncounted_reason: v.nullable(v.string()),
  source: v.picklist(['redirect', 'page']),
  /** The channel that the link was shared by, where it says so. */
  channel: v.nullable(v.string()),
  clicked_at: instant,
})

export const listClicks = operation({
  id: 'listClicks',
  method: 'GET',
  path: '/v1/clicks',
  summary: 'Clicks, newest first.',
  tag: 'Clicks',
  auth: 'secret',
  scope: 'participants:read',
  query: v.strictObject(listQuery),
  status: 200,
  reply: page(Click),
})
