import type { Host } from './host.ts'

/** An element of ours at the end of the page, with a shadow root in a style of its own. */
export function stand(tag: `goodword-${string}`, css: string, { settings }: Host): ShadowRoot {
  const place = document.createElement(tag)
  if (settings.scheme) place.setAttribute('scheme', settings.scheme)
  const root = place.attachShadow({ mode: 'open' })
  dress(root, css)
  // Not the body: it may not be there yet, and pages replace it.
  document.documentElement.append(place)
  return root
}

/** Adds a style. The sheet is constructed: a strict CSP blocks style elements. */
export function dress(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
