import type { Mounted } from '../host.ts'
import frameCss from './frame.css?inline'
import { element } from './page.ts'

/**
 * Holds an element's place in the page, and has its content brought when the place comes into view; at once
 * where it takes none. Gives back what takes all of it away.
 */
export function holdPlace(place: Element, bring: () => Promise<Mounted | undefined>): () => void {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' })
  const frame = element('div')
  const sheet = new CSSStyleSheet()
  const name = place.localName.slice(9)
  sheet.replaceSync(frameCss)
  root.adoptedStyleSheets = [sheet]
  frame.className = `frame of-${name}`
  root.append(frame)

  let mounted: Promise<Mounted | undefined> | undefined
  const sight = new IntersectionObserver((entries) => {
    if (name !== 'prompt' && !entries.some((entry) => entry.isIntersecting)) return
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
