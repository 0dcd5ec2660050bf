import { Refusal } from '@goodword/contract/errors'
import { isReachable } from '@goodword/service/is-reachable'
import { Hono } from 'hono'
import { answer } from './exchange.ts'
import type { Parts } from './parts.ts'

/** What those who run the process ask: whether it lives, whether it wants requests, and its figures. */
export function health(parts: Parts, isDraining: () => boolean): Hono {
  const noStore = { 'cache-control': 'no-store' }
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }, 200, noStore))
    .get('/readyz', async (c) => {
      if (!isDraining() && (await isReachable(parts.server))) {
        return c.json({ status: 'ready' }, 200, noStore)
      }
      return answer(parts, 'readyz', c, () => Promise.reject(new Refusal('unavailable')))
    })
    .get('/metrics', async (c) => {
      const { registry } = parts.metrics
      return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
    })
}
