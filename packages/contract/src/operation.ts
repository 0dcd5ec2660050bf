import type * as v from 'valibot'
import type { ErrorCode } from './errors.ts'

export type Scope =
  | 'programs:read'
  | 'programs:write'
  | 'participants:read'
  | 'participants:write'
  | 'conversions:read'
  | 'conversions:write'
  | 'rewards:read'
  | 'rewards:write'
  | 'payouts:read'
  | 'payouts:write'
  | 'workspace:read'
  | 'workspace:write'
  | 'keys:write'

export const scopes: readonly Scope[] = [
  'programs:read',
  'programs:write',
  'participants:read',
  'participants:write',
  'conversions:read',
  'conversions:write',
  'rewards:read',
  'rewards:write',
  'payouts:read',
  'payouts:write',
  'workspace:read',
  'workspace:write',
  'keys:write',
]

type Schema = v.GenericSchema<unknown, unknown>

/**
 * One operation of the API, whole: routes, the OpenAPI document, the client's types and the test battery
 * are all read from it. `auth`: a secret key, a publishable key in the path, or that key and a signed customer.
 */
export type Operation = {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/v1/${string}`
  readonly summary: string
  readonly tag: string
  readonly auth: 'secret' | 'publishable' | 'customer'
  /** What a secret key must be allowed; operations of the widget have none. */
  readonly scope?: Scope
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  readonly status: 200 | 201 | 202 | 204
  readonly reply?: Schema
  /** Another media type than JSON, with the reply as text. */
  readonly media?: 'image/svg+xml' | 'text/csv'
  /** A question that is too long for a query: it takes no Idempotency-Key, since it changes nothing. */
  readonly changesNothing?: true
  /** Whether a write insists on an Idempotency-Key; every write takes one. */
  readonly idempotencyKey?: 'required'
  /** The reply shows a secret, which no repetition shows again. */
  readonly showsSecret?: true
  /** The status of a reply whose `state` is `running`: the work goes on, and its job can be polled. */
  readonly statusWhileRunning?: 202
  /** The use case keeps the key itself, because its work outlives one transaction (a job). */
  readonly keepsOwnKey?: true
  /** The largest body, in bytes, where it is not 64 KiB. */
  readonly bodyMax?: number
  readonly errors?: readonly ErrorCode[]
}

/** Keeps an operation's literal types while checking its shape. */
export function operation<const O extends Operation>(definition: O): O {
  return definition
}

type Input<O, K extends string> = K extends keyof O
  ? O[K] extends Schema
    ? v.InferInput<O[K]>
    : unknown
  : unknown
type Output<O, K extends string> = K extends keyof O
  ? O[K] extends Schema
    ? v.InferOutput<O[K]>
    : undefined
  : undefined

/** What a caller sends, before parsing. */
export type ParamsInput<O> = Input<O, 'params'>
export type QueryInput<O> = Input<O, 'query'>
export type BodyInput<O> = Input<O, 'body'>

/** What a use case gets, after parsing: parameters, query and body side by side. */
export type UseCaseInput<O> = OrNothing<Params<O>> & OrNothing<Query<O>> & OrNothing<Body<O>>
type OrNothing<T> = T extends undefined ? unknown : T

export type Params<O> = Output<O, 'params'>
export type Query<O> = Output<O, 'query'>
export type Body<O> = Output<O, 'body'>
export type Reply<O> = O extends { reply: infer S extends Schema } ? v.InferInput<S> : undefined
