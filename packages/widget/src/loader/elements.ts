import type { Goodword } from '@goodword/elements/goodword'
import { page } from './page.ts'
import { heights } from './place.ts'

/** Brings an element of the page to life; gives back what takes its content away. */
export type Keep = (element: HTMLElement, surface: string, height: number) => () => void

type Ours = HTMLElement & { connectedCallback(): void }

/**
 * Defines our elements, and has those of the page looked after by the `window.goodword` of now; by nobody where there
 * is none any more. A name can be defined only once in the life of a page: a script included again takes over.
 */
export function keepElements(): void {
  for (const [surface, height] of Object.entries(heights)) {
    const tag = `goodword-${surface}`
    if (customElements.get(tag)) {
      const found = page('querySelectorAll').call(document, tag)
      found.forEach((element) => {
        ;(element as Ours).connectedCallback()
      })
    }
    // That brings those of the page to life, too.
    else
      customElements.define(
        tag,
        class extends HTMLElement {
          static readonly observedAttributes = ['identity', 'program', 'locale']
          declare leave: (() => void) | undefined

          connectedCallback(): void {
            this.leave?.()
            this.leave = (window.goodword as Keeper | undefined)?.keep?.(this, surface, height)
          }

          disconnectedCallback(): void {
            this.leave = this.leave?.() as undefined
          }

          attributeChangedCallback(): void {
            if (this.leave) this.connectedCallback()
          }
        },
      )
  }
}

type Keeper = Goodword & { readonly keep?: Keep }
