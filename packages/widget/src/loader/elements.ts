import { page } from './page.ts'
import { tags } from './place.ts'

/** Brings an element of the page to life; gives back what takes its content away. */
export type Keep = (element: HTMLElement) => () => void

type Ours = HTMLElement & { connectedCallback(): void }
type Kept = { keep?: Keep | undefined }

/**
 * Defines our elements and has those of the page kept; gives back what takes them away again. A name can be
 * defined only once in the life of a page: a script included again takes over the classes.
 */
export function keepElements(keep: Keep): () => void {
  const known = customElements.get('goodword-panel') as { kept: Kept } | undefined
  const kept: Kept = known?.kept ?? {}
  const all = (now?: Keep) => {
    kept.keep = now
    const found = page('querySelectorAll').call(document, `${tags}`)
    for (const element of found as NodeListOf<Ours>) element.connectedCallback()
  }

  if (!known) for (const tag of tags) customElements.define(tag, classOf(kept))
  all(keep)
  return all
}

/** Each name wants a class of its own. */
function classOf(kept: Kept): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly kept = kept
    static readonly observedAttributes = [
      'workspace',
      'identity',
      'program',
      'locale',
      'data-order',
    ]
    leave: (() => void) | undefined

    connectedCallback(): void {
      this.leave?.()
      this.leave = kept.keep?.(this)
    }

    disconnectedCallback(): void {
      this.leave = void this.leave?.() as undefined
    }

    attributeChangedCallback(): void {
      if (this.leave) this.connectedCallback()
    }
  }
}
