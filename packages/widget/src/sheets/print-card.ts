import { encode } from 'uqr'
import cardCss from './card.css?inline'
import type { Poster } from './draw-poster.ts'

/**
 * Opens a page with a card for a shop's counter, and has it printed. Built of elements and a constructed
 * style sheet, because the page inherits the policy of the one that opens it. False where the browser
 * opens no page.
 */
export function printCard(poster: Poster, locale: string): boolean {
  const opened = window.open('', '_blank')
  if (!opened) return false
  const page = opened.document
  page.title = poster.title
  page.documentElement.lang = locale
  page.documentElement.dir = poster.direction
  // Sheets belong to the document whose window made them.
  const { CSSStyleSheet: Sheet } = opened as unknown as typeof globalThis
  const sheet = new Sheet()
  sheet.replaceSync(cardCss)
  page.adoptedStyleSheets = [sheet]

  const card = page.createElement('main')
  card.append(
    textElement(page, 'h1', poster.title),
    codePicture(page, poster.link),
    textElement(page, 'p', poster.scan),
    textElement(page, 'p', poster.code),
  )
  page.body.append(card)
  opened.focus()
  opened.print()
  return true
}

function textElement(page: Document, tag: string, text: string): HTMLElement {
  const element = page.createElement(tag)
  element.textContent = text
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** The code as one path: sharp at any size. */
function codePicture(page: Document, link: string): SVGElement {
  const { data, size } = encode(link, { ecc: 'Q', border: 4 })
  const picture = page.createElementNS(SVG, 'svg')
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`)
  const path = page.createElementNS(SVG, 'path')
  const modules = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  path.setAttribute('d', modules.join(''))
  picture.append(path)
  return picture as SVGElement
}
