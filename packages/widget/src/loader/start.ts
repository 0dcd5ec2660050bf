import type { Goodword, QueuedCall } from '@goodword/elements/goodword'
import { type Host, type Load, type Parts, version } from '../host.ts'
import { type Keep, keepElements } from './elements.ts'
import { openMemory } from './memory.ts'
import { page } from './page.ts'
import { holdPlace } from './place.ts'

/** Brings `window.goodword` to life, once a page: a second script of ours changes nothing. */
export function start(settings: DOMStringMap, root: string, load: Load): void {
  // An element with id="goodword" shows itself as window.goodword too, but is not the window's own.
  const before = (Object.hasOwn(window, 'goodword') && window.goodword) as Goodword | undefined
  if (before?.version) return

  const memory = openMemory(!settings.consent)
  // The newest link wins, because its offer is the one the friend sees.
  const link = location.search && new URL(location as never).searchParams.get('gw')
  if (link && /^[\p{L}\w.-]{1,120}$/u.test(link)) memory.keep('arrival', link)

  const ears: Record<string, Set<Listener>> = Object.create(null)
  let identity: string | null | undefined = settings.identity
  let isRemoved: true | undefined
  let opening: Promise<unknown> | undefined

  const emit = (event: string, detail?: unknown) => {
    ears[event]?.forEach((listener) => {
      try {
        listener(detail as never)
      } catch (error) {
        // The page's own fault: told as such, and it stops nobody.
        reportError(error)
      }
    })
  }

  /** What a part does, fetched when it is wanted. What goes wrong on the way is told, not thrown. */
  const use = ((part: string, does = 'mount') =>
    (...given: readonly unknown[]) =>
      (load as Bring)(part)
        // What comes too late has nothing to do but to forget.
        .then((can) => (isRemoved ? can.consent?.(host) : can[does]!(host, ...given)))
        .catch(() => {
          emit('failed', { code: 'script_blocked' })
          return {}
        })) as unknown as Use

  const goodword: Kept = {
    version,
    identify(jwt) {
      identity = jwt
      emit('identity')
    },
    open() {
      opening = use('panel', 'open')()
    },
    close: () => opening?.then(() => emit('close')),
    on(event: string, listener: Listener) {
      ears[event] ??= new Set()
      ears[event].add(listener)
      return () => goodword.off(event as never, listener)
    },
    off: (event: string, listener: Listener) => ears[event]?.delete(listener),
    offer: use('claim', 'offer'),
    track: use('claim', 'track'),
    consent: use('claim', 'consent') as Goodword['consent'],
    push(...calls) {
      for (const [name, ...given] of calls) (goodword[name] as Call)(...given)
    },
    keep(place, surface, height) {
      const jwt = place.getAttribute('identity')
      if (jwt !== null) goodword.identify(jwt)
      return holdPlace(place, height, use(surface === 'panel' ? surface : 'surfaces'))
    },
    remove() {
      isRemoved = true
      emit('remove')
      goodword.consent()
      delete window.goodword
      keepElements()
    },
  }
  const host: Host = {
    ...goodword,
    // The workspace, the program and the texts among them.
    ...(settings as Pick<Host, 'workspace' | 'program' | 'texts'>),
    root,
    locale: settings.locale || page('documentElement').lang || navigator.language,
    settings,
    identity: () => identity,
    memory,
    page,
    emit,
    ears,
    load,
  }
  window.goodword = goodword

  keepElements()
  if (settings.position === 'button') use('launcher')()
  if (settings.order || settings.deliveredAt) use('surfaces')()
  // A browser reads its storage from disk while the page waits: most of what we would cost it, so not now.
  setTimeout(() => {
    const arrived = memory.recall('arrival')
    if (arrived && arrived !== memory.recall('dismissed')) use('banner')()
  })
  dispatchEvent(new Event('goodword_ready'))
  if (before) goodword.push(...(before as unknown as readonly QueuedCall[]))
}

type Kept = Goodword & { readonly on: Host['on']; readonly keep: Keep }
type Listener = (detail: never) => void
type Call = (...given: readonly unknown[]) => unknown
type Bring = (part: string) => Promise<Record<string, Call>>
type Use = <P extends keyof Parts, Does extends keyof Parts[P] = keyof Parts[P] & 'mount'>(
  part: P,
  does?: Does,
) => Used<Parts[P][Does]>
/** Nothing comes of it where the part could not be fetched. */
type Used<Done> = Done extends (host: Host, ...given: infer Given) => infer Result
  ? (...given: Given) => Promise<Awaited<Result> | Nothing>
  : never
type Nothing = { readonly [Name in 'click_token' | 'remove' | 'result']?: never }
