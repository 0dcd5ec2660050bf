import type { CDPSession } from 'playwright-core'

// Only tests import this: what a page can be asked about those who came and went.

/** Timers that were set and have neither come nor been taken back, in `window.waiting`. */
export function watchTimers(): void {
  const waiting = new Set<number>()
  const { setTimeout: set, clearTimeout: clear } = window
  Object.assign(window, {
    waiting,
    setTimeout: (step: () => void, after: number) => {
      const timer = set(() => {
        waiting.delete(timer)
        step()
      }, after)
      waiting.add(timer)
      return timer
    },
    clearTimeout: (timer: number) => {
      waiting.delete(timer)
      clear(timer)
    },
  })
}

/** How many listeners hang on the window, the document and its elements. */
export async function countListeners(devtools: CDPSession): Promise<number[]> {
  const counts: number[] = []
  for (const expression of ['window', 'document', 'document.documentElement', 'document.body']) {
    const { result } = await devtools.send('Runtime.evaluate', { expression })
    const objectId = result.objectId ?? ''
    const { listeners } = await devtools.send('DOMDebugger.getEventListeners', { objectId })
    counts.push(listeners.length)
  }
  return counts
}

/** What a text became that should have stayed one: elements, handlers, addresses that run. */
export function lookForSpawn(): string[] {
  const found: string[] = 'boomed' in window ? ['It ran.'] : []
  const look = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot)
      const isOurs = root instanceof ShadowRoot
      if (isOurs && /^(script|iframe|object|embed|base|link|style)$/.test(element.localName))
        found.push(element.outerHTML)
      for (const { name, value } of element.attributes) {
        if (/^on/.test(name)) found.push(`${element.localName} ${name}`)
        if (
          /^(href|src|action|formaction|xlink:href)$/.test(name) &&
          /^\s*(javascript|data:text)/i.test(value)
        )
          found.push(`${name}=${value}`)
      }
    }
  }
  look(document)
  return found
}
