import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

export type Lang = 'en' | 'zh'

/** The reader's language: the one asked for, which is remembered, else the browser's. */
export function langOf(c: Context): Lang {
  const asked = c.req.query('lang')
  if (asked === 'en' || asked === 'zh') {
    setCookie(c, 'lang', asked, { path: '/', sameSite: 'Lax', maxAge: 365 * 86_400 })
    return asked
  }
  const known = getCookie(c, 'lang')
  if (known === 'en' || known === 'zh') return known
  return c.req.header('accept-language')?.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

const tags: Readonly<Record<Lang, string>> = { en: 'en-GB', zh: 'zh-CN' }

/** An amount of fen as a reader writes it. */
export function formatMoney(amount: number, lang: Lang): string {
  const money = new Intl.NumberFormat(tags[lang], {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
  })
  return money.format(amount / 100)
}

/** A day in full. */
export function formatDay(instant: string, lang: Lang): string {
  const day = new Intl.DateTimeFormat(tags[lang], { dateStyle: 'long', timeZone: 'Asia/Shanghai' })
  return day.format(new Date(instant))
}

/** A day where there is little room. */
export function formatShortDay(instant: string, lang: Lang): string {
  const day = new Intl.DateTimeFormat(tags[lang], {
    day: 'numeric',
    month: 'short',
    timeZone: 'Asia/Shanghai',
  })
  return day.format(new Date(instant))
}
