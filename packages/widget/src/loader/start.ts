import type { Goodword, QueuedCall } from '@goodword/elements/goodword'
import { type Host, type Load, type Mounted, type Parts, version } from '../host.ts'
import { captureArrival } from './arrival.ts'
import { keepElements } from './elements.ts'
import { openMemory } from './memory.ts'
import { page } from './page.ts'
import { holdPlace } from './place.ts'

/** Where the API is, seen from the script: written in by the build. */
declare const GOODWORD_ROOT: string

/** Brings `window.goodword` to life, once a page: a second script of ours changes nothing. */
export function start(script: HTMLScriptElement, load: Load): void {
  // An element with id="goodword" shows itself as window.goodword too, but is not the window's own.
  const before = (Object.hasOwn(window, 'goodword') && window.goodword) as Goodword | undefined
  if (before?.version) return

  const settings = script.dataset
  const memory = openMemory(!settings.consent)
  captureArrival(location, memory)
  const ears: Record<string, Set<(detail: never) => void>> = Object.create(null)
  const undo: (() => void)[] = []
  let identity: string | null | undefined = settings.identity
  let isRemoved: true | undefined
  let dialog: Promise<Mounted | undefined> | undefined

  const off = (event: string, listener: (detail: never) => void) => {
    ears[event]?.delete(listener)
  }
  const on = (event: string, listener: (detail: never) => void) => {
    ears[event] ??= new Set()
    ears[event].add(listener)
    return () => off(event, listener)
  }
  const emit = (event: string, detail?: unknown) => {
    for (const listener of [...(ears[event] ?? [])]) {
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
  const bring: Bring = (part, use) =>
    load(part)
      .then(use)
      .catch(() => {
        emit('failed', { code: 'script_blocked' })
        return undefined
      })
  const stand = (part: 'panel' | 'launcher' | 'banner' | 'surfaces') =>
    bring(part, (loaded) => {
      const mounted = loaded.mount(host)
      if (isRemoved) mounted.remove()
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
    // The workspace, the program and the texts among them.
    ...(settings as Pick<Host, 'workspace' | 'program' | 'texts'>),
    root: new URL(GOODWORD_ROOT, script.src).href,
    locale: settings.locale || page('documentElement').lang || navigator.language,
    settings,
    identity: () => identity || undefined,
    identify,
    memory,
    page,
    emit,
    on,
    isHeard: (event) => !!ears[event]?.size,
    open,
    load,
  }

  const goodword: Goodword = {
    version,
    identify,
    open,
    close: () => dialog?.then((mounted) => mounted?.close()),
    on,
    off,
    offer: async () => (await bring('claim', (part) => part.claim(host))) ?? {},
    track: (type, conversion) => bring('claim', (part) => part.track(host, type, conversion)),
    consent: (isGiven) => bring('claim', (part) => part.consent(host, isGiven)),
    push(...calls) {
      for (const [name, ...given] of calls) (goodword[name] as Call)(...given)
    },
    remove() {
      isRemoved = true
      undo.map((step) => step())
      goodword.consent()
      delete window.goodword
    },
  }
  window.goodword = goodword

  undo.push(
    keepElements((place) => {
      const jwt = place.getAttribute('identity')
      if (jwt !== null) identify(jwt)
      return holdPlace(place, () =>
        bring(place.localName === 'goodword-panel' ? 'panel' : 'surfaces', (part) =>
          part.mount(host, place),
        ),
      )
    }),
  )
  if (settings.position === 'button') stand('launcher')
  if (settings.order || settings.deliveredAt) stand('surfaces')
  // A browser reads its storage from disk while the page waits: most of what we would cost it, so not now.
  setTimeout(() => {
    const arrived = memory.recall('arrival')
    if (arrived && arrived !== memory.recall('dismissed')) stand('banner')
  })
  dispatchEvent(new Event('goodword_ready'))
  if (before) goodword.push(...(before as unknown as readonly QueuedCall[]))
}

type Call = (...given: readonly unknown[]) => unknown
type Bring = <P extends keyof Parts, T>(
  part: P,
  use: (loaded: Parts[P]) => T | Promise<T>,
) => Promise<T | undefined>
