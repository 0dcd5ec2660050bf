import type { Mounted } from '../host.ts'
import frameCss from './frame.css?inline'
import { element } from './page.ts'

/**
 * Holds the panel's place in the page, and has the panel brought when its place comes into view.
 * Gives back what takes all of it away.
 */
export function inlinePanel(
  panel: Element,
  bring: (panel: Element) => Promise<Mounted | undefined>,
): () => void {
  const root = panel.shadowRoot ?? panel.attachShadow({ mode: 'open' })
  const frame = element('div')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(frameCss)
  root.adoptedStyleSheets = [sheet]
  frame.className = 'frame'
  root.append(frame)

  let mounted: Promise<Mounted | undefined> | undefined
  const sight = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return
    sight.disconnect()
    mounted = bring(panel)
  })
  sight.observe(panel)

  return () => {
    sight.disconnect()
    frame.remove()
    mounted?.then((panelThere) => panelThere?.remove())
  }
}
