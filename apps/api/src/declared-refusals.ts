import type { ErrorCode } from '@goodword/contract/errors'
import type { Operation } from '@goodword/contract/operation'

/** Every code that an operation may answer with: its own, and those of whoever asks, writes or sends a body. */
export function declaredRefusals(operation: Operation): ReadonlySet<ErrorCode> {
  return new Set<ErrorCode>([
    ...anyone,
    ...callers[operation.auth],
    ...(operation.method === 'GET' ? [] : bodies),
    ...(takesKey(operation) ? writes : []),
    ...(operation.idempotencyKey ? (['idempotency_key_missing'] as const) : []),
    ...(operation.errors ?? []),
  ])
}

/** Whether it takes an Idempotency-Key: every write that changes something. */
export function takesKey({ method, changesNothing }: Operation): boolean {
  return method !== 'GET' && changesNothing !== true
}

const anyone: readonly ErrorCode[] = [
  'bad_request',
  'invalid_input',
  'duplicate_query_key',
  'invalid_cursor',
  'not_found',
  'rate_limited',
  'internal',
  'unavailable',
]

const callers: Readonly<Record<Operation['auth'], readonly ErrorCode[]>> = {
  secret: ['key_missing', 'key_invalid', 'scope_missing'],
  publishable: ['key_invalid', 'origin_not_allowed'],
  customer: [
    'key_invalid',
    'origin_not_allowed',
    'identity_missing',
    'identity_invalid',
    'identity_expired',
  ],
}

const bodies: readonly ErrorCode[] = [
  'malformed_json',
  'too_deep',
  'body_too_large',
  'not_acceptable_media_type',
]

const writes: readonly ErrorCode[] = [
  'idempotency_key_invalid',
  'idempotency_key_reused',
  'request_in_progress',
  'workspace_busy',
]
