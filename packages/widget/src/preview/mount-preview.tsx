import { ProgramDocument } from '@goodword/domain/programs/document'
import { type ComponentChild, render } from 'preact'
import * as v from 'valibot'
import type { Host } from '../host.ts'
import { page } from '../loader/page.ts'
import look from '../look.css?inline'
import { catalogue as panelWords } from '../panel/catalogue.ts'
import panelCss from '../panel/panel.css?inline'
import { dress, wear } from '../stand.ts'
import storyCss from '../story/story.css?inline'
import { catalogue as surfaceWords } from '../surfaces/surface.ts'
import surfacesCss from '../surfaces/surfaces.css?inline'
import { directionOf, loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { speak } from '../words/speech.ts'
import { previewPanel } from './preview-panel.tsx'
import { previewSurface, type SurfaceName } from './preview-surface.tsx'
import { type SampleState, samplePublic, sampleSession } from './sample-session.ts'

export type PreviewOptions = {
  /** A draft or a version; what is not whole yet leaves what was shown before. */
  readonly document: unknown
  /** Instead of the document's own theme. */
  readonly theme?: ProgramDocument['theme']
  readonly locale: string
  readonly surface?: 'panel' | SurfaceName
  readonly state?: SampleState
  readonly scheme?: 'light' | 'dark'
}

export type Preview = {
  /** Shows something else; false where the document is not whole. */
  update(options: PreviewOptions): Promise<boolean>
  remove(): void
}

// Where it floats above a shop, it stands in its place here.
const inPlace =
  ':host{all:initial;display:block;container-type:inline-size}.prompt.prompt{position:static}'

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
  dress(root, `${look}${inPlace}`)
  const sheets = dress(root, '')
  let latest = 0

  async function update(next: PreviewOptions): Promise<boolean> {
    const { locale, surface = 'panel', state = 'full', scheme = 'light' } = next
    const whole = v.safeParse(ProgramDocument, next.document)
    if (!whole.success) return false
    const program = next.theme ? { ...whole.output, theme: next.theme } : whole.output

    latest += 1
    const mine = latest
    const session = sampleSession(program, locale, state)
    let content: ComponentChild
    if (surface === 'panel') {
      const { messages, tag } = await loadLanguage(locale, panelWords)
      const words = reword(messages, session.program.messages)
      content = await previewPanel(
        noHost(locale),
        root,
        session,
        speak({ messages: words, tag }, session.now),
      )
    } else {
      const { messages, tag } = await loadLanguage(locale, surfaceWords)
      const words = reword(messages, session.program.messages)
      const speech = speak({ messages: words, tag }, session.now)
      content = previewSurface(surface, session, samplePublic(program, locale), speech)
    }
    // Somebody types faster than words are fetched.
    if (mine !== latest) return true

    sheets.replaceSync(surface === 'panel' ? panelCss + storyCss : surfacesCss)
    element.setAttribute('scheme', scheme)
    wear(root, session.program.theme)
    frame.lang = locale
    frame.dir = directionOf(locale)
    render(content, frame)
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

/** There is no shop around a preview: it remembers nothing, and tells nobody. */
function noHost(locale: string): Host {
  return {
    root: '',
    workspace: '',
    program: undefined,
    locale,
    settings: {},
    page,
    identity: () => undefined,
    identify() {},
    memory: { mayStore: false, hand: {}, recall: () => undefined, keep() {} },
    emit() {},
    isHeard: () => false,
    on: () => () => {},
    open() {},
    load: () => Promise.reject(new Error('A preview fetches no parts.')),
  }
}
