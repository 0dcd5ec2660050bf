import type { BodyInput, ParamsInput, QueryInput, Reply } from '@goodword/contract/operation'
import type { OperationId, Operations } from '@goodword/contract/operations'
import { type ClientOptions, send, type WireRequest } from './send.ts'

/** What one operation is called with: the parts it has, and what every call may add. */
export type Call<K extends OperationId> = Flat<
  Part<'params', Operations[K], ParamsInput<Operations[K]>> &
    Part<'query', Operations[K], QueryInput<Operations[K]>> &
    Part<'body', Operations[K], BodyInput<Operations[K]>> &
    Identity<Operations[K]> &
    Repeatable<Operations[K]> & { readonly signal?: AbortSignal | undefined }
>

/** The arguments of an operation: none where nothing is needed. */
export type Arguments<K extends OperationId> =
  Record<never, never> extends Call<K> ? [call?: Call<K>] : [call: Call<K>]

/** One method for each operation, by its id. */
export type Methods<K extends OperationId> = {
  readonly [Id in K]: (...call: Arguments<Id>) => Promise<Reply<Operations[Id]>>
}

type Flat<T> = { [K in keyof T]: T[K] }

/** A part whose every field may be left out may be left out itself. */
type Part<Name extends string, O, Value> = Name extends keyof O
  ? Record<never, never> extends Value
    ? { readonly [N in Name]?: Value | undefined }
    : { readonly [N in Name]: Value }
  : unknown

/** The token by which the merchant's server vouches for the customer. */
type Identity<O> = O extends { readonly auth: 'customer' } ? { readonly identity: string } : unknown

/** A caller that remembers its key can repeat a write after a crash of its own. */
type Repeatable<O> = O extends { readonly method: 'GET' }
  ? unknown
  : { readonly idempotencyKey?: string | undefined }

/** Any call, once its types have done their work. */
type AnyCall = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly identity?: string
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/** Builds the methods of a table of routes. */
export function methodsOf<K extends OperationId>(
  routes: { readonly [Id in K]: string },
  options: ClientOptions & { readonly key?: string | undefined },
): Methods<K> {
  // A broken address is the caller's slip: told at once, and not once a request.
  const { origin, pathname } = new URL(options.baseUrl)
  const base = origin + pathname.replace(/\/+$/, '')

  const methods: Record<string, (call?: AnyCall) => Promise<unknown>> = {}
  for (const [id, route] of Object.entries<string>(routes)) {
    methods[id] = async (call = {}) => send(options, toRequest(base, route, call, options))
  }
  // The table says which methods there are, and the contract how each is called.
  return methods as unknown as Methods<K>
}

function toRequest(
  base: string,
  route: string,
  call: AnyCall,
  options: ClientOptions & { readonly key?: string | undefined },
): WireRequest {
  const [method = '', path = '', media = 'application/json'] = route.split(' ')
  const headers = new Headers({ accept: media })

  // A secret key never goes where a publishable one is asked for.
  const bearer = path.includes('{publishable_key}') ? call.identity : options.key
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`)

  let idempotencyKey: string | undefined
  if (method !== 'GET') {
    idempotencyKey = call.idempotencyKey ?? (options.newIdempotencyKey ?? newKey)()
    headers.set('idempotency-key', idempotencyKey)
  }

  let body: string | undefined
  if (method !== 'GET' && method !== 'DELETE') {
    body = JSON.stringify(call.body ?? {})
    headers.set('content-type', 'application/json')
  }

  const url = base + fill(path, call.params) + search(call.query)
  return { method, url, headers, body, media, idempotencyKey, signal: call.signal }
}

function fill(path: string, params: AnyCall['params']): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = String(params?.[name] ?? '')
    // These would lead to another operation: an empty id to the list, two dots to its parent.
    if (text === '' || text === '.' || text === '..') throw new TypeError(`params: give ${name}`)
    return encodeURIComponent(text)
  })
}

function search(query: AnyCall['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  if (given.length === 0) return ''
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** 128 random bits. Not randomUUID, which pages without https do not have. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
