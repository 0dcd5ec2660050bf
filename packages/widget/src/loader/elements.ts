import { page } from './page.ts'
import { names } from './place.ts'

/** Brings an element of the page to life; gives back what takes its content away. */
export type Keep = (element: HTMLElement) => () => void

type Ours = HTMLElement & { connectedCallback(): void }
type Kept = { keep?: Keep | undefined }

/**
 * Defines our elements and has those of the page kept; gives back what takes them away again. A name can be
 * defined only once in the life of a page: a script included again takes over the class.
 */
export function keepElements(keep: Keep): () => void {
  const tags = names.map((name) => `goodword-${name}`)
  const known = customElements.get('goodword-panel')
  const kept: Kept = known ? Object.getPrototypeOf(known) : define(tags)
  const all = (now?: Keep) => {
    kept.keep = now
    const found = page('querySelectorAll').call(document, `${tags}`)
    for (const element of found as NodeListOf<Ours>) element.connectedCallback()
  }

  all(keep)
  return all
}

function define(tags: readonly string[]): Kept {
  class Element extends HTMLElement {
    static readonly observedAttributes = [
      'workspace',
      'identity',
      'program',
      'locale',
      'data-order',
    ]
    static keep: Keep | undefined
    leave: (() => void) | undefined

    connectedCallback(): void {
      this.leave?.()
      this.leave = Element.keep?.(this)
    }

    disconnectedCallback(): void {
      this.leave = void this.leave?.() as undefined
    }

    attributeChangedCallback(): void {
      if (this.leave) this.connectedCallback()
    }
  }

  for (const tag of tags) customElements.define(tag, class extends Element {})
  return Element
}
