/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import { langOf } from '../shop/lang.ts'
import { pagePolicy } from '../shop/shop.tsx'
import { MailPage } from './mail-page.tsx'
import type { Mailbox } from './mailbox.ts'

/** The mailbox of everybody in the demo. */
export function mailPages(mailbox: Mailbox): Hono {
  return new Hono().get('/mail', secureHeaders(pagePolicy), (c) => {
    const page = <MailPage lang={langOf(c)} letters={mailbox.letters()} />
    return c.html(html`<!doctype html>${page}`, 200, { 'cache-control': 'no-store' })
  })
}
