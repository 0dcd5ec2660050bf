import { element, page } from './page.ts'

/**
 * Fetches a module that must hash to what is said here. `import()` itself takes no hash, but a module that was
 * preloaded with one is not fetched again, and one that fails it cannot be imported.
 */
export function preload(href: string, hash: string): Promise<unknown> {
  const link = element('link') as HTMLLinkElement
  return new Promise((onload, onerror) => {
    const integrity = `sha256-${hash}`
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', integrity, onload, onerror, href })
    // A browser that preloads no modules would never tell us that it has.
    if (link.relList.supports(link.rel)) page('head').append(link)
    else onload(undefined)
  }).finally(() => link.remove())
}
