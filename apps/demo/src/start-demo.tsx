/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startApi } from '@goodword/api/start-api'
import type { Server } from '@goodword/service/context'
import { startWorker } from '@goodword/worker/start-worker'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import { DemoBar } from './bar/demo-bar.tsx'
import { demoRoutes } from './bar/demo-routes.tsx'
import { OutcomeNote } from './bar/outcome-note.tsx'
import { type DemoFile, writeDemoFile } from './demo-file.ts'
import { exampleRoutes } from './examples/example-routes.tsx'
import { mailPages } from './mailbox/mail-pages.tsx'
import { type Mailbox, openMailbox } from './mailbox/mailbox.ts'
import { openProgram, programSlug } from './open-program.ts'
import { openSandbox } from './open-sandbox.ts'
import { enrolPastCustomers } from './past-customers.ts'
import { langOf } from './shop/lang.ts'
import { type Merchant, openMerchant } from './shop/merchant.ts'
import { openOrderBook } from './shop/order-book.ts'
import { createShop, pagePolicy, type Trimmings } from './shop/shop.tsx'
import { findAliceLink } from './start-page/find-alice-link.ts'
import { StartPage } from './start-page/start-page.tsx'

export type DemoOptions = {
  /** Where the demo keeps its file and the shop its orders. */
  readonly folder: string
  readonly port: number
  readonly host?: string | undefined
  readonly log: Logger
}

export type RunningDemo = { readonly file: DemoFile; stop(): Promise<void> }

/** Starts everything in this process on one port: the API, the worker, the widget, the console, the shop. */
export async function startDemo(given: Server, options: DemoOptions): Promise<RunningDemo> {
  const { folder, port, host, log } = options
  mkdirSync(folder, { recursive: true })
  const mailbox = await openMailbox()
  const server = { ...given, mailer: given.mailer ?? mailbox.mailer }
  const path = join(folder, 'demo.json')
  const file = await openSandbox(server, server.publicUrl, path)
  const merchant = openMerchant({
    baseUrl: file.base_url,
    workspaceId: file.workspace_id,
    publishableKey: file.publishable_key,
    secretKey: file.secret_key,
    signingSecretId: file.signing_secret_id,
    signingSecret: file.signing_secret,
  })

  const api = await startApi(server, {
    port,
    host,
    log,
    extra: demoPages(merchant, file, folder, mailbox),
  })
  const worker = startWorker(server, { log })
  const stop = async () => {
    await api.stop()
    await worker.stop()
    await mailbox.close()
  }
  if (file.program_id !== null) return { file, stop }

  const program_id = await openProgram(merchant.goodword)
  await enrolPastCustomers(merchant.goodword, program_id)
  const complete = { ...file, program_id }
  writeDemoFile(path, complete)
  return { file: complete, stop }
}

function demoPages(merchant: Merchant, file: DemoFile, folder: string, mailbox: Mailbox): Hono {
  const consoleLink = `/console/#key=${file.secret_key}`
  const trimmings: Trimmings = {
    head: () => (
      <>
        <link rel="stylesheet" href="/demo/files/bar.css" />
        <script src="/demo/files/device.js" />
        <script src="/demo/files/demo.js" defer />
      </>
    ),
    foot: async (visitor) => {
      const { now } = await merchant.goodword.getClock()
      return <DemoBar visitor={visitor} now={now} consoleLink={consoleLink} />
    },
    note: (order, { lang }) => <OutcomeNote order={order} lang={lang} />,
  }

  const pages = new Hono()
  pages.get('/', secureHeaders(pagePolicy), async (c) => {
    const { base_url, publishable_key } = file
    const page = (
      <StartPage
        lang={langOf(c)}
        baseUrl={base_url}
        publishableKey={publishable_key}
        consoleLink={consoleLink}
        programLink={`/p/${file.workspace_slug}/${programSlug}`}
        aliceLink={await findAliceLink(merchant.goodword, base_url)}
      />
    )
    return c.html(html`<!doctype html>${page}`)
  })
  pages.route('/', createShop(merchant, openOrderBook(join(folder, 'shop-orders.json')), trimmings))
  pages.route('/', demoRoutes(merchant))
  pages.route('/', exampleRoutes(merchant, file.base_url))
  pages.route('/', mailPages(mailbox))
  return pages
}
