/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { cartCount } from './cart.ts'
import { people } from './people.ts'
import { linkAs, type Visitor } from './visitor.ts'

/** What a page stands in: the script tag of Goodword, and what the demo puts around the shop. */
export type Frame = {
  readonly visitor: Visitor
  readonly publishableKey: string
  /** Signed for the customer who looks at the page. */
  readonly identity: string | undefined
  readonly head: Child
  readonly foot: Child
}

type Props = { readonly frame: Frame; readonly title: string; readonly children: Child }

/** A page of the shop. */
export function Layout({ frame, title, children }: Props) {
  const { visitor, publishableKey, identity } = frame
  const { t, person, lang } = visitor
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${t.shop}`}</title>
        <link rel="icon" href="/shop/files/icon.svg" />
        <link rel="stylesheet" href="/shop/files/shop.css" />
        {frame.head}
        <script src="/shop/files/shop.js" defer />
        <script
          src="/goodword.js"
          defer
          data-workspace={publishableKey}
          data-identity={identity}
          data-device={person && `device-of-${person.id}`}
          data-locale={lang}
        />
      </head>
      <body data-person={person?.id ?? ''}>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <Header visitor={visitor} />
        <main id="main">{children}</main>
        <footer class="footer">
          <p>{t.footer}</p>
        </footer>
        {frame.foot}
      </body>
    </html>
  )
}

function Header({ visitor }: { readonly visitor: Visitor }) {
  const { t, lang, href, here, cart } = visitor
  const count = cartCount(cart)
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <header class="header">
      <a class="brand" href={href('/shop')}>
        <img src="/shop/files/icon.svg" alt="" width="32" height="32" />
        <span>{t.shop}</span>
      </a>
      <nav class="nav" aria-label={t.shop}>
        <a href={href('/shop/orders')}>{t.navOrders}</a>
        <a href={href('/shop/checkout')}>
          {t.navCart}
          {count > 0 && (
            <span class="count">
              {count}
              <span class="visually-hidden"> {t.inTheCart}</span>
            </span>
          )}
        </a>
        <a
          href={`${here}${here.includes('?') ? '&' : '?'}lang=${other}`}
          lang={other === 'zh' ? 'zh-CN' : 'en'}
        >
          {t.otherLanguage}
        </a>
      </nav>
      <button type="button" class="refer" data-refer>
        {t.refer}
      </button>
      <PersonMenu visitor={visitor} />
    </header>
  )
}

/** A shop's "sign in": here one may simply be anybody, each in a window of their own. */
function PersonMenu({ visitor }: { readonly visitor: Visitor }) {
  const { t, person, href } = visitor
  return (
    <details class="menu">
      <summary>
        <span class="avatar" aria-hidden="true">
          {person?.name[0] ?? '·'}
        </span>
        <span class="menu-name">
          <span class="menu-label">{t.youAre}</span> {person?.name ?? t.nobody}
        </span>
      </summary>
      <div class="menu-list">
        {person && (
          <a class="menu-account" href={href('/shop/account')}>
            {t.account}
          </a>
        )}
        <PersonLinks visitor={visitor} />
      </div>
    </details>
  )
}

/** The people one can be, each also in a new window. */
export function PersonLinks({ visitor }: { readonly visitor: Visitor }) {
  const { t, person } = visitor
  const path = visitor.here.split('?')[0] ?? '/shop'
  return (
    <ul class="people">
      <li>
        <a class="person" href={path} aria-current={person ? undefined : 'true'}>
          <span class="avatar" aria-hidden="true">
            ·
          </span>
          <span>{t.signedOut}</span>
        </a>
      </li>
      {people.map((one) => (
        <li>
          <a
            class="person"
            href={`/shop/sign-in?as=${one.id}&back=${encodeURIComponent(path)}`}
            aria-current={one === person ? 'true' : undefined}
          >
            <span class="avatar" aria-hidden="true">
              {one.name[0]}
            </span>
            <span>
              {one.name}
              <small>
                {one.customerYears > 0 ? t.knownCustomer(one.customerYears) : t.newCustomer}
              </small>
            </span>
          </a>
          <a
            class="person-window"
            href={linkAs(one, '/shop')}
            target="_blank"
            rel="noopener"
            title={t.newWindow}
          >
            <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
              <path d="M15 4h5v5M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5" />
            </svg>
            <span class="visually-hidden">{`${one.name}, ${t.newWindow}`}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
