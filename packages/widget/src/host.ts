import type { Claim, Events, PageConversion, Tracked } from '@goodword/elements/goodword'

/** The version of the script, as `window.goodword.version` tells it. */
export const version = '0.1.0'

/** What the parts that are fetched later get from the loader. */
export type Host = {
  /** Where the API is, with its last slash: the folder that the script came from. */
  readonly root: string
  readonly workspace: string
  readonly program: string | undefined
  /** The language tag that was asked for, whether or not we speak it. */
  readonly locale: string
  /** Texts of ours that the page says otherwise: JSON, or the address of an element that holds it. */
  readonly texts?: string | undefined
  /** The script tag's other settings, by their `data-` names. */
  readonly settings: Readonly<DOMStringMap>
  /** Who the customer is, as the page says; empty where it knows nobody. */
  identity(): string | null | undefined
  /** Says who the customer is, as the page would. */
  identify(jwt: string | null): void
  /** A member of the document as the browser made it, whatever the page has put in its way. */
  page<K extends keyof Document>(key: K): Document[K]
  readonly memory: Memory
  emit<E extends keyof Events>(event: E, detail: Events[E]): void
  /** Who listens, by the events that the page asked to know of. */
  readonly ears: Readonly<Record<string, ReadonlySet<unknown> | undefined>>
  /**
   * Hears what the page hears; and "identity" when it has told us of another, "close" when it wants no dialog, and
   * "remove" when all of it has to go.
   */
  on(event: 'identity' | 'close' | 'remove', listener: () => void): () => void
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
  /** Whether the link of our mail let nobody in, until that is said. */
  isLinkTooOld?: boolean
}

/**
 * The last link a friend came by, this device's name, the link whose banner was dismissed, the purchases that
 * were celebrated, and when the customer was last asked for a good word.
 */
export type MemoryKey =
  | 'arrival'
  | 'device'
  | 'dismissed'
  | 'celebrated'
  | 'prompted'
  /** Of somebody whom the shop does not vouch for: whose link is theirs, and what signs them in again. */
  | 'handle'
  | 'renewal'

/** What stands in an element of the page's own. */
export type Mounted = {
  /** Leaves nothing of ours in it, and no listener behind. */
  remove(): void
}

/** The parts that are fetched when they are first needed. What they put into the page themselves goes on "remove". */
export type Parts = {
  readonly panel: {
    /** Into the frame of a `<goodword-panel>`. */
    mount(host: Host, panel: Element): Mounted
    /** In a dialog. */
    open(host: Host): void
  }
  readonly launcher: { mount(host: Host): void }
  readonly banner: { mount(host: Host): void }
  /** The other elements, by their names; without one the prompt of the script itself. */
  readonly surfaces: { mount(host: Host, element?: Element): Mounted }
  readonly claim: {
    offer(host: Host): Promise<Claim>
    track(host: Host, type: string, conversion: PageConversion): Promise<Tracked>
    consent(host: Host, isGiven?: boolean): void
  }
  /** For whom nobody vouches; by the means to ask the API of whoever fetched it. */
  readonly instant: typeof import('./instant/come-in.ts')
  /** What the page says otherwise; fetched where it says anything. */
  readonly texts: { withPageTexts<M extends object>(messages: M, given: string): M }
}

/** Fetches a part, once. */
export type Load = <P extends keyof Parts>(part: P) => Promise<Parts[P]>
