import { render } from 'preact'
import { type Patience, patience } from '../call-api.ts'
import type { Host, Mounted } from '../host.ts'
import look from '../look.css?inline'
import { ownHost } from '../own-host.ts'
import { dress, stand } from '../stand.ts'
import { directionOf } from '../words/locale.ts'
import { livePanel } from './live-panel.tsx'
import css from './panel.css?inline'
import { PanelDialog } from './panel-dialog.tsx'

/** Ties the panel to a shadow root: that of a `<goodword-panel>`, or without one that of a dialog. */
export function mount(host: Host, panel?: Element, waits: Patience = patience): Mounted {
  return panel?.shadowRoot
    ? mountInline(host, panel, panel.shadowRoot, waits)
    : mountDialog(host, waits)
}

function mountInline(host: Host, panel: Element, root: ShadowRoot, waits: Patience): Mounted {
  const frame = root.querySelector('.frame') as HTMLElement
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
    open() {},
    close() {},
    remove() {
      live.stop()
      render(null, frame)
      release()
    },
  }
}

function mountDialog(host: Host, waits: Patience): Mounted {
  const root = stand('goodword-dialog', look + css, host)
  const dialog = () => root.querySelector('dialog')
  let before: HTMLElement | undefined

  const draw = () =>
    render(
      <PanelDialog
        t={live.language()?.messages}
        dir={directionOf(host.locale)}
        onClose={() => dialog()?.close()}
        onClosed={() => {
          host.emit('closed', {})
          before?.focus()
        }}
      >
        {live.content()}
      </PanelDialog>,
      root,
    )
  const live = livePanel(host, root, draw, waits)
  draw()

  return {
    open() {
      if (dialog()?.open) return
      before = deepActiveElement()
      live.reload()
      dialog()?.showModal()
      host.emit('opened', {})
    },
    close: () => dialog()?.close(),
    remove() {
      live.stop()
      render(null, root)
      root.host.remove()
    },
  }
}

/** What has the focus, also within shadow roots: there it goes back. */
function deepActiveElement(): HTMLElement | undefined {
  let active = document.activeElement as HTMLElement | null
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement as HTMLElement
  return active ?? undefined
}
