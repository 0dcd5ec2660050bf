import { type Goodword, type Host, type Load, type Mounted, type Parts, version } from '../host.ts'
import { captureArrival } from './arrival.ts'
import { keepElements } from './elements.ts'
import { memory } from './memory.ts'
import { page } from './page.ts'
import { holdPlace } from './place.ts'

declare global {
  interface Window {
    goodword?: Goodword
  }
}

/** Brings `window.goodword` to life, once a page: a second script of ours changes nothing. */
export function start(script: HTMLScriptElement, load: Load): void {
  // An element with id="goodword" shows itself as window.goodword too, but is not the window's own.
  if (Object.hasOwn(window, 'goodword') && window.goodword?.version) return

  const settings = script.dataset
  const arrival = captureArrival(location)
  const listeners = new Map<string, Set<(detail: never) => void>>()
  const undo: (() => void)[] = []
  let identity: string | null | undefined = settings.identity
  let isRemoved = false
  let dialog: Promise<Mounted | undefined> | undefined

  const on = (event: string, listener: (detail: never) => void) => {
    const those = listeners.get(event) ?? new Set()
    listeners.set(event, those.add(listener))
    return () => void those.delete(listener)
  }
  const emit = (event: string, detail?: unknown) => {
    for (const listener of listeners.get(event) ?? []) {
      try {
        listener(detail as never)
      } catch (error) {
        // The page's own fault: told as such, and it stops nobody.
        reportError(error)
      }
    }
  }
  const identify = (jwt: string | null) => {
    identity = jwt
    emit('identity')
  }

  /** Fetches a part and uses it. What goes wrong on the way is told, not thrown. */
  const bring: Bring = async (part, use) => {
    try {
      const loaded = await load(part)
      return isRemoved ? undefined : use(loaded)
    } catch {
      emit('failed', { code: 'script_blocked' })
      return undefined
    }
  }
  const stand = (part: 'panel' | 'launcher' | 'banner' | 'surfaces') =>
    bring(part, (loaded) => {
      const mounted = loaded.mount(host)
      undo.push(mounted.remove)
      return mounted
    })

  const open = async () => {
    dialog ??= stand('panel')
    const mounted = await dialog
    if (mounted) mounted.open()
    else dialog = undefined
  }

  const host: Host = {
    origin: new URL(script.src).origin,
    workspace: settings.workspace ?? '',
    program: settings.program,
    locale: settings.locale || page('documentElement').lang || navigator.language,
    settings,
    identity: () => identity || undefined,
    memory,
    arrival,
    emit,
    on,
    isHeard: (event) => listeners.has(event),
    open,
    load,
  }

  window.goodword = {
    version,
    identify,
    open,
    close: () => void dialog?.then((mounted) => mounted?.close()),
    on,
    offer: async () => (await bring('claim', (part) => part.claim(host))) ?? {},
    remove() {
      isRemoved = true
      for (const step of undo) step()
      delete window.goodword
    },
  }

  undo.push(
    keepElements({
      identify,
      connect: (place) =>
        holdPlace(place, () =>
          bring(place.localName === 'goodword-panel' ? 'panel' : 'surfaces', (part) =>
            part.mount(host, place),
          ),
        ),
    }),
  )
  if (settings.position === 'button') stand('launcher')
  if (settings.order || settings.deliveredAt) stand('surfaces')
  const arrived = arrival.read()
  if (arrived && arrived !== memory.recall('dismissed')) stand('banner')
  dispatchEvent(new Event('goodword_ready'))
}

type Bring = <P extends keyof Parts, T>(
  part: P,
  use: (loaded: Parts[P]) => T | Promise<T>,
) => Promise<T | undefined>
