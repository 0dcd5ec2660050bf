import type { Mounted } from '../host.ts'
import { element } from './page.ts'

/** How much room each takes where it is narrow, held from the first moment so that nothing on the page moves later. */
export const heights: Readonly<Record<string, number>> = {
  panel: 720,
  progress: 144,
  board: 320,
  terms: 320,
  prompt: 0,
}

// A panel needs less from 640 px on. The place itself cannot be asked how wide it is, but a length within it can.
// A page that knows of less to show says how much room that takes.
const cssOf = (height: number) =>
  `:host(:not([hidden])){all:initial;display:block;container-type:inline-size}:host>div{min-height:min(var(--goodword-room,${height}px),max(480px,(640px - 100cqi)*999))}`

/**
 * Holds an element's place in the page, and has its content brought when the place comes into view; at once
 * where it takes none. Gives back what takes all of it away.
 */
export function holdPlace(
  place: Element,
  height: number,
  bring: (place: Element) => Promise<Brought>,
): () => void {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' })
  const frame = element('div')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(cssOf(height))
  root.adoptedStyleSheets = [sheet]
  root.append(frame)

  let mounted: Promise<Brought> | undefined
  const sight = new IntersectionObserver((entries) => {
    if (!height || entries.some((entry) => entry.isIntersecting)) mounted ??= bring(place)
  })
  sight.observe(place)

  return () => {
    sight.disconnect()
    frame.remove()
    mounted?.then((content) => content.remove?.())
  }
}

/** Nothing to take away where it could not be fetched. */
type Brought = { readonly remove?: Mounted['remove'] | undefined }
