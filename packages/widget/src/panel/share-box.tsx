import type { ComponentChild } from 'preact'
import type { Messages } from '../messages/messages.ts'
import type { Channel } from '../share/choose-channels.ts'

export type Sharing = {
  /** Where sharing is offered, the first most of all. */
  readonly channels: readonly Channel[]
  readonly isBusy: boolean
  /** What the last tap came to, in words. */
  readonly said: string
  /** The other ways to share, once they are fetched; their room is held. */
  readonly chips: ComponentChild
  readonly onCopy: () => void
  readonly onShare: () => void
}

type Props = {
  /** Null until the customer has enrolled. */
  readonly link: string | null
  readonly sharing: Sharing
  readonly t: Messages
}

/** The customer's link, and the one tap that sends it on its way. */
export function ShareBox({ link, sharing, t }: Props) {
  const { channels, isBusy, said, chips, onCopy, onShare } = sharing
  const [first] = channels
  const isNative = channels.includes('native')
  return (
    <div class="part near">
      {link === null ? (
        <button
          type="button"
          class="primary"
          aria-disabled={isBusy}
          onClick={isNative ? onShare : onCopy}
        >
          {isBusy ? t.oneMoment : t.getLink}
        </button>
      ) : (
        <>
          {isNative && (
            <button type="button" class={first === 'native' ? 'primary' : ''} onClick={onShare}>
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
            <button type="button" class={first === 'copy' ? 'primary' : ''} onClick={onCopy}>
              {t.copyLink}
            </button>
          </div>
          <div class="chips">{chips}</div>
        </>
      )}
      <p class="notice quiet" role="status">
        {said || (link === null ? t.joinFirst : t.howShort)}
      </p>
    </div>
  )
}
