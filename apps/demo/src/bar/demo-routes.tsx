/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GoodwordError } from '@goodword/client/errors'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import { langOf } from '../shop/lang.ts'
import type { Merchant } from '../shop/merchant.ts'
import { pagePolicy } from '../shop/shop.tsx'
import { EventList } from './event-list.tsx'
import { moveClock } from './move-clock.ts'
import { ReceiptPage, type ShownReceipt } from './receipt-page.tsx'
import { recentEvents } from './recent-events.ts'

const filesFolder = fileURLToPath(new URL('./files', import.meta.url))

/** What the demo's strip does: move the clock, tell the newest events, show a receipt. */
export function demoRoutes({ goodword }: Merchant): Hono {
  const newest = recentEvents(goodword)

  const routes = new Hono()
  routes.use('/demo/*', secureHeaders(pagePolicy), csrf())
  return routes
    .get(
      '/demo/files/*',
      serveStatic({
        root: relative(process.cwd(), filesFolder),
        rewriteRequestPath: (path) => path.slice('/demo/files'.length),
      }),
    )
    .post('/demo/clock', async (c) => {
      const form = await c.req.formData()
      const days = Number(form.get('days'))
      const back = String(form.get('back'))
      if (Number.isInteger(days) && days >= 1 && days <= 366) await moveClock(goodword, days)
      return c.redirect(back.startsWith('/shop') ? back : '/shop', 303)
    })
    .get('/demo/events', async (c) =>
      c.html(<EventList events={await newest()} lang={langOf(c)} />, 200, {
        'cache-control': 'no-store',
      }),
    )
    .get('/demo/decisions/:id', async (c) => {
      const lang = langOf(c)
      const receipt = await findReceipt(c.req.param('id'), lang)
      const page = <ReceiptPage receipt={receipt} lang={lang} />
      return c.html(html`<!doctype html>${page}`, receipt ? 200 : 404)
    })

  async function findReceipt(id: string, locale: string): Promise<ShownReceipt | undefined> {
    try {
      const params = { decision_id: id }
      const [decision, explanation] = await Promise.all([
        goodword.getDecision({ params }),
        goodword.explainDecision({ params, query: { locale } }),
      ])
      return { decision, explanation }
    } catch (error) {
      // Also a text that is no id at all.
      if (error instanceof GoodwordError && error.status < 500) return undefined
      throw error
    }
  }
}
