import type { ComponentChildren } from 'preact'
import { Cross } from '../cross.tsx'
import type { Messages } from '../messages/messages.ts'

type Props = {
  readonly t: Messages | undefined
  readonly dir: 'ltr' | 'rtl'
  readonly onClose: () => void
  /** However it came about: by the button, Escape, or a tap beside it. */
  readonly onClosed: () => void
  readonly children: ComponentChildren
}

/** The panel in a dialog. The browser keeps the focus in a modal one, and closes it on Escape. */
export function PanelDialog({ t, dir, onClose, onClosed, children }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out.
    <dialog
      class="card rise"
      lang={t?.locale}
      dir={dir}
      aria-label={t?.refer}
      onClose={onClosed}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <button type="button" class="close" aria-label={t?.close} onClick={onClose}>
        <Cross />
      </button>
      {children}
    </dialog>
  )
}
