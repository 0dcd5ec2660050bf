import { render } from 'preact'
import { type Patience, patience } from '../call-api.ts'
import type { Host, Mounted } from '../host.ts'
import look from '../look.css?inline'
import { ownHost } from '../own-host.ts'
import { dress } from '../stand.ts'
import { directionOf } from '../words/locale.ts'
import { livePanel } from './live-panel.tsx'
import { openDialog } from './open-dialog.tsx'
import css from './panel.css?inline'

/** Ties the panel to the shadow root of a `<goodword-panel>`. */
export function mount(host: Host, panel: Element, waits: Patience = patience): Mounted {
  const root = panel.shadowRoot as ShadowRoot
  const frame = root.querySelector('div') as HTMLElement
  dress(root, look + css)
  const { own, release } = ownHost(host, panel)

  const draw = () => {
    frame.lang = live.language()?.messages.locale ?? ''
    render(live.content(), frame)
  }
  frame.dir = directionOf(own.locale)
  const live = livePanel(own, root, draw, waits)
  live.reload()
  draw()

  return {
    remove() {
      live.stop()
      render(null, frame)
      release()
    },
  }
}

/** Opens the panel in a dialog. Whatever else comes with a tap is no concern of it. */
export function open(host: Host): void {
  openDialog(host)
}
