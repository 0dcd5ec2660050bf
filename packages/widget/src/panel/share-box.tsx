import type { Messages } from '../messages/messages.ts'
import type { Passed } from './pass-on.ts'

type Props = {
  /** Null until the customer has enrolled. */
  readonly link: string | null
  readonly canShare: boolean
  readonly isBusy: boolean
  readonly passed: Passed | undefined
  readonly t: Messages
  readonly onCopy: () => void
  readonly onShare: () => void
}

/** The customer's link, and the one tap that sends it on its way. */
export function ShareBox({ link, canShare, isBusy, passed, t, onCopy, onShare }: Props) {
  return (
    <div class="part near">
      {link === null ? (
        <button
          type="button"
          class="primary"
          aria-disabled={isBusy}
          onClick={canShare ? onShare : onCopy}
        >
          {isBusy ? t.oneMoment : t.getLink}
        </button>
      ) : (
        <>
          {canShare && (
            <button type="button" class="primary" onClick={onShare}>
              {t.share}
            </button>
          )}
          <div class="copy">
            <input
              class="field"
              readOnly
              dir="ltr"
              value={link}
              aria-label={t.yourLink}
              onFocus={(event) => event.currentTarget.select()}
            />
            <button type="button" class={canShare ? '' : 'primary'} onClick={onCopy}>
              {t.copyLink}
            </button>
          </div>
        </>
      )}
      <p class="notice quiet" role="status">
        {(passed && sayPassed(passed, t)) || (link === null ? t.joinFirst : t.howShort)}
      </p>
    </div>
  )
}

function sayPassed(passed: Passed, t: Messages): string {
  const said: Record<Passed, string> = {
    copied: t.linkCopied,
    shared: t.linkShared,
    left: '',
    ready: t.linkReady,
    refused: t.copyByHand,
    not_enrolled: t.notEnrolled,
  }
  return said[passed]
}
