import { Refusal } from '@goodword/contract/errors'
import type { Operation } from '@goodword/contract/operation'
import { joined } from '@goodword/domain/joined'
import {
  type Context,
  type CustomerContext,
  contextFor,
  type PublicContext,
  type Server,
} from '@goodword/service/context'
import { authenticateCustomer } from '@goodword/service/identity/authenticate-customer'
import { findPublishableKey, findSecretKey } from '@goodword/service/keys/find-key'
import { perServer } from '@goodword/service/per-server'
import { RateLimited } from '@goodword/service/rate-limits/rate-limited'
import { allowOrigin } from './cors.ts'
import { countRequest, type Limiters } from './rate-limiting.ts'

/** What is asked, as far as it says who asks. */
export type Asked = {
  readonly operation: Operation
  readonly method: string
  readonly headers: Headers
  readonly publishableKey: string | undefined
  readonly callerPrefix: string
}

/** Who asks: the context of their workspace, by which key, and whose Idempotency-Keys theirs are. */
export type Authenticated = {
  readonly ctx: Context
  readonly keyId: string
  readonly caller: string
}

/** Finds out who asks, and counts it against their limits. `answer` gets the headers that come of it. */
export async function authenticate(
  server: Server,
  limiters: Limiters,
  asked: Asked,
  answer: Record<string, string>,
): Promise<Authenticated> {
  if (asked.operation.auth === 'secret') return authenticateServer(server, limiters, asked, answer)
  const { ctx, keyId } = await authenticatePage(server, limiters, asked, answer)
  if (asked.operation.auth === 'publishable') return { ctx, keyId, caller: 'page' }

  const customer = await identify(ctx, asked.headers)
  const customerCtx: CustomerContext = joined(ctx, { customer })
  return { ctx: customerCtx, keyId, caller: `customer:${customer.external_id}` }
}

async function authenticateServer(
  server: Server,
  limiters: Limiters,
  { operation, headers, callerPrefix }: Asked,
  answer: Record<string, string>,
): Promise<Authenticated> {
  const text = bearerOf(headers)
  if (text === undefined) throw new Refusal('key_missing')
  const found = await lookUp(limiters, callerPrefix, () => findSecretKey(server, text))
  const { keyId, name, workspace, vault, scopes } = found
  countRequest(answer, [
    [limiters.key, keyId],
    [limiters.workspace, workspace.uuid],
  ])
  if (operation.scope !== undefined && !scopes.includes(operation.scope)) {
    throw new Refusal('scope_missing')
  }
  const actor = { id: keyId, name }
  return { ctx: contextFor(server, workspace, vault, actor), keyId, caller: 'server' }
}

async function authenticatePage(
  server: Server,
  limiters: Limiters,
  { method, headers, publishableKey = '', callerPrefix }: Asked,
  answer: Record<string, string>,
): Promise<{ ctx: PublicContext; keyId: string }> {
  const { keyId, workspace, vault, origins } = await findPage(
    server,
    limiters,
    publishableKey,
    callerPrefix,
  )
  // Before the limits, so that the page may read that it was limited.
  allowOrigin(answer, { origin: headers.get('origin'), allowed: origins, method })
  countRequest(answer, [
    [limiters.address, callerPrefix],
    [limiters.pages, workspace.uuid],
  ])
  return { ctx: joined(contextFor(server, workspace, vault), { callerPrefix }), keyId }
}

/** The publishable key of a page, or a refusal. Pages that we host are of our own origin, and any key may stand there. */
export async function findPage(
  server: Server,
  limiters: Limiters,
  publishableKey: string,
  callerPrefix: string,
) {
  const { keyId, workspace, vault, origins } = await lookUp(limiters, callerPrefix, () =>
    findPublishableKey(server, publishableKey),
  )
  return { keyId, workspace, vault, origins: [...origins, ownOrigin(server)] }
}

const ownOrigin = perServer(({ publicUrl }) => new URL(publicUrl).origin)

/** A network that has brought many keys that are none is not looked up for a while. */
async function lookUp<T>(
  { failures }: Limiters,
  callerPrefix: string,
  find: () => Promise<T | undefined>,
): Promise<T> {
  const { isAllowed, retryAfterSeconds } = failures.look(callerPrefix)
  if (!isAllowed) throw new RateLimited(retryAfterSeconds)
  const found = await find()
  if (found !== undefined) return found
  failures.take(callerPrefix)
  throw new Refusal('key_invalid')
}

async function identify({ server, workspace, vault }: Context, headers: Headers) {
  const token = bearerOf(headers)
  if (token === undefined) throw new Refusal('identity_missing')
  const result = await authenticateCustomer(server, workspace, vault, token)
  if (result.kind === 'valid') return result.customer
  throw result.reason === 'expired'
    ? new Refusal('identity_expired')
    : new Refusal('identity_invalid', { reason: result.reason })
}

function bearerOf(headers: Headers): string | undefined {
  const [, token] = /^Bearer +([^\s]+)$/i.exec(headers.get('authorization') ?? '') ?? []
  return token
}
