import { joined } from '@goodword/domain/joined'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { describeError } from './describe-error.ts'
import type { Parts } from './parts.ts'
import { problemReply } from './problem.ts'
import { requestIdOf } from './request-id.ts'

/** One request being answered: what its answer carries in any case, and what the log will say. */
export type Exchange = {
  readonly requestId: string
  /** Headers of the answer, whether it is a reply or a refusal. */
  readonly headers: Record<string, string>
  /** Ids of ours only: nothing that the caller wrote. */
  readonly noted: { workspace?: string; key?: string; replayed?: boolean }
}

export type Reply = { readonly status: number; readonly body: string | null }

/** Answers one request, by a reply or by a problem, and notes in log and metrics how it went. */
export async function answer(
  { log, metrics }: Parts,
  operation: string,
  c: Context,
  work: (exchange: Exchange) => Promise<Reply>,
): Promise<Response> {
  const startedAt = performance.now()
  const requestId = requestIdOf(c.req.raw.headers)
  const exchange: Exchange = {
    requestId,
    headers: { 'x-request-id': requestId, 'cache-control': 'no-store' },
    noted: {},
  }

  let reply: Reply
  let code: string | undefined
  try {
    reply = await work(exchange)
  } catch (error) {
    const problem = problemReply(error, requestId)
    Object.assign(exchange.headers, problem.headers)
    if (problem.status >= 500) {
      log.error({ request_id: requestId, operation, error: describeError(error) }, problem.code)
    }
    reply = problem
    code = problem.code
  }

  const ms = performance.now() - startedAt
  metrics.count(operation, reply.status, ms / 1000)
  log.info(
    joined(
      {
        request_id: requestId,
        operation,
        status: reply.status,
        code,
        ms: Math.round(ms * 10) / 10,
      },
      exchange.noted,
    ),
    'request',
  )
  if (reply.body === null) return c.body(null, reply.status as 204, exchange.headers)
  return c.body(reply.body, reply.status as ContentfulStatusCode, exchange.headers)
}
