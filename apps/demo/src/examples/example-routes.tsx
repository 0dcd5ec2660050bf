/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import { shopDraft } from '../open-program.ts'
import { langOf } from '../shop/lang.ts'
import type { Merchant } from '../shop/merchant.ts'
import { people } from '../shop/people.ts'
import { pagePolicy } from '../shop/shop.tsx'
import { ExamplesPage } from './examples-page.tsx'

const filesFolder = fileURLToPath(new URL('./files', import.meta.url))

/** The page of examples, and what it loads. */
export function exampleRoutes(merchant: Merchant, baseUrl: string): Hono {
  const routes = new Hono()
  routes.use('/examples', secureHeaders(pagePolicy))
  return routes
    .get(
      '/examples/files/*',
      serveStatic({
        root: relative(process.cwd(), filesFolder),
        rewriteRequestPath: (path) => path.slice('/examples/files'.length),
      }),
    )
    .get('/examples', async (c) => {
      const lang = langOf(c)
      const alice = people.find(({ id }) => id === 'alice')
      const page = (
        <ExamplesPage
          lang={lang}
          baseUrl={baseUrl}
          publishableKey={merchant.publishableKey}
          identity={alice ? await merchant.identityOf(alice, lang) : ''}
          draft={shopDraft()}
        />
      )
      return c.html(html`<!doctype html>${page}`)
    })
}
