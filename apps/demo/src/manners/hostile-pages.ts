/** A page that makes life hard, by what stands before our script and around our elements. */
export type HostilePage = {
  readonly name: string
  readonly head?: string
  readonly body?: string
  readonly headers?: (api: string) => Record<string, string>
  readonly doctype?: string
}

const inline = (code: string) => `<script>${code}</script>`

/** Ten pages that are not made for us. */
export const hostilePages: readonly HostilePage[] = [
  {
    name: 'a strict policy with Trusted Types, that allows only the API’s origin',
    headers: (api) => ({
      'content-security-policy': `default-src 'none'; script-src ${api}; connect-src ${api}; require-trusted-types-for 'script'; trusted-types 'none'`,
    }),
  },
  {
    name: 'every style of every element taken back, as important',
    head: `<style>* { all: initial !important } p { color: rgb(1, 2, 3) !important }</style>`,
  },
  {
    name: 'prototypes that carry more than they should, and speak JSON of their own',
    head: inline(`
      Object.prototype.extend = function () {}; Object.prototype.root = 1; Object.prototype.detail = 'x'
      Object.prototype.signal = 'x'; Object.prototype.method = 'TRACE'; Object.prototype.mode = 'no-cors'
      Array.prototype.remove = function () {}; Array.prototype.toJSON = function () { return 'mine' }
      Function.prototype.delay = 7; Element.prototype.update = function () {}`),
  },
  {
    name: 'prototypes that are frozen',
    head: inline(`
      for (const each of [Object, Array, Function, String, Number, Promise, Map, Set, Error, RegExp, Date, Symbol])
        Object.freeze(each.prototype)`),
  },
  {
    name: 'elements that take the names of the document and of ours',
    body: `<form id="goodword" name="goodword"><input name="version"><input name="push"></form>
      <form name="cookie"></form><img name="documentElement"><form name="currentScript"></form>
      <form name="createElement"></form><form name="body"></form><form name="head"></form>
      <form name="activeElement"></form><form name="querySelectorAll"></form><form name="adoptedStyleSheets"></form>
      <a id="customElements"></a><a id="localStorage"></a><a id="fetch"></a><a id="location"></a>`,
  },
  {
    name: 'another framework’s hands on the globals',
    head: inline(`
      const { fetch, setTimeout, Promise: Native } = window
      window.Promise = class extends Native { then(...hands) { return super.then(...hands) } }
      window.fetch = (...given) => window.Promise.resolve(fetch(...given))
      window.setTimeout = (...given) => ({ id: setTimeout(...given), unref() {} })
      const clear = window.clearTimeout; window.clearTimeout = (timer) => clear(timer?.id ?? timer)
      const add = EventTarget.prototype.addEventListener
      EventTarget.prototype.addEventListener = function (...given) { return add.apply(this, given) }
      const shadow = Element.prototype.attachShadow
      Element.prototype.attachShadow = function (init) { return shadow.call(this, init) }
      window.define = () => {}; window.define.amd = {}; window.module = { exports: {} }; window.exports = window.module.exports
      window.$ = window._ = window.h = window.e = window.t = 'the page’s own'`),
  },
  {
    name: 'a storage that throws when it is only looked at',
    head: inline(`
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('No.', 'SecurityError') } })
      Object.defineProperty(Document.prototype, 'cookie', { get() { throw new Error('No.') }, set() { throw new Error('No.') } })`),
  },
  {
    name: 'a quirks page from the right to the left, with a foreign base and tiny letters',
    doctype: '',
    head: `<base href="https://elsewhere.invalid/deep/"><style>html { font-size: 3px; direction: rtl; line-height: 9; letter-spacing: 9px; text-transform: uppercase; cursor: none }</style>`,
  },
  {
    name: 'no observers, no idle time, and a console that throws',
    head: inline(`
      for (const each of ['log', 'warn', 'error']) console[each] = () => { throw new Error('No.') }
      delete window.requestIdleCallback; delete window.MutationObserver; delete window.ResizeObserver`),
  },
  {
    name: 'a document of XML, where names are told apart by their case',
    headers: () => ({ 'content-type': 'application/xhtml+xml; charset=utf-8' }),
    doctype: '',
  },
]

/** The page with our script in its head and our elements among its own. */
export function pageWith(page: HostilePage, script: string): string {
  const xml = page.headers?.('')['content-type']?.includes('xhtml')
  const root = xml ? '<html xmlns="http://www.w3.org/1999/xhtml" lang="en">' : '<html lang="en">'
  return `${page.doctype ?? (xml ? '' : '<!doctype html>')}${root}<head><title>Shop</title>${page.head ?? ''}</head>
    <body>${page.body ?? ''}<h1>Shop</h1><p id="own">The page's own words.</p>
    <goodword-panel></goodword-panel><goodword-progress></goodword-progress><goodword-terms></goodword-terms>
    ${script}</body></html>`
}
