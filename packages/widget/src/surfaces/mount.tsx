import { render } from 'preact'
import { liveBoard } from '../board/live-board.tsx'
import { type Patience, patience } from '../call-api.ts'
import type { Host, Mounted } from '../host.ts'
import look from '../look.css?inline'
import { ownHost } from '../own-host.ts'
import { liveProgress } from '../progress/live-progress.tsx'
import { livePrompt } from '../prompt/live-prompt.tsx'
import { dress, stand } from '../stand.ts'
import { liveTerms } from '../terms/live-terms.tsx'
import { directionOf } from '../words/locale.ts'
import type { Surface } from './surface.ts'
import css from './surfaces.css?inline'

const surfaces: Readonly<Record<string, Surface>> = {
  'goodword-board': liveBoard,
  'goodword-progress': liveProgress,
  'goodword-terms': liveTerms,
  'goodword-prompt': livePrompt,
}

/** Ties a surface to the shadow root of its element; without one, the prompt to a root of its own. */
export function mount(host: Host, element?: Element, waits: Patience = patience): Mounted {
  const root = element?.shadowRoot ?? stand('goodword-ask', '', host)
  const frame = root.querySelector('div') ?? root.appendChild(document.createElement('div'))
  dress(root, look + css)
  const { own, release } = ownHost(host, element ?? root.host)
  const live = surfaces[element?.localName ?? 'goodword-prompt']
  const end = live?.({
    host: own,
    root,
    element,
    waits,
    show(content, locale) {
      frame.lang = locale
      frame.dir = directionOf(locale)
      render(content, frame)
    },
  })

  const remove = () => {
    end?.()
    render(null, frame)
    release()
    if (!element) root.host.remove()
  }
  if (!element) host.on('remove', remove)
  return { remove }
}
