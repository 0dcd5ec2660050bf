/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Lang } from './shop/lang.ts'

type PageProps = {
  readonly lang: Lang
  readonly title: string
  /** What this page has in its head besides. */
  readonly head?: Child
  /** What its script is told. */
  readonly data?: Readonly<Record<`data-${string}`, string>>
  readonly children: Child
}

/** A page of the demo's own. */
export function DemoPage({ lang, title, head, data = {}, children }: PageProps) {
  return (
    <html lang={tagOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="/demo/files/icon.svg" />
        <link rel="stylesheet" href="/demo/files/page.css" />
        {head}
      </head>
      <body {...data}>{children}</body>
    </html>
  )
}

type HeadProps = {
  readonly lang: Lang
  /** Where this page is. */
  readonly path: string
  /** The name of the other language, in that language. */
  readonly other: string
}

/** What stands on top of a page: whose it is, and the same page in the other language. */
export function DemoHead({ lang, path, other }: HeadProps) {
  const otherLang = lang === 'zh' ? 'en' : 'zh'
  const mark = (
    <>
      <img src="/demo/files/icon.svg" alt="" width="32" height="32" />
      Goodword
    </>
  )
  return (
    <header class="start-head">
      {path === '/' ? (
        <span class="wordmark">{mark}</span>
      ) : (
        <a class="wordmark" href="/">
          {mark}
        </a>
      )}
      <a href={`${path}?lang=${otherLang}`} lang={tagOf(otherLang)}>
        {other}
      </a>
    </header>
  )
}

function tagOf(lang: Lang): string {
  return lang === 'zh' ? 'zh-CN' : 'en'
}
