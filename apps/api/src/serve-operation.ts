import { Refusal } from '@goodword/contract/errors'
import type { Operation } from '@goodword/contract/operation'
import type { KeyedContext } from '@goodword/service/context'
import { describeRequest } from '@goodword/service/idempotency/describe-request'
import { type Answer, bindKey, once } from '@goodword/service/idempotency/once'
import type { Context, Handler } from 'hono'
import * as v from 'valibot'
import { type Authenticated, authenticate } from './authenticate.ts'
import { callerOf } from './caller-of.ts'
import { declaredRefusals, takesKey } from './declared-refusals.ts'
import { entityTag } from './entity-tag.ts'
import { answer, type Exchange } from './exchange.ts'
import { describeIssue } from './faults.ts'
import type { Parts } from './parts.ts'
import { problemReply } from './problem.ts'
import { readBody } from './read-body.ts'
import { type Raw, readInput } from './read-input.ts'
import { readJson } from './read-json.ts'
import { readQuery } from './read-query.ts'
import type { Route } from './route.ts'

const usualBodyMax = 64 * 1024

/** Speaks HTTP for one operation: who asks, how often, what; then the use case, once; then its reply. */
export function serveOperation(parts: Parts, { operation, useCase }: Route): Handler {
  const doIt = async (ctx: Authenticated['ctx'], input: unknown): Promise<Answer> =>
    toAnswer(parts, operation, await declared(parts, operation, useCase(ctx, input)))

  return (c) =>
    answer(parts, operation.id, c, async (exchange) => {
      const caller = await authenticateCaller(parts, operation, c, exchange)
      const key = takesKey(operation) ? readIdempotencyKey(operation, c) : undefined
      const raw = await readRaw(operation, c)
      const input = readInput(operation, raw)

      exchange.headers['x-content-type-options'] = 'nosniff'
      if (!isWrite(operation)) return toRead(operation, c, exchange, await doIt(caller.ctx, input))
      const done = await underKey(operation, c, { key, caller, raw }, exchange, (ctx) =>
        doIt(ctx, input),
      )
      return toReply(operation, exchange, done)
    })
}

async function authenticateCaller(
  { server, limiters, trustedProxies }: Parts,
  operation: Operation,
  c: Context,
  { headers, noted }: Exchange,
): Promise<Authenticated> {
  const found = await authenticate(
    server,
    limiters,
    {
      operation,
      method: c.req.method,
      headers: c.req.raw.headers,
      publishableKey: c.req.param('publishable_key'),
      callerPrefix: callerOf({ trustedProxies }, c),
    },
    headers,
  )
  noted.workspace = found.ctx.workspace.uuid
  noted.key = found.keyId
  return found
}

function isWrite({ method }: Operation): boolean {
  return method !== 'GET'
}

function readIdempotencyKey(operation: Operation, c: Context): string | undefined {
  const key = c.req.raw.headers.get('idempotency-key')
  if (key === null) {
    if (operation.idempotencyKey === 'required') throw new Refusal('idempotency_key_missing')
    return undefined
  }
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal('idempotency_key_invalid')
  return key
}

async function readRaw(operation: Operation, c: Context): Promise<Raw> {
  const bytes = isWrite(operation)
    ? await readBody(c.req.raw, operation.bodyMax ?? usualBodyMax)
    : undefined
  return {
    params: c.req.param(),
    query: readQuery(c.req.url),
    // To say nothing is to leave everything out.
    body: bytes === undefined ? {} : readJson(bytes),
  }
}

type Write = { readonly key: string | undefined; readonly caller: Authenticated; readonly raw: Raw }

async function underKey(
  operation: Operation,
  c: Context,
  { key, caller: { ctx, caller }, raw }: Write,
  { headers, noted }: Exchange,
  work: (ctx: Authenticated['ctx']) => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return work(ctx)
  const { method, path } = c.req
  const described = describeRequest(ctx.vault, { key, caller, method, path, body: raw.body })
  if (operation.keepsOwnKey) {
    await bindKey(ctx, described)
    const keyed: KeyedContext = { ...ctx, idempotencyKeyHash: described.keyHash }
    return work(keyed)
  }

  const showsSecret = operation.showsSecret === true
  const { isReplayed, ...done } = await once(ctx, { ...described, showsSecret }, work)
  if (isReplayed) {
    headers['idempotency-replayed'] = 'true'
    noted.replayed = true
  }
  return done
}

/** What a use case replies; a refusal that its operation does not declare is our bug, and a test fails by it. */
async function declared<T>(
  { checksReplies }: Parts,
  operation: Operation,
  work: Promise<T>,
): Promise<T> {
  if (!checksReplies) return work
  return work.catch((error: unknown) => {
    const { code } = problemReply(error, '')
    if (declaredRefusals(operation).has(code)) throw error
    throw new TypeError(`${operation.id} answers ${code}, which it does not declare`)
  })
}

function toAnswer({ checksReplies }: Parts, operation: Operation, reply: unknown): Answer {
  if (checksReplies) checkReply(operation, reply)
  if (operation.reply === undefined) return { status: operation.status, body: '' }
  if (operation.media) return { status: operation.status, body: reply as string }
  const isRunning =
    operation.statusWhileRunning && (reply as { state?: unknown }).state === 'running'
  return {
    status: isRunning ? operation.statusWhileRunning : operation.status,
    body: JSON.stringify(reply),
  }
}

function checkReply(operation: Operation, reply: unknown): void {
  if (operation.reply === undefined) return
  const { issues } = v.safeParse(operation.reply, reply, { message: describeIssue })
  if (!issues) return
  const places = issues.map((issue) => `${v.getDotPath(issue) ?? '(whole)'}: ${issue.message}`)
  throw new TypeError(`The reply of ${operation.id} does not fit: ${places.join('; ')}`)
}

function toReply(operation: Operation, { headers }: Exchange, { status, body }: Answer) {
  if (operation.reply === undefined) return { status, body: null }
  headers['content-type'] = operation.media ?? 'application/json'
  if (operation.media) headers['content-security-policy'] = "default-src 'none'"
  return { status, body }
}

/** A page asks for the same over and over: it is told so where nothing has changed. */
function toRead(operation: Operation, c: Context, exchange: Exchange, done: Answer) {
  if (operation.auth === 'secret') return toReply(operation, exchange, done)
  const tag = entityTag(done.body)
  exchange.headers['cache-control'] = 'private, no-cache'
  exchange.headers.etag = tag
  const isKnown = c.req.raw.headers.get('if-none-match')?.includes(tag) ?? false
  return isKnown ? { status: 304, body: null } : toReply(operation, exchange, done)
}
