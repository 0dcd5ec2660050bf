import type { ComponentChildren } from 'preact'
import { Cross } from '../cross.tsx'
import type { Messages } from '../messages/messages.ts'
import { Bones } from './bones.tsx'

type Props = {
  readonly title: string
  readonly state: 'loading' | 'failed' | 'offline' | 'ready'
  /** What a tap came to, for those who hear the page. */
  readonly said: string
  readonly dir: 'ltr' | 'rtl'
  readonly t: Messages
  /** What is said where it cannot be loaded: what happened, and what is safe. */
  readonly failed?: string
  readonly back?: string
  /** Nothing at the first view. */
  readonly onBack?: (() => void) | undefined
  readonly onRetry?: () => void
  readonly onClose: () => void
  readonly onClosed: () => void
  readonly children: ComponentChildren
}

/** A dialog above the panel. The browser keeps the focus in it, and closes it on Escape. */
export function PartDialog(props: Props) {
  const { title, state, said, dir, t, failed, back, onBack, onRetry, onClose, onClosed } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out.
    <dialog
      class="card rise over"
      lang={t.locale}
      dir={dir}
      aria-label={title}
      onClose={onClosed}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div class="over-in" aria-busy={state === 'loading'}>
        <div class="over-head">
          {onBack && (
            <button type="button" class="icon" aria-label={back} onClick={onBack}>
              <svg class="before" viewBox="0 0 24 24" aria-hidden="true">
                <path d="m15 6-6 6 6 6" />
              </svg>
            </button>
          )}
          <h2 tabIndex={-1}>{title}</h2>
          <button type="button" class="icon" aria-label={t.close} onClick={onClose}>
            <Cross />
          </button>
        </div>
        <p class="hidden" role="status">
          {state === 'loading' ? t.loading : said}
        </p>
        {state === 'loading' && <Bones />}
        {(state === 'failed' || state === 'offline') && (
          <div class="form" role="status">
            <p>{state === 'offline' ? t.offlineTitle : failed}</p>
            <button type="button" class="primary" onClick={onRetry}>
              {t.retry}
            </button>
          </div>
        )}
        {state === 'ready' && props.children}
      </div>
    </dialog>
  )
}
