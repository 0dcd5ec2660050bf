/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { randomUUID } from 'node:crypto'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GoodwordConnectionError, GoodwordError } from '@goodword/client/errors'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { secureHeaders } from 'hono/secure-headers'
import { AccountPage } from './account-page.tsx'
import { addToCart } from './cart.ts'
import { CheckoutPage, Summary } from './checkout-page.tsx'
import { FrontPage } from './front-page.tsx'
import type { Frame } from './layout.tsx'
import type { Merchant } from './merchant.ts'
import { MessagePage } from './message-page.tsx'
import type { Order, OrderBook } from './order-book.ts'
import { OrderPage } from './order-page.tsx'
import { OrdersPage } from './orders-page.tsx'
import { placeOrder } from './place-order.ts'
import { ProductPage } from './product-page.tsx'
import { findProduct } from './products.ts'
import { type Claim, quote } from './quote.ts'
import { refundOrder } from './refund-order.ts'
import { keepCart, linkAs, takeCartAlong, type Visitor, visitorOf } from './visitor.ts'

/** What the demo puts around a shop that knows nothing of it. */
export type Trimmings = {
  head(visitor: Visitor): Child
  foot(visitor: Visitor): Promise<Child>
  /** Under an order: what came of it at Goodword. */
  note(order: Order, visitor: Visitor): Child
}

export const pagePolicy = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
}

const filesFolder = fileURLToPath(new URL('./files', import.meta.url))

/** A small shop, as a merchant would build it: pages from the server, one script tag, one client. */
export function createShop(merchant: Merchant, book: OrderBook, trimmings: Trimmings): Hono {
  const { goodword } = merchant

  async function frameFor(visitor: Visitor): Promise<Frame> {
    const { person, lang } = visitor
    return {
      visitor,
      publishableKey: merchant.publishableKey,
      identity: person && (await merchant.identityOf(person, lang)),
      head: trimmings.head(visitor),
      foot: await trimmings.foot(visitor),
    }
  }

  async function showCheckout(c: Context, visitor: Visitor, checkoutId: string, claim: Claim) {
    const { person, cart, lang } = visitor
    const worth =
      person && cart.length > 0
        ? await quote(goodword, person, cart, claim, lang)
        : { kind: 'plain' as const }
    const frame = await frameFor(visitor)
    return show(
      c,
      <CheckoutPage frame={frame} checkoutId={checkoutId} claim={claim} quote={worth} />,
    )
  }

  async function say(c: Context, which: 'notFound' | 'trouble', status: 404 | 502) {
    const visitor = visitorOf(c)
    const { t } = visitor
    const [title, text] =
      which === 'notFound' ? [t.notFoundTitle, t.notFoundText] : [t.troubleTitle, t.troubleText]
    c.status(status)
    return show(c, <MessagePage frame={await frameFor(visitor)} title={title} text={text} />)
  }

  const shop = new Hono()
  shop.use(secureHeaders(pagePolicy), csrf())
  shop.onError((error, c) => {
    const isTheirs = error instanceof GoodwordError || error instanceof GoodwordConnectionError
    if (!isTheirs) throw error
    return say(c, 'trouble', 502)
  })

  shop.get(
    '/shop/files/*',
    serveStatic({
      root: relative(process.cwd(), filesFolder),
      rewriteRequestPath: (path) => path.slice('/shop/files'.length),
    }),
  )

  shop.get('/shop', async (c) => show(c, <FrontPage frame={await frameFor(visitorOf(c))} />))

  shop.get('/shop/products/:id', async (c) => {
    const product = findProduct(c.req.param('id'))
    if (!product) return say(c, 'notFound', 404)
    return show(c, <ProductPage frame={await frameFor(visitorOf(c))} product={product} />)
  })

  shop.get('/shop/sign-in', (c) => {
    const { person } = visitorOf(c)
    if (person) takeCartAlong(c, person)
    const back = c.req.query('back') ?? ''
    return c.redirect(linkAs(person, back.startsWith('/shop/') ? back : '/shop'))
  })

  shop.post('/shop/cart', async (c) => {
    const visitor = visitorOf(c)
    const form = await c.req.formData()
    const product = findProduct(String(form.get('product')))
    const more = Number(form.get('more'))
    if (product && Number.isInteger(more)) {
      keepCart(c, visitor.person, addToCart(visitor.cart, product, more))
    }
    return c.redirect(visitor.href('/shop/checkout'), 303)
  })

  shop.get('/shop/checkout', (c) => {
    const claim = { code: c.req.query('code') ?? '', clickToken: '', deviceId: '' }
    return showCheckout(c, visitorOf(c), randomUUID(), claim)
  })

  shop.post('/shop/checkout', async (c) => {
    const { checkoutId, claim } = readCheckout(await c.req.formData())
    return showCheckout(c, visitorOf(c), checkoutId, claim)
  })

  // The same summary for the page's script, which puts it in place without a new page.
  shop.post('/shop/summary', async (c) => {
    const visitor = visitorOf(c)
    const { person, cart, lang } = visitor
    if (!person) return c.body(null, 204)
    const { claim } = readCheckout(await c.req.formData())
    const worth = await quote(goodword, person, cart, claim, lang)
    return c.html(<Summary visitor={visitor} quote={worth} />)
  })

  shop.post('/shop/orders', async (c) => {
    const visitor = visitorOf(c)
    const { person, cart, lang, href } = visitor
    const { checkoutId, claim } = readCheckout(await c.req.formData())
    const known = book.findByCheckout(checkoutId)
    if (!person || (cart.length === 0 && !known)) return c.redirect(href('/shop/checkout'), 303)
    const order = await placeOrder(goodword, book, { checkoutId, buyer: person, cart, claim, lang })
    keepCart(c, person, [])
    return c.redirect(href(`/shop/orders/${order.id}`), 303)
  })

  shop.get('/shop/orders', async (c) => {
    const visitor = visitorOf(c)
    return show(
      c,
      <OrdersPage
        frame={await frameFor(visitor)}
        orders={visitor.person ? book.ordersOf(visitor.person.id) : []}
        note={(order) => trimmings.note(order, visitor)}
      />,
    )
  })

  shop.get('/shop/orders/:id', async (c) => {
    const visitor = visitorOf(c)
    const order = ownOrder(book, visitor, c.req.param('id'))
    if (!order) return say(c, 'notFound', 404)
    const note = trimmings.note(order, visitor)
    return show(c, <OrderPage frame={await frameFor(visitor)} order={order} note={note} />)
  })

  shop.post('/shop/orders/:id/returns', async (c) => {
    const visitor = visitorOf(c)
    const order = ownOrder(book, visitor, c.req.param('id'))
    if (!order) return say(c, 'notFound', 404)
    const product = (await c.req.formData()).get('product')
    await refundOrder(goodword, book, order, product === null ? undefined : String(product))
    return c.redirect(visitor.href('/shop/orders'), 303)
  })

  shop.get('/shop/account', async (c) =>
    show(c, <AccountPage frame={await frameFor(visitorOf(c))} />),
  )

  // The widget asks for this when the identity in the page has run out.
  shop.get('/shop/identity', async (c) => {
    const { person, lang } = visitorOf(c)
    if (!person) return c.json({ identity: null })
    return c.json({ identity: await merchant.identityOf(person, lang) })
  })

  shop.get('/shop/*', (c) => say(c, 'notFound', 404))
  return shop
}

function show(c: Context, page: Child) {
  c.header('cache-control', 'no-store')
  return c.html(html`<!doctype html>${page}`)
}

function ownOrder(book: OrderBook, visitor: Visitor, id: string): Order | undefined {
  const order = book.find(id)
  return order && order.personId === visitor.person?.id ? order : undefined
}

function readCheckout(form: FormData): { readonly checkoutId: string; readonly claim: Claim } {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    checkoutId: text('checkout_id').slice(0, 40) || randomUUID(),
    claim: {
      code: text('code').slice(0, 40),
      clickToken: text('click_token').slice(0, 120),
      deviceId: text('device_id').slice(0, 120),
    },
  }
}
