import { render } from 'preact'
import { type Patience, patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import look from '../look.css?inline'
import { stand } from '../stand.ts'
import { directionOf } from '../words/locale.ts'
import { livePanel } from './live-panel.tsx'
import css from './panel.css?inline'
import { PanelDialog } from './panel-dialog.tsx'

const dialogs = new WeakMap<Host, () => void>()

/** Opens the panel in a dialog: the same one, whoever wants it. */
export function openDialog(host: Host, waits: Patience = patience): void {
  const open = dialogs.get(host) ?? makeDialog(host, waits)
  dialogs.set(host, open)
  open()
}

/** Makes a dialog that goes with all else of ours; gives back what opens it. */
function makeDialog(host: Host, waits: Patience): () => void {
  const root = stand('goodword-dialog', look + css, host)
  const dialog = () => root.querySelector('dialog')
  const close = () => dialog()?.close()
  let before: HTMLElement | undefined

  const draw = () =>
    render(
      <PanelDialog
        t={live.language()?.messages}
        dir={directionOf(host.locale)}
        onClose={close}
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

  host.on('close', close)
  host.on('remove', () => {
    live.stop()
    render(null, root)
    root.host.remove()
  })
  return () => {
    if (dialog()?.open) return
    before = deepActiveElement()
    live.reload()
    dialog()?.showModal()
    host.emit('opened', {})
  }
}

/** What has the focus, also within shadow roots: there it goes back. */
function deepActiveElement(): HTMLElement | undefined {
  let active = document.activeElement as HTMLElement | null
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement as HTMLElement
  return active ?? undefined
}
