import type { Events, Goodword, QueuedCall } from './goodword.ts'

/** The script tag, as settings. */
export type ScriptSettings = {
  /** Where the script is: always the newest, or one version with its hash. */
  readonly src: string
  readonly integrity?: string
  readonly nonce?: string
  readonly workspace: string
  readonly identity?: string
  readonly program?: string
  readonly locale?: string
  /** Texts of the widget said otherwise, by their names: before those of the program. */
  readonly texts?: Readonly<Record<string, string>>
  readonly position?: 'button'
  readonly label?: string
  readonly scheme?: 'light' | 'dark'
  readonly device?: string
  readonly consent?: 'wait'
}

/** Includes the script, once a page; on a server it does nothing. */
export function loadGoodword({ src, integrity, nonce, texts, ...settings }: ScriptSettings): void {
  if (typeof document === 'undefined') return
  const present = [...document.scripts].some(
    (script) => script.src === new URL(src, location.href).href,
  )
  if (present || isThere()) return

  const script = document.createElement('script')
  script.async = true
  if (integrity) {
    script.integrity = integrity
    script.crossOrigin = 'anonymous'
  }
  if (nonce) script.nonce = nonce
  if (texts) script.dataset.texts = JSON.stringify(texts)
  for (const [name, value] of Object.entries(settings)) if (value) script.dataset[name] = value
  script.src = src
  document.head.append(script)
}

/** Calls `window.goodword`, whether the script is there already or still to come. */
export function callGoodword(...calls: QueuedCall[]): void {
  if (typeof window === 'undefined') return
  // An element with id="goodword" shows itself under that name too, but is not the window's own.
  if (!Object.hasOwn(window, 'goodword')) Object.assign(window, { goodword: [] })
  window.goodword?.push(...calls)
}

/** Hears an event from now on; gives back what ends it. */
export function onGoodword<E extends keyof Events>(
  event: E,
  listener: (detail: Events[E]) => void,
): () => void {
  // What is heard of one event is of its kind, which a union of all cannot tell.
  const hear = (how: 'on' | 'off') => callGoodword([how, event, listener] as unknown as QueuedCall)
  hear('on')
  return () => {
    // After `remove()` there is nothing to take it from.
    if (Object.hasOwn(window, 'goodword')) hear('off')
  }
}

/** `window.goodword` once the script is there, for what gives something back: `offer()`, `track()`. */
export function goodwordReady(): Promise<Goodword> {
  return new Promise((resolve) => {
    const tell = () => resolve(window.goodword as Goodword)
    if (isThere()) tell()
    else addEventListener('goodword_ready', tell, { once: true })
  })
}

function isThere(): boolean {
  return Object.hasOwn(window, 'goodword') && Boolean(window.goodword?.version)
}
