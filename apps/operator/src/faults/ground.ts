import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { scopes } from '@goodword/contract/operation'
import { openPostgres } from '@goodword/db/connect'
import { migrate } from '@goodword/db/migrate'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import type { Context, Server } from '@goodword/service/context'
import { issueKey } from '@goodword/service/keys/issue-key'
import { openServer } from '@goodword/service/open-server'
import { createWorkspace } from '@goodword/service/workspaces/create-workspace'
import { type Cluster, startPostgres } from '@goodword/testing/cluster'
import type { Installation } from './processes.ts'

/** A Postgres of our own that may be killed, with a shop in it, and what its processes are told. */
export type Ground = Installation & {
  readonly cluster: Cluster
  /** Opens a server of this process on it; its starter closes the database. */
  open(): Promise<Server>
  readonly ctx: Context
  readonly slug: string
  readonly secretKey: string
  remove(): Promise<void>
}

/** Starts a server that waits for the disk, migrates it, and makes a live workspace. */
export async function openGround(): Promise<Ground> {
  const cluster = await startPostgres({ durable: true })
  const owner = openPostgres(cluster.url(), { poolMax: 1 })
  await migrate(owner)
  await owner.close()

  const installation = {
    databaseUrl: cluster.url(),
    masterKey: randomBytes(32).toString('base64'),
  }
  const open = () =>
    openServer({
      DATABASE_URL: installation.databaseUrl,
      GOODWORD_MASTER_KEY: installation.masterKey,
      PUBLIC_URL: 'https://goodword.example',
    })
  const server = await open()
  const slug = 'shop'
  const origins = ['https://shop.example']
  const { ctx } = await createWorkspace(server, {
    name: 'Shop',
    slug,
    mode: 'live',
    origins,
    landingUrl: 'https://shop.example/',
  })
  const key = await issueKey(server, ctx.workspace, { kind: 'secret', name: 'shop', scopes })
  await server.database.close()
  return {
    ...installation,
    cluster,
    open,
    ctx,
    slug,
    secretKey: key.key,
    remove: () => cluster.remove(),
  }
}

/** An answer over HTTP; none where the connection broke. */
export type Heard = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly json: any
}

/** Asks over HTTP as the shop's server does. */
export async function call(
  url: string,
  secretKey: string,
  method: string,
  path: string,
  { body, key }: { readonly body?: unknown; readonly key?: string } = {},
): Promise<Heard> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${secretKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  })
  const text = await response.text()
  const json = text === '' ? undefined : JSON.parse(text)
  return { status: response.status, headers: response.headers, text, json }
}

/** Asks again, under the same key, until there is an answer to what was asked. */
export async function callUntilAnswered(
  urls: () => readonly string[],
  secretKey: string,
  path: string,
  asking: { readonly body: unknown; readonly key: string },
): Promise<Heard & { readonly attempts: number }> {
  for (let attempts = 1; attempts <= 600; attempts++) {
    const up = urls()
    const url = up[attempts % up.length]
    const heard =
      url === undefined
        ? undefined
        : await call(url, secretKey, 'POST', path, asking).catch(() => undefined)
    // A process that is killed, a database that is away, and too many requests at once all pass.
    const isAnswer =
      heard !== undefined &&
      heard.status < 500 &&
      heard.status !== 429 &&
      heard.json?.code !== 'request_in_progress'
    if (isAnswer) return { ...heard, attempts }
    await sleep(50 + Math.random() * 100)
  }
  throw new Error(`${path} was never answered`)
}

/** Cash for each order, held for a day. */
const program: ProgramDraft = {
  name: { en: 'Storm' },
  rules: [
    {
      id: 'cash',
      when: 'order',
      give: [
        { to: 'advocate', kind: 'cash', value: { amount: 1_000, asset: 'USD' }, hold_days: 1 },
      ],
    },
  ],
}

/** Publishes the program and enrols some advocates; their codes. */
export async function enrolAdvocates(
  url: string,
  secretKey: string,
  count: number,
): Promise<string[]> {
  const post = async (path: string, body: unknown) => {
    const key = `setup-${randomBytes(8).toString('hex')}`
    const heard = await call(url, secretKey, 'POST', path, { body, key })
    if (heard.status >= 300) throw new Error(`${path}: ${heard.status} ${heard.text}`)
    return heard.json
  }
  const { id: program_id } = await post('/v1/programs', { slug: 'storm', draft: program })
  await post(`/v1/programs/${program_id}/publish`, {})
  const codes: string[] = []
  for (let n = 0; n < count; n++) {
    const { id } = await post('/v1/participants', { external_id: `advocate-${n}` })
    const { alias } = await post('/v1/codes', { program_id, participant_id: id })
    codes.push(alias)
  }
  return codes
}
