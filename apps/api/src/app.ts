import { Refusal } from '@goodword/contract/errors'
import type { Operation } from '@goodword/contract/operation'
import { operations } from '@goodword/contract/operations'
import {
  programSchemaPath,
  publishedSchema,
} from '@goodword/contract/program-language/program-schema'
import { Hono } from 'hono'
import { findPage } from './authenticate.ts'
import { callerOf } from './caller-of.ts'
import { allowPreflight } from './cors.ts'
import { answer } from './exchange.ts'
import { health } from './health.ts'
import { hostedPages } from './hosted/hosted-pages.tsx'
import { links } from './links.ts'
import { openApiDocument } from './openapi.ts'
import { type Folders, pages, usualFolders } from './pages.ts'
import type { Parts } from './parts.ts'
import type { Route } from './route.ts'
import { routes as allRoutes } from './routes/routes.ts'
import { serveOperation } from './serve-operation.ts'

/** What an application may have otherwise. */
export type AppOptions = {
  readonly folders?: Partial<Folders> | undefined
  /** Whether the process is about to stop, and wants no more requests sent to it. */
  readonly isDraining?: (() => boolean) | undefined
  /** Further pages of the same origin, such as a demo's. */
  readonly extra?: Hono | undefined
  /** Some of the operations, for a test of those. */
  readonly routes?: readonly Route[] | undefined
}

/** The whole API as one application: every operation, its document and reference, the widget, the console. */
export function createApp(parts: Parts, options: AppOptions = {}): Hono {
  const routes = options.routes ?? complete(allRoutes)
  const app = new Hono()
  for (const route of routes) {
    app.on(route.operation.method, honoPath(route.operation), serveOperation(parts, route))
  }
  for (const [path, found] of byPath(routes)) refuseOtherMethods(app, parts, path, found)

  const document = JSON.stringify(
    openApiDocument(
      routes.map(({ operation }) => operation),
      parts.server.publicUrl,
    ),
  )
  app.get('/openapi.json', (c) =>
    c.body(document, 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=300',
    }),
  )
  const programDocument = JSON.stringify(publishedSchema(parts.server.publicUrl))
  app.get(programSchemaPath, (c) =>
    c.body(programDocument, 200, {
      'content-type': 'application/schema+json',
      'cache-control': 'public, max-age=3600',
      // Editors in a browser fetch it from their own page.
      'access-control-allow-origin': '*',
    }),
  )
  app.route('/', health(parts, options.isDraining ?? (() => false)))
  app.route('/', links(parts))
  app.route('/', hostedPages(parts))
  app.route('/', pages({ ...usualFolders, ...options.folders }))
  if (options.extra) app.route('/', options.extra)

  app.notFound((c) => answer(parts, 'none', c, () => Promise.reject(new Refusal('not_found'))))
  app.onError((error, c) => answer(parts, 'none', c, () => Promise.reject(error)))
  return app
}

/** The same routes, or an error where they do not serve every operation exactly once. */
export function complete(routes: readonly Route[]): readonly Route[] {
  const served = routes.map(({ operation }) => operation)
  const faults = [
    ...Object.values<Operation>(operations).filter((known) => !served.includes(known)),
    ...served.filter((operation, at) => served.indexOf(operation) !== at),
  ]
  if (faults.length > 0) {
    throw new Error(`Not served exactly once: ${faults.map(({ id }) => id).join(', ')}`)
  }
  return routes
}

function honoPath({ path }: Operation): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

function byPath(routes: readonly Route[]): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>()
  for (const { operation } of routes) {
    const path = honoPath(operation)
    found.set(path, [...(found.get(path) ?? []), operation])
  }
  return found
}

function refuseOtherMethods(
  app: Hono,
  parts: Parts,
  path: string,
  found: readonly Operation[],
): void {
  const methods: string[] = found.map(({ method }) => method)
  if (methods.includes('GET')) methods.push('HEAD')
  const isPublic = found.some(({ auth }) => auth !== 'secret')
  if (isPublic) servePreflight(app, parts, path, methods)

  const allowed = [...methods, ...(isPublic ? ['OPTIONS'] : [])].join(', ')
  app.all(path, (c) =>
    answer(parts, 'none', c, ({ headers }) => {
      headers.allow = allowed
      return Promise.reject(new Refusal('method_not_allowed'))
    }),
  )
}

/** A preflight carries no header of ours, so the publishable key stands in the path. */
function servePreflight(app: Hono, parts: Parts, path: string, methods: readonly string[]): void {
  app.options(path, (c) =>
    answer(parts, 'preflight', c, async ({ headers }) => {
      const key = c.req.param('publishable_key') ?? ''
      const { origins } = await findPage(parts.server, parts.limiters, key, callerOf(parts, c))
      allowPreflight(headers, c.req.raw.headers.get('origin'), origins, methods)
      return { status: 204, body: null }
    }),
  )
}
