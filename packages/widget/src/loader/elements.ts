import { page } from './page.ts'

const names = ['panel', 'progress', 'board', 'terms', 'prompt']

/** How the elements of this page come to life. */
export type Keeper = {
  /** Gives back what takes an element's content away. */
  connect(element: HTMLElement): () => void
  /** An element's attribute `identity` was set. */
  identify(jwt: string | null): void
}

type Ours = HTMLElement & { connectedCallback(): void; disconnectedCallback(): void }

/**
 * Defines our elements and hands those of the page to a keeper; gives back what takes them away again. A
 * name can be defined only once in the life of a page: a script included again takes over the class.
 */
export function keepElements(keeper: Keeper): () => void {
  const tags = names.map((name) => `goodword-${name}`)
  const classes = tags.map(
    (tag) => (customElements.get(tag) ?? define(tag)) as unknown as { keeper?: Keeper | undefined },
  )
  const all = (now: Keeper | undefined, step: 'connectedCallback' | 'disconnectedCallback') => {
    for (const one of classes) one.keeper = now
    const found = page('querySelectorAll').call(document, `${tags}`)
    for (const element of found as NodeListOf<Ours>) element[step]()
  }

  all(keeper, 'connectedCallback')
  return () => all(undefined, 'disconnectedCallback')
}

function define(tag: string): CustomElementConstructor {
  class Element extends HTMLElement {
    static readonly observedAttributes = [
      'workspace',
      'identity',
      'program',
      'locale',
      'data-order',
    ]
    static keeper: Keeper | undefined
    leave: (() => void) | undefined

    connectedCallback(): void {
      this.disconnectedCallback()
      const jwt = this.getAttribute('identity')
      if (jwt) Element.keeper?.identify(jwt)
      this.leave = Element.keeper?.connect(this)
    }

    disconnectedCallback(): void {
      this.leave?.()
      this.leave = undefined
    }

    attributeChangedCallback(name: string, _before: string | null, now: string | null): void {
      if (!this.leave) return
      if (name === 'identity') Element.keeper?.identify(now)
      else this.connectedCallback()
    }
  }

  customElements.define(tag, Element)
  return Element
}
