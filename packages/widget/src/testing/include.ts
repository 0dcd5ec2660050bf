import { HttpResponse, http } from 'msw'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import type { Load, Parts } from '../host.ts'
import { start } from '../loader/start.ts'
import { server } from './api.ts'
import { at, offer, publicProgram, session } from './fixtures.ts'

/** The parts that were asked for, in their order. */
export const loaded: string[] = []
const load = (async (part: keyof Parts) => {
  loaded.push(part)
  if (part === 'panel') return import('../panel/mount.tsx')
  if (part === 'banner') return import('../banner/mount.tsx')
  if (part === 'launcher') return import('../launcher/mount.ts')
  if (part === 'surfaces') return import('../surfaces/mount.tsx')
  if (part === 'instant') return import('../instant/come-in.ts')
  if (part === 'texts') return import('../words/page-texts.ts')
  return import('../claim/claim.ts')
}) as Load

/** Panels come into view when the test says so. */
let inView: (() => void)[] = []
export function comeIntoView(): void {
  for (const look of inView) look()
}
class Sight {
  readonly look: () => void
  constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
    this.look = () => seen([{ isIntersecting: true }])
  }
  observe() {
    inView.push(this.look)
  }
  disconnect() {
    inView = inView.filter((look) => look !== this.look)
  }
}

/** A page that includes the script anew in each test, before the API of our fixtures. */
export function usePage(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterAll(() => server.close())
  beforeEach(() => {
    vi.stubGlobal('IntersectionObserver', Sight)
    server.use(
      http.get(at('session'), () => HttpResponse.json(session() as never)),
      http.get(at('offer'), () => HttpResponse.json(offer() as never)),
      http.get(at('program'), () => HttpResponse.json(publicProgram() as never)),
    )
  })
  afterEach(async () => {
    vi.unstubAllGlobals()
    await removeAll()
    document.body.innerHTML = ''
    localStorage.clear()
    // biome-ignore lint/suspicious/noDocumentCookie: what the widget wrote is taken back.
    document.cookie = 'gw=;path=/;expires=Thu, 01 Jan 1970 00:00:00 GMT'
    history.replaceState(null, '', '/')
    loaded.length = 0
    inView = []
    server.resetHandlers()
  })
}

export function include(settings: Record<string, string> = {}, root = 'https://api.example/') {
  const { dataset } = document.createElement('script')
  Object.assign(dataset, {
    workspace: 'gw_pk_sandbox_0123456789abcdef',
    identity: 'head.body.seal',
    ...settings,
  })
  start(dataset, root, load)
  const goodword = window.goodword
  if (!goodword) throw new Error('There is no window.goodword.')
  return goodword
}

/** Takes everything away, and waits until what was stored is forgotten too. */
export async function removeAll(): Promise<void> {
  window.goodword?.remove?.()
  await load('claim')
  await new Promise((resolve) => setTimeout(resolve))
}

export function placePanel(attributes: Record<string, string> = {}): HTMLElement {
  const panel = document.createElement('goodword-panel')
  for (const [name, value] of Object.entries(attributes)) panel.setAttribute(name, value)
  document.body.append(panel)
  return panel
}
