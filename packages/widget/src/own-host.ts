import type { Host } from './host.ts'

/**
 * The host of an element that the merchant placed: the element's own attributes go before the script's. On
 * release the element is as the merchant wrote it.
 */
export function ownHost(host: Host, element: Element): { own: Host; release: () => void } {
  const own: Record<string, unknown> = { ...host }
  for (const name of ['workspace', 'program', 'locale', 'texts']) {
    own[name] = element.getAttribute(name) || own[name]
  }
  const scheme = element.getAttribute('scheme')
  if (host.settings.scheme && scheme === null) element.setAttribute('scheme', host.settings.scheme)
  return {
    own: own as Host,
    release: () => {
      if (scheme === null) element.removeAttribute('scheme')
    },
  }
}
