import type { WidgetTheme } from '@goodword/contract/widget-look'
import type { Host } from './host.ts'

/** An element of ours at the end of the page, with a shadow root in a style of its own. */
export function stand(
  tag: `goodword-${string}`,
  css: string,
  { settings, page }: Host,
): ShadowRoot {
  const place = page('createElement').call(document, tag)
  if (settings.scheme) place.setAttribute('scheme', settings.scheme)
  const root = place.attachShadow({ mode: 'open' })
  dress(root, css)
  // Not the body: it may not be there yet, and pages replace it.
  page('documentElement').append(place)
  return root
}

/** Adds a style. The sheet is constructed: a strict CSP blocks style elements. */
export function dress(root: ShadowRoot, css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  return sheet
}

/**
 * Lays a program's theme under what the page sets. Values are set one by one, so that none of them can be
 * more than a value.
 */
export function wear(root: ShadowRoot, theme: WidgetTheme | null): void {
  const worn = worns.get(root) ?? dress(root, ':host{}')
  worns.set(root, worn)
  const { style } = worn.cssRules[0] as CSSStyleRule
  for (const part of themed) {
    const value = theme?.[part] ?? null
    style.setProperty(`--theme-${part}`, value === null ? '' : String(value))
  }
  const { host } = root
  if (theme && theme.mode !== 'auto' && !host.hasAttribute('scheme')) {
    host.setAttribute('scheme', theme.mode)
  }
}

const worns = new WeakMap<ShadowRoot, CSSStyleSheet>()

const themed = [
  'accent',
  'accent_text',
  'accent_dark',
  'accent_dark_text',
  'radius',
  'font',
] as const
