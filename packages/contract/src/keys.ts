import { line } from '@goodword/domain/text'
import * as v from 'valibot'
import { id, instant, instantInput } from './fields.ts'
import { operation, type Scope, scopes } from './operation.ts'
import { origin } from './workspace.ts'

/** A key without its text. A publishable key is public anyway and is shown whole. */
export const Key = v.strictObject({
  id: id('key'),
  kind: v.picklist(['secret', 'publishable']),
  name: v.string(),
  hint: v.string(),
  publishable_key: v.nullable(v.string()),
  scopes: v.array(v.string()),
  origins: v.array(v.string()),
  created_at: instant,
  expires_at: v.nullable(instant),
  revoked_at: v.nullable(instant),
})

export const listKeys = operation({
  id: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
  summary: 'All keys of the workspace, revoked ones included.',
  tag: 'Keys',
  auth: 'secret',
  scope: 'keys:write',
  status: 200,
  reply: v.strictObject({ data: v.array(Key), next_cursor: v.null() }),
})

const KeyShown = v.strictObject({ ...Key.entries, key: v.string() })

export const createKey = operation({
  id: 'createKey',
  method: 'POST',
  path: '/v1/keys',
  summary: 'Make a key. Its text is in this answer and nowhere else.',
  tag: 'Keys',
  auth: 'secret',
  scope: 'keys:write',
  idempotencyKey: 'required',
  showsSecret: true,
  body: v.variant('kind', [
    v.strictObject({
      kind: v.literal('secret'),
      name: line(120),
      scopes: v.pipe(
        v.array(v.picklist(scopes as [Scope, ...Scope[]], `Use one of ${scopes.join(', ')}.`)),
        v.minLength(1, 'Give one scope at least.'),
      ),
      expires_at: v.optional(instantInput),
    }),
    v.strictObject({
      kind: v.literal('publishable'),
      name: line(120),
      origins: v.pipe(
        v.array(origin),
        v.minLength(1, 'Give one origin at least.'),
        v.maxLength(50),
      ),
    }),
  ]),
  status: 201,
  reply: KeyShown,
  errors: ['secret_already_shown', 'scope_missing'],
})

export const rotateKey = operation({
  id: 'rotateKey',
  method: 'POST',
  path: '/v1/keys/{key_id}/rotate',
  summary:
    'Replace a secret key by a new one with the same scopes; the old one stays valid for a while.',
  tag: 'Keys',
  auth: 'secret',
  scope: 'keys:write',
  idempotencyKey: 'required',
  showsSecret: true,
  params: v.strictObject({ key_id: id('key') }),
  body: v.strictObject({
    old_valid_hours: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(720)),
      24,
    ),
  }),
  status: 201,
  reply: KeyShown,
  errors: ['key_not_found', 'secret_already_shown'],
})

export const revokeKey = operation({
  id: 'revokeKey',
  method: 'DELETE',
  path: '/v1/keys/{key_id}',
  summary: 'Revoke a key, from now on and for good.',
  tag: 'Keys',
  auth: 'secret',
  scope: 'keys:write',
  params: v.strictObject({ key_id: id('key') }),
  status: 204,
  errors: ['key_not_found'],
})
