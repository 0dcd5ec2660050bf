import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '@goodword/contract/errors'
import { followLink } from '@goodword/service/clicks/follow-link'
import { jwks } from '@goodword/service/signing-keys/jwks'
import { Hono } from 'hono'
import { callerOf } from './caller-of.ts'
import { callerPrefix } from './client-address.ts'
import { describeError } from './describe-error.ts'
import { answer } from './exchange.ts'
import type { Parts } from './parts.ts'
import { problemReply } from './problem.ts'
import { requestIdOf } from './request-id.ts'

/** The addresses outside of the API: an advocate's link, and the keys that its tokens are verified with. */
export function links(parts: Parts): Hono {
  return new Hono()
    .get('/r/:slug/:code', (c) =>
      answer(parts, 'followLink', c, async ({ headers }) => {
        const landing = await follow(parts, {
          method: c.req.method,
          target: c.req.url.slice(c.req.url.indexOf('/r/')),
          header: (name) => c.req.raw.headers.get(name) ?? undefined,
          callerPrefix: callerOf(parts, c),
        })
        Object.assign(headers, redirectTo(landing))
        return { status: 302, body: null }
      }),
    )
    .get('/.well-known/jwks.json', async (c) =>
      c.json(await jwks(parts.server), 200, {
        'cache-control': 'public, max-age=300',
        'access-control-allow-origin': '*',
      }),
    )
}

/**
 * The same link without the application around it, which would double its cost: it is what a whole crowd
 * opens at once. Leaves every other request alone.
 */
export function bareLinks(
  parts: Parts,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    const { method = 'GET', url = '', headers } = incoming
    if (!url.startsWith('/r/') || (method !== 'GET' && method !== 'HEAD')) return false

    const startedAt = performance.now()
    const header = (name: string) => {
      const value = headers[name]
      return typeof value === 'string' ? value : undefined
    }
    const from = callerPrefix(
      incoming.socket.remoteAddress,
      header('x-forwarded-for') ?? null,
      parts.trustedProxies,
    )
    follow(parts, { method, target: url, header, callerPrefix: from }).then(
      (landing) => {
        outgoing.writeHead(302, redirectTo(landing)).end()
        parts.metrics.count('followLink', 302, (performance.now() - startedAt) / 1000)
      },
      (error) => {
        const requestId = requestIdOf(new Headers())
        const { status, code, headers: told, body } = problemReply(error, requestId)
        if (status >= 500) {
          const about = { request_id: requestId, operation: 'followLink' }
          parts.log.error({ ...about, error: describeError(error) }, code)
        }
        outgoing.writeHead(status, { ...told, 'x-request-id': requestId }).end(body)
        parts.metrics.count('followLink', status, (performance.now() - startedAt) / 1000)
      },
    )
    return true
  }
}

type LinkRequest = {
  readonly method: string
  /** Path and query as they came. */
  readonly target: string
  readonly header: (name: string) => string | undefined
  readonly callerPrefix: string
}

async function follow(
  { server }: Parts,
  { method, target, header, callerPrefix }: LinkRequest,
): Promise<string> {
  const [, slug, code, query] = /^\/r\/([^/?]+)\/([^/?]+)(?:\?(.*))?$/.exec(target) ?? []
  const decoded = code === undefined ? undefined : decode(code)
  if (slug === undefined || decoded === undefined) throw new Refusal('not_found')

  const asked = query === undefined ? undefined : new URLSearchParams(query)
  const landing = await followLink(server, {
    slug,
    code: decoded,
    to: asked?.get('to') ?? undefined,
    channel: asked?.get('c') ?? undefined,
    method,
    userAgent: header('user-agent'),
    purpose: header('sec-purpose') ?? header('purpose') ?? header('x-moz'),
    callerPrefix,
  })
  if (landing === undefined) throw new Refusal('not_found')
  return landing
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function redirectTo(location: string): Record<string, string> {
  return { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
}
