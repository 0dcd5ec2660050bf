import { element, page } from './page.ts'

/**
 * Fetches a module that must hash to what is said here, and does not run it. `import()` itself takes no hash, but a
 * module that was preloaded with one is not fetched again, and one that fails it cannot be imported.
 */
export function preloadSealed(href: string, integrity: string): Promise<unknown> {
  const link = element('link') as HTMLLinkElement
  return new Promise<unknown>((onload, onerror) => {
    Object.assign(link, { rel: 'modulepreload', integrity, onload, onerror, href })
    page('head').append(link)
    // A browser that preloads no modules would never tell us that it has.
    if (!link.relList.supports(link.rel)) onload(0)
  }).finally(() => link.remove())
}
