import { type ErrorCode, errors } from '@goodword/contract/errors'
import { Problem } from '@goodword/contract/problem'
import {
  enrolCustomer,
  getWidgetOffer,
  getWidgetSession,
  recordWidgetClick,
  recordWidgetShare,
} from '@goodword/contract/widget'
import { HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import * as v from 'valibot'

/** Other people's server, at the network: what a test did not foresee fails it. */
export const server = setupServer()

/** A refusal as the API would send it. */
export function problem(code: ErrorCode): Response {
  const [status, title] = errors[code]
  const body = v.parse(Problem, { type: 'about:blank', title, status, code })
  return HttpResponse.json(body, {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}

const operations = {
  'GET session': getWidgetSession,
  'POST session': enrolCustomer,
  'GET offer': getWidgetOffer,
  'POST clicks': recordWidgetClick,
  'POST shares': recordWidgetShare,
}

/** Refuses what the API would refuse: another body, another query, no identity, no idempotency key. */
export async function check(request: Request): Promise<Record<string, unknown>> {
  const address = new URL(request.url)
  const to = `${request.method} ${address.pathname.split('/').at(-1)}` as keyof typeof operations
  const operation = operations[to]
  const [, , , key] = address.pathname.split('/')
  v.parse(operation.params, { publishable_key: key })

  if (operation.auth === 'customer' && !request.headers.get('authorization')) {
    throw new Error(`${to} came without an identity.`)
  }
  if ('query' in operation) v.parse(operation.query, Object.fromEntries(address.searchParams))
  if (!('body' in operation)) return {}
  if (!request.headers.get('idempotency-key')) throw new Error(`${to} came without a key.`)
  return v.parse(operation.body, await request.json())
}
