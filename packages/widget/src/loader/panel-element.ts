import { page } from './page.ts'

/** How the panels of this page come to life. */
export type Keeper = {
  /** Gives back what takes the panel's content away. */
  connect(panel: HTMLElement): () => void
  /** A panel's attribute `identity` was set. */
  identify(jwt: string | null): void
}

type Panel = HTMLElement & { connectedCallback(): void; disconnectedCallback(): void }
type PanelClass = CustomElementConstructor & { keeper: Keeper | undefined }

const TAG = 'goodword-panel'

/**
 * Defines `<goodword-panel>` and hands its elements to a keeper; gives back what takes them away again.
 * A name can be defined only once in the life of a page: a script included again takes over the class.
 */
export function keepPanels(keeper: Keeper): () => void {
  const PanelElement = (customElements.get(TAG) ?? definePanel()) as PanelClass
  const each = (step: 'connectedCallback' | 'disconnectedCallback') => {
    const panels = page('querySelectorAll').call(document, TAG) as NodeListOf<Panel>
    for (const panel of panels) panel[step]()
  }

  PanelElement.keeper = keeper
  each('connectedCallback')
  return () => {
    PanelElement.keeper = undefined
    each('disconnectedCallback')
  }
}

function definePanel(): PanelClass {
  class PanelElement extends HTMLElement {
    static readonly observedAttributes = ['workspace', 'identity', 'program', 'locale']
    static keeper: Keeper | undefined
    leave: (() => void) | undefined

    connectedCallback(): void {
      this.disconnectedCallback()
      const jwt = this.getAttribute('identity')
      if (jwt) PanelElement.keeper?.identify(jwt)
      this.leave = PanelElement.keeper?.connect(this)
    }

    disconnectedCallback(): void {
      this.leave?.()
      this.leave = undefined
    }

    attributeChangedCallback(name: string, _before: string | null, now: string | null): void {
      if (!this.leave) return
      if (name === 'identity') PanelElement.keeper?.identify(now)
      else this.connectedCallback()
    }
  }

  customElements.define(TAG, PanelElement)
  return PanelElement
}
