import { HttpResponse, http } from 'msw'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import type { Host, Mounted } from '../host.ts'
import { mount } from '../panel/mount.tsx'
import { check, server } from './api.ts'
import { at } from './fixtures.ts'

export const waits = { pauses: [1, 1], timeout: 5000 }

/** A panel that each test has anew, beside a server that answers what it was told to. */
export function ownPanel() {
  let panel: HTMLElement
  let mounted: Mounted | undefined

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterAll(() => server.close())
  beforeEach(() => {
    panel = document.createElement('div')
    const frame = document.createElement('div')
    panel.attachShadow({ mode: 'open' }).append(frame)
    document.body.append(panel)
  })
  afterEach(() => {
    mounted?.remove()
    panel.remove()
    server.resetHandlers()
    vi.unstubAllGlobals()
    Reflect.deleteProperty(navigator, 'share')
  })

  return {
    panel: () => panel,
    show: (host: Host, given = waits): ShadowRoot => {
      mounted = mount(host, panel, given)
      return panel.shadowRoot as ShadowRoot
    },
    remove: () => mounted?.remove(),
  }
}

/** Has the API answer with a session; the requests are kept in `seen`. */
export function answers(body: object, seen: Request[] = []): void {
  server.use(
    http.get(at('session'), async ({ request }) => {
      await check(request)
      seen.push(request)
      return HttpResponse.json(body as never)
    }),
  )
}

export function button(root: ShadowRoot, name: string): HTMLButtonElement | undefined {
  return [...root.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )
}

/** A clipboard that keeps what is written there, or refuses. */
export function clipboard(written: string[], refuses = false): void {
  vi.stubGlobal('navigator', {
    onLine: true,
    clipboard: {
      writeText: async (text: string) => {
        if (refuses) throw new DOMException('No.', 'NotAllowedError')
        written.push(text)
      },
    },
  })
}
