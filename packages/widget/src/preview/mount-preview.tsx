import { ProgramDocument } from '@goodword/domain/programs/document'
import { render } from 'preact'
import * as v from 'valibot'
import look from '../look.css?inline'
import { dress, wear } from '../stand.ts'
import { directionOf } from '../words/locale.ts'
import { draw, sheetOf } from './draw-preview.tsx'
import type { Preview, PreviewOptions } from './preview-types.ts'
import { sampleSession } from './sample-session.ts'

export { ownTexts } from './own-texts.ts'

// Where it floats above a shop, it stands in its place here.
const inPlace = `:host{all:initial;display:block!important;position:relative!important;inset:auto!important;container-type:inline-size}
.prompt.prompt{position:static}
dialog.card{position:relative;container-type:inline-size;width:min(480px,100%);max-height:none;margin:0 auto}
.launch{width:fit-content;max-width:100%;margin-inline-start:auto}`

/**
 * Shows a program in an element as its customers would see it: the very components, with customers who are
 * made up. What is tapped does nothing.
 */
export async function mountPreview(
  element: HTMLElement,
  options: PreviewOptions,
): Promise<Preview> {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  const frame = document.createElement('div')
  frame.inert = true
  root.append(frame)
  root.adoptedStyleSheets = []
  dress(root, look)
  const sheet = dress(root, '')
  let latest = 0

  async function update(next: PreviewOptions): Promise<boolean> {
    const { locale, surface = 'panel', state = 'full', scheme = 'light' } = next
    const whole = v.safeParse(ProgramDocument, next.document)
    if (!whole.success) return false
    const program = next.theme ? { ...whole.output, theme: next.theme } : whole.output

    latest += 1
    const mine = latest
    const content = await draw(root, { program, locale, surface, state })
    // Somebody types faster than words are fetched.
    if (mine !== latest) return true

    sheet.replaceSync(sheetOf[surface] + inPlace)
    element.setAttribute('scheme', scheme)
    wear(root, sampleSession(program, locale, 'full').program.theme)
    frame.lang = locale
    frame.dir = directionOf(locale)
    render(content, frame)
    // Shown as it lies in the page: only a modal one would be above it.
    frame.querySelector('dialog')?.setAttribute('open', '')
    return true
  }

  await update(options)
  return {
    update,
    remove() {
      latest += 1
      render(null, frame)
      frame.remove()
      root.adoptedStyleSheets = []
      element.removeAttribute('scheme')
    },
  }
}
