import { createHmac, randomBytes } from 'node:crypto'
import { type Scope, scopes } from '@goodword/contract/operation'
import type { Database } from '@goodword/db/connect'
import type { Server } from '@goodword/service/context'
import { issueKey } from '@goodword/service/keys/issue-key'
import { newId } from '@goodword/service/new-id'
import { openMasterKey } from '@goodword/service/vault/master-key'
import { createWorkspace } from '@goodword/service/workspaces/create-workspace'
import { type TestClock, testClock } from '@goodword/testing/clock'
import { testIds } from '@goodword/testing/ids'
import { freshDatabase } from '@goodword/testing/postgres'
import type { Hono } from 'hono'
import { type AppOptions, createApp } from './app.ts'
import { createParts, type PartsOptions } from './parts.ts'

/** Where the test shop's pages are. */
export const shopOrigin = 'https://shop.example'

/** A workspace with a key of each kind. */
export type Shop = Awaited<ReturnType<typeof openShop>>

/** An application on a database of its own, with a clock that stands still. */
export async function openApp(engine: Database['engine'], options: PartsOptions & AppOptions = {}) {
  const { database, url, close } = await freshDatabase(engine)
  const clock = testClock()
  const ids = testIds()
  const server: Server = {
    database,
    master: openMasterKey(randomBytes(32)),
    publicUrl: 'https://goodword.example',
    clock: () => clock.now().getTime(),
    // A process keeps what belongs to a workspace, so no two databases of a run share one.
    newId: (kind) => (kind === 'wsp' ? newId(kind) : ids(kind)),
    randomBytes,
  }
  const app = createApp(createParts(server, { checksReplies: true, ...options }), options)
  return { app, server, clock, url, close, ask: askerOf(app) }
}

/** Makes a workspace with keys, as an operator and the merchant would. */
export async function openShop(
  server: Server,
  clock: TestClock,
  slug: string,
  mode: 'live' | 'sandbox' = 'sandbox',
) {
  const made = await createWorkspace(server, {
    name: `Shop ${slug}`,
    slug,
    mode,
    origins: [shopOrigin],
    landingUrl: `${shopOrigin}/`,
  })
  const { workspace } = made.ctx
  const newSecretKey = async (allowed: readonly Scope[]) =>
    (await issueKey(server, workspace, { kind: 'secret', name: 'test', scopes: allowed })).key
  const publishable = await issueKey(server, workspace, {
    kind: 'publishable',
    name: 'page',
    origins: [shopOrigin],
  })
  return {
    id: made.id,
    ctx: made.ctx,
    secretKey: await newSecretKey(scopes),
    newSecretKey,
    publishableKey: publishable.key,
    identityOf: (externalId: string, claims: Record<string, unknown> = {}) => {
      const iat = Math.floor(clock.now().getTime() / 1000)
      const payload = { sub: externalId, iss: made.id, aud: 'goodword', iat, exp: iat + 300 }
      return signIdentity(made.signingSecret, {
        jti: `${externalId}-${iat}`,
        ...payload,
        ...claims,
      })
    },
  }
}

export type Asking = {
  readonly key?: string | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly from?: string
}

export type Answered = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly json: any
}

function askerOf(app: Hono) {
  return async (method: string, path: string, asking: Asking = {}): Promise<Answered> => {
    const { key, body, from = '203.0.113.9' } = asking
    const headers: Record<string, string> = { ...asking.headers }
    if (key !== undefined) headers.authorization = `Bearer ${key}`
    if (body !== undefined) headers['content-type'] ??= 'application/json'
    const init: RequestInit = { method, headers }
    if (body !== undefined) init.body = toBody(body)
    const env = { incoming: { socket: { remoteAddress: from } } }
    const response = await app.request(path, init, env)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== '' ? JSON.parse(text) : undefined,
    }
  }
}

/** Text and bytes go as they are, so that they can be wrong. */
function toBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}

function signIdentity(secret: { id: string; secret: string }, payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = { alg: 'HS256', typ: 'goodword-identity+jwt', kid: secret.id }
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${createHmac('sha256', secret.secret).update(signed).digest('base64url')}`
}
