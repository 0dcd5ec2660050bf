/** What every element of ours takes: its own before those of the script. */
export type ElementAttributes = {
  /** Another workspace's publishable key. */
  readonly workspace?: string | undefined
  /** The customer's identity, signed by the shop's server; an empty one signs out. */
  readonly identity?: string | undefined
  readonly program?: string | undefined
  /** A language tag. */
  readonly locale?: string | undefined
  /** Texts of the widget said otherwise: a JSON object, or the address ("#texts") of an element that holds it. */
  readonly texts?: string | undefined
  readonly scheme?: 'light' | 'dark' | undefined
}

/** The board that the program calls so. */
export type BoardAttributes = ElementAttributes & { readonly board: string }

/** What was bought, and how it arrived: the prompt asks at the best moment for it. */
export type PromptAttributes = ElementAttributes & {
  readonly 'data-order'?: string | undefined
  readonly 'data-delivered-at'?: string | undefined
  /** 1 to 5. */
  readonly 'data-rating'?: string | undefined
}

/** The elements that a page may place, and what each takes. */
export type ElementsAttributes = {
  'goodword-panel': ElementAttributes
  'goodword-progress': ElementAttributes
  'goodword-board': BoardAttributes
  'goodword-terms': ElementAttributes
  'goodword-prompt': PromptAttributes
}
