/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { WidgetTheme } from '@goodword/contract/widget-look'
import type { Shop } from '@goodword/service/hosted/shop'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { hostedWords, type Reader } from './reader.ts'
import { themeStyle } from './theme-style.ts'

/** What a page says of itself to browsers, and to those who draw the little picture under a shared link. */
type Head = {
  readonly title: string
  readonly description: string
  /** Its one address, without what a visit adds to it. */
  readonly canonical: string | undefined
  readonly isIndexed: boolean
}

type Props = {
  readonly reader: Reader
  readonly shop: Shop | undefined
  readonly theme: WidgetTheme | null
  readonly head: Head
  /** The path of this page, for the choice of another language. */
  readonly path: string
  /** Scripts of the page besides our own. */
  readonly scripts?: Child | false
  readonly children: Child
}

/** A page that we host for a merchant. */
export function Layout({ reader, shop, theme, head, path, scripts, children }: Props) {
  const { tag, dir, words, tongue } = reader
  return (
    <html
      lang={tag}
      dir={dir}
      data-scheme={theme && theme.mode !== 'auto' ? theme.mode : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={schemeOf(theme)} />
        <title>{head.title}</title>
        <Preview head={head} shop={shop} tag={tag} />
        <link rel="icon" href="/hosted/icon.svg" />
        <style>{raw(themeStyle(theme))}</style>
        <link rel="stylesheet" href="/hosted/hosted.css" />
        <script src="/hosted/hosted.js" defer />
        {scripts}
      </head>
      <body>
        <div class="page">
          <header class="top">{shop && <ShopName shop={shop} />}</header>
          {children}
          <footer class="foot">
            <nav aria-label={words.languages}>
              {Object.entries(hostedWords).map(([code, { language }]) => (
                <a
                  href={`${path}?lang=${code}`}
                  lang={code}
                  aria-current={code === tongue ? 'true' : undefined}
                >
                  {language}
                </a>
              ))}
            </nav>
          </footer>
        </div>
      </body>
    </html>
  )
}

function ShopName({ shop }: { readonly shop: Shop }) {
  const name = <bdi>{shop.name}</bdi>
  return shop.url === undefined ? (
    <span class="brand">{name}</span>
  ) : (
    <a class="brand" href={shop.url}>
      {name}
    </a>
  )
}

type PreviewProps = { readonly head: Head; readonly shop: Shop | undefined; readonly tag: string }

function Preview({ head, shop, tag }: PreviewProps) {
  const picture = shop?.pictureUrl ?? undefined
  return (
    <>
      <meta name="description" content={head.description} />
      {!head.isIndexed && <meta name="robots" content="noindex" />}
      {head.canonical && <link rel="canonical" href={head.canonical} />}
      {head.canonical && <meta property="og:url" content={head.canonical} />}
      <meta property="og:type" content="website" />
      <meta property="og:title" content={head.title} />
      <meta property="og:description" content={head.description} />
      <meta property="og:locale" content={tag.replace('-', '_')} />
      {shop && <meta property="og:site_name" content={shop.name} />}
      {picture && <meta property="og:image" content={picture} />}
      {picture && shop && <meta property="og:image:alt" content={shop.name} />}
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
      <meta name="twitter:title" content={head.title} />
      <meta name="twitter:description" content={head.description} />
      {picture && <meta name="twitter:image" content={picture} />}
    </>
  )
}

function schemeOf(theme: WidgetTheme | null): string {
  return theme === null || theme.mode === 'auto' ? 'light dark' : theme.mode
}
