/** What the page hears through `goodword.on`, and what each event carries. */
export type Events = {
  /** The panel is shown, or the customer tapped "sign in", and nobody has told us who they are. */
  readonly identity_needed: { readonly isTapped: boolean }
  /** The signed identity ran out: answer with `goodword.identify(fresh)`. */
  readonly identity_expired: Record<never, never>
  readonly opened: Record<never, never>
  readonly closed: Record<never, never>
  readonly enrolled: { readonly code: string }
  /** The link was passed on by a channel: "copy", "native", "whatsapp" … */
  readonly shared: { readonly channel: string }
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
  track(type: string, conversion: PageConversion): Promise<Tracked>
  /** Whether anything may be stored in this browser: asked for by `data-consent="wait"`. "No" forgets what was. */
  consent(isGiven?: boolean): Promise<void>
  /** Calls by their names, for pages that do not know whether the script is there yet. */
  push(...calls: QueuedCall[]): void
  remove(): void
}

type Callable = Exclude<keyof Goodword, 'version' | 'push'>

/** A call as it waits in a list: `['identify', jwt]`. */
export type QueuedCall =
  | {
      [Name in Exclude<Callable, 'on' | 'off'>]: readonly [Name, ...Parameters<Goodword[Name]>]
    }[Exclude<Callable, 'on' | 'off'>]
  | { [E in keyof Events]: readonly ['on' | 'off', E, (detail: Events[E]) => void] }[keyof Events]

/** What a page knows of an order, a sign-up: the shop's own numbers for it and for who did it. */
export type PageConversion = {
  readonly external_id: string
  readonly friend: { readonly external_id: string }
  /** In minor units, with its asset; or neither. */
  readonly amount?: number
  readonly asset?: string
}

/** What became of a conversion that the page told of; without a result where our script could not be fetched. */
export type Tracked =
  | { readonly result: 'recorded' | 'repeated' }
  | { readonly result: 'failed'; readonly code: string }
  | { readonly result?: undefined }

declare global {
  interface Window {
    /** The page may put calls in a list of this name before the script is there. */
    goodword?: Goodword
  }
}
