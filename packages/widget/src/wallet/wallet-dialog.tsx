import type { ComponentChildren } from 'preact'
import type { Messages, WalletMessages } from '../messages/messages.ts'
import { Bones } from './bones.tsx'

type Props = {
  readonly title: string
  readonly state: 'loading' | 'failed' | 'offline' | 'ready'
  /** What a tap came to, for those who hear the page. */
  readonly said: string
  readonly dir: 'ltr' | 'rtl'
  readonly t: Messages
  readonly words: WalletMessages
  /** Nothing at the first view. */
  readonly onBack: (() => void) | undefined
  readonly onRetry: () => void
  readonly onClose: () => void
  readonly onClosed: () => void
  readonly children: ComponentChildren
}

/** A dialog above the panel. The browser keeps the focus in it, and closes it on Escape. */
export function WalletDialog(props: Props) {
  const { title, state, said, dir, t, words, onBack, onRetry, onClose, onClosed, children } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way out.
    <dialog
      class="card rise wallet"
      lang={t.locale}
      dir={dir}
      aria-label={title}
      onClose={onClosed}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div class="wallet-in" aria-busy={state === 'loading'}>
        <div class="wallet-head">
          {onBack && (
            <button type="button" class="back" onClick={onBack}>
              {words.back}
            </button>
          )}
          <h2 tabIndex={-1}>{title}</h2>
          <button type="button" class="back" onClick={onClose}>
            {t.close}
          </button>
        </div>
        <p class="hidden" role="status">
          {state === 'loading' ? t.loading : said}
        </p>
        {state === 'loading' && <Bones />}
        {(state === 'failed' || state === 'offline') && (
          <div class="form" role="status">
            <p>{state === 'offline' ? t.offlineTitle : words.walletFailed}</p>
            <button type="button" class="primary" onClick={onRetry}>
              {words.retry}
            </button>
          </div>
        )}
        {state === 'ready' && children}
      </div>
    </dialog>
  )
}
