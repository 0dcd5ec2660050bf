import type { Channel } from './share/choose-channels.ts'

/** The version of the script, as `window.goodword.version` tells it. */
export const version = '0.1.0'

/** What the page hears through `goodword.on`, and what each event carries. */
export type Events = {
  /** The panel is shown, or the customer tapped "sign in", and nobody has told us who they are. */
  readonly identity_needed: { readonly isTapped: boolean }
  /** The signed identity ran out: answer with `goodword.identify(fresh)`. */
  readonly identity_expired: Record<never, never>
  readonly opened: Record<never, never>
  readonly closed: Record<never, never>
  readonly enrolled: { readonly code: string }
  readonly shared: { readonly channel: Channel }
  /** The customer is asked for a good word, after an order or a delivery. */
  readonly prompt_shown: { readonly after: 'order' | 'delivery' }
  /** A friend sees their offer. */
  readonly offer_shown: { readonly code: string; readonly until: string }
  /** Something could not be done; `code` is the API's, or "unreachable", "timeout", "script_blocked". */
  readonly failed: { readonly code: string }
}

/**
 * What a friend brings to the checkout, to be sent with the order: the shop's server passes it on to
 * `POST /v1/offers/verify`. What is not known is left out.
 */
export type Claim = {
  readonly click_token?: string
  /** The code of the link, where it could not be exchanged for a click token. */
  readonly code?: string
  readonly device_id?: string
}

/** `window.goodword`: all that a page may ask of us. */
export type Goodword = {
  readonly version: string
  identify(jwt: string | null): void
  open(): void
  close(): unknown
  on<E extends keyof Events>(event: E, listener: (detail: Events[E]) => void): () => void
  off<E extends keyof Events>(event: E, listener: (detail: Events[E]) => void): void
  offer(): Promise<Claim>
  /** Tells of something a friend did on this page. Its rewards wait until the shop's server confirms it. */
  track(type: string, conversion: PageConversion): Promise<Tracked | undefined>
  /** Whether anything may be stored in this browser: asked for by `data-consent="wait"`. "No" forgets what was. */
  consent(isGiven?: boolean): Promise<void>
  /** Calls by their names, for pages that do not know whether the script is there yet. */
  push(...calls: QueuedCall[]): void
  remove(): void
}

/** A call as it waits in a list: `['identify', jwt]`. */
export type QueuedCall = {
  [Name in Exclude<keyof Goodword, 'version' | 'push'>]: readonly [
    Name,
    ...Parameters<Goodword[Name]>,
  ]
}[Exclude<keyof Goodword, 'version' | 'push'>]

/** What a page knows of an order, a sign-up: the shop's own numbers for it and for who did it. */
export type PageConversion = {
  readonly external_id: string
  readonly friend: { readonly external_id: string }
  /** In minor units, with its asset; or neither. */
  readonly amount?: number
  readonly asset?: string
}

/** What became of a conversion that the page told of; undefined where our script could not be fetched. */
export type Tracked =
  | { readonly result: 'recorded' | 'repeated' }
  | { readonly result: 'failed'; readonly code: string }

/** What the parts that are fetched later get from the loader. */
export type Host = {
  /** Where the API is, with its last slash: the folder that the script came from. */
  readonly root: string
  readonly workspace: string
  readonly program: string | undefined
  /** The language tag that was asked for, whether or not we speak it. */
  readonly locale: string
  /** The script tag's other settings, by their `data-` names. */
  readonly settings: Readonly<DOMStringMap>
  identity(): string | undefined
  /** A member of the document as the browser made it, whatever the page has put in its way. */
  page<K extends keyof Document>(key: K): Document[K]
  readonly memory: Memory
  emit<E extends keyof Events>(event: E, detail: Events[E]): void
  /** Whether the page has ever asked to know of an event. */
  isHeard(event: keyof Events): boolean
  /** Hears what the page hears, and "identity" when it has told us of another. */
  on(event: 'identity', listener: () => void): () => void
  open(): void
  readonly load: Load
}

/** A few words that this browser keeps for us, where it lets us. */
export type Memory = {
  /** Whether the page lets us. Until it does, things are in hand only. */
  mayStore: boolean
  /** What was kept on this page, by its keys. */
  readonly hand: Record<string, string>
  recall(key: MemoryKey): string | null | undefined
  /** An empty text stands for none. */
  keep(key: MemoryKey, text: string): void
}

/**
 * The last link a friend came by, this device's name, the link whose banner was dismissed, the purchases that
 * were celebrated, and when the customer was last asked for a good word.
 */
export type MemoryKey = 'arrival' | 'device' | 'dismissed' | 'celebrated' | 'prompted'

/** A mounted part: what `mount` gives back. */
export type Mounted = {
  open(): void
  close(): void
  /** Leaves no element and no listener behind. */
  remove(): void
}

/** The parts that are fetched when they are first needed. */
export type Parts = {
  /** Into the frame of a `<goodword-panel>`, or without one into a dialog. */
  readonly panel: { mount(host: Host, panel?: Element): Mounted }
  readonly launcher: { mount(host: Host): Mounted }
  readonly banner: { mount(host: Host): Mounted }
  /** The other elements, by their names; without one the prompt of the script itself. */
  readonly surfaces: { mount(host: Host, element?: Element): Mounted }
  readonly claim: {
    claim(host: Host): Promise<Claim>
    track(host: Host, type: string, conversion: PageConversion): Promise<Tracked>
    consent(host: Host, isGiven?: boolean): void
  }
}

/** Fetches a part, once. */
export type Load = <P extends keyof Parts>(part: P) => Promise<Parts[P]>
