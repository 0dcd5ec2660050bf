/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { WidgetTheme } from '@goodword/contract/widget-look'
import type { Shop } from '@goodword/service/hosted/shop'
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { describeError } from '../describe-error.ts'
import { answer } from '../exchange.ts'
import type { Parts } from '../parts.ts'
import { problemReply } from '../problem.ts'
import { CalmPage } from './calm-page.tsx'
import { pageHeaders } from './page-headers.ts'
import { type Reader, readerOf } from './reader.ts'
import { themeStyle } from './theme-style.ts'

/** What a page shows: itself, or what is said in its place. */
export type Shown = {
  readonly status: number
  readonly theme: WidgetTheme | null
  readonly shop: Shop | undefined
} & ({ readonly page: Child } | { readonly about: 'unknown' | 'resting' | 'trouble' })

/** Answers with a page in the reader's language. Whatever ends the request is told as a page as well. */
export function servePage(
  parts: Parts,
  name: string,
  c: Context,
  show: (reader: Reader, path: string) => Promise<Shown>,
): Promise<Response> {
  return answer(parts, name, c, async ({ headers, requestId }) => {
    const reader = readerOf(c.req.query('lang'), c.req.header('accept-language'))
    const shown = await show(reader, c.req.path).catch((error: unknown): Shown => {
      const problem = problemReply(error, requestId)
      if (problem.status >= 500) {
        const about = { request_id: requestId, operation: name }
        parts.log.error({ ...about, error: describeError(error) }, problem.code)
      }
      const { 'retry-after': retryAfter } = problem.headers
      if (retryAfter !== undefined) headers['retry-after'] = retryAfter
      const about = problem.status === 404 ? 'unknown' : 'trouble'
      return { status: problem.status, about, theme: null, shop: undefined }
    })

    const { status, theme, shop } = shown
    Object.assign(headers, pageHeaders(themeStyle(theme), shop?.pictureUrl ?? null), {
      'content-language': reader.tag,
    })
    const page =
      'page' in shown ? (
        shown.page
      ) : (
        <CalmPage reader={reader} about={shown.about} shop={shop} theme={theme} path={c.req.path} />
      )
    return { status, body: String(await html`<!doctype html>${page}`) }
  })
}
