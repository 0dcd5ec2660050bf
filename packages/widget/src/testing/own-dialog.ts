import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Host } from '../host.ts'
import { server } from './api.ts'
import { testHost, textOf, until } from './page.ts'

/**
 * A place that each test has anew for one dialog, beside a server that answers what it was told to. A button stands
 * there and has the focus, which a dialog gives back.
 */
export function ownDialog() {
  let inUse: (() => void) | undefined
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterAll(() => server.close())
  afterEach(() => {
    inUse?.()
    inUse = undefined
    server.resetHandlers()
  })

  async function place<Live extends { remove(): void }>(
    make: (host: Host, root: ShadowRoot) => Promise<Live>,
  ) {
    const frame = document.body.appendChild(document.createElement('div'))
    const root = frame.attachShadow({ mode: 'open' })
    const opener = root.appendChild(document.createElement('button'))
    opener.focus()
    const { host, emitted } = testHost()
    const live = await make(host, root)
    inUse = () => {
      live.remove()
      frame.remove()
    }

    const button = (name: string) =>
      [...root.querySelectorAll<HTMLButtonElement>('dialog button')].find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
      )
    const tap = async (name: string) => (await until(() => button(name))).click()
    const says = (text: string) => until(() => textOf(root).includes(text))
    return { live, root, opener, emitted, button, tap, says }
  }
  return place
}
