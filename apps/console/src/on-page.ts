import type { SetupServer } from 'msw/node'
import { render } from 'preact'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'

// Only tests import this: a place for a page of the console, and what somebody does on it, by the names that they read.

/** A place that each test has anew, in a tab that keeps `kept` alone, beside a server that answers what it was told to. */
export function ownPlace(
  server: SetupServer,
  kept: Readonly<Record<string, string>> = {},
): () => HTMLElement {
  let place: HTMLElement
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterAll(() => server.close())
  beforeEach(() => {
    sessionStorage.clear()
    for (const [name, text] of Object.entries({ 'goodword.console.lang': 'en', ...kept })) {
      sessionStorage.setItem(name, text)
    }
    history.replaceState(null, '', '/console/')
    place = document.body.appendChild(document.createElement('div'))
  })
  afterEach(() => {
    render(null, place)
    place.remove()
    server.resetHandlers()
  })
  return () => place
}

export function onPage(place: () => HTMLElement) {
  function field(name: string): HTMLInputElement {
    const label = [...place().querySelectorAll('label')].find(({ textContent }) =>
      textContent?.startsWith(name),
    )
    const found = label && document.getElementById(label.htmlFor)
    if (!found) throw new Error(`There is no field "${name}": ${place().textContent}`)
    return found as HTMLInputElement
  }

  function write(name: string, text: string): void {
    const input = field(name)
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }

  function choose(name: string, value: string): void {
    const select = field(name)
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }

  function button(name: string): HTMLButtonElement {
    const found = [...place().querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
    )
    if (!found) throw new Error(`There is no button "${name}": ${place().textContent}`)
    return found
  }

  function press(name: string): void {
    button(name).click()
  }

  function seen(text: string): Promise<void> {
    return expect.poll(() => place().textContent).toContain(text)
  }

  return { field, write, choose, button, press, seen }
}
