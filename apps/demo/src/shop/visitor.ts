import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type Cart, readCart, writeCart } from './cart.ts'
import { type Lang, langOf } from './lang.ts'
import { findPerson, type Person } from './people.ts'
import { en, type Words } from './words/en.ts'
import { zh } from './words/zh.ts'

/** Who looks at a page. The address says who they are, so that two windows can be two people. */
export type Visitor = {
  readonly person: Person | undefined
  readonly lang: Lang
  readonly t: Words
  readonly cart: Cart
  /** The page that is looked at, as a link of this visitor's. */
  readonly here: string
  /** A link that stays with this visitor. */
  href(path: string): string
}

export function visitorOf(c: Context): Visitor {
  const person = findPerson(c.req.query('as'))
  const lang = langOf(c)
  return {
    person,
    lang,
    t: lang === 'zh' ? zh : en,
    cart: readCart(getCookie(c, cartCookie(person)) ?? ''),
    here: linkAs(person, c.req.path),
    href: (path) => linkAs(person, path),
  }
}

/** A link to a page of the shop for somebody. */
export function linkAs(person: Person | undefined, path: string): string {
  if (!person) return path
  return `${path}${path.includes('?') ? '&' : '?'}as=${person.id}`
}

export function keepCart(c: Context, person: Person | undefined, cart: Cart): void {
  setCookie(c, cartCookie(person), writeCart(cart), {
    path: '/shop',
    sameSite: 'Lax',
    httpOnly: true,
    maxAge: 30 * 86_400,
  })
}

/** What a visitor has put in the cart is theirs once they say who they are. */
export function takeCartAlong(c: Context, person: Person): void {
  const before = readCart(getCookie(c, cartCookie(undefined)) ?? '')
  if (before.length === 0) return
  keepCart(c, person, before)
  keepCart(c, undefined, [])
}

function cartCookie(person: Person | undefined): string {
  return `cart_${person?.id ?? 'visitor'}`
}
