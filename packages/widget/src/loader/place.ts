import type { Mounted } from '../host.ts'
import { element } from './page.ts'

// How much room each takes where it is narrow, held from the first moment so that nothing on the page moves later.
const heights: Readonly<Record<string, number>> = {
  'goodword-panel': 720,
  'goodword-progress': 144,
  'goodword-board': 320,
  'goodword-terms': 320,
  'goodword-prompt': 0,
}

// A panel needs less from 640 px on. The place itself cannot be asked how wide it is, but a length within it can.
const cssOf = (height: number) =>
  `:host{all:initial;display:block;container-type:inline-size}:host([hidden]){display:none}.frame{min-height:min(${height}px,max(480px,(640px - 100cqi)*999))}`

/** The elements of ours that a page may place. */
export const tags = Object.keys(heights)

/**
 * Holds an element's place in the page, and has its content brought when the place comes into view; at once
 * where it takes none. Gives back what takes all of it away.
 */
export function holdPlace(place: Element, bring: () => Promise<Mounted | undefined>): () => void {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' })
  const frame = element('div')
  const sheet = new CSSStyleSheet()
  const height = heights[place.localName] as number
  sheet.replaceSync(cssOf(height))
  root.adoptedStyleSheets = [sheet]
  frame.className = 'frame'
  root.append(frame)

  let mounted: Promise<Mounted | undefined> | undefined
  const sight = new IntersectionObserver((entries) => {
    if (height && !entries.some((entry) => entry.isIntersecting)) return
    sight.disconnect()
    mounted = bring()
  })
  sight.observe(place)

  return () => {
    sight.disconnect()
    frame.remove()
    mounted?.then((content) => content?.remove())
  }
}
