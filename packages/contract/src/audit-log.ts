import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

/** Who acts: a key by its id and name, or the operator. */
export const Actor = v.strictObject({ id: v.string(), name: v.string() })

/** What somebody did by hand, and how it was before and after. */
export const AuditEntry = v.strictObject({
  id: id('aud'),
  actor: Actor,
  action: v.string(),
  subject: v.string(),
  before: v.unknown(),
  after: v.unknown(),
  noted_at: instant,
})

export const listAuditLog = operation({
  id: 'listAuditLog',
  method: 'GET',
  path: '/v1/audit-log',
  summary:
    'What was done by hand and by whom, newest first. Entries are never changed nor removed.',
  tag: 'Audit log',
  auth: 'secret',
  scope: 'workspace:read',
  query: v.strictObject({
    ...listQuery,
    subject: v.optional(line(60)),
    action: v.optional(line(60)),
  }),
  status: 200,
  reply: page(AuditEntry),
})
