import type { SharingMessages } from '../messages/messages.ts'
import type { Poster } from './draw-poster.ts'
import { SheetHead } from './sheet-head.tsx'

type Props = {
  readonly poster: Poster
  readonly words: SharingMessages
  /** For WeChat how to send it; a card for a counter explains itself. */
  readonly isForWeChat: boolean
  readonly canShare: boolean
  readonly canCopy: boolean
  readonly said: string
  readonly draw: (canvas: HTMLCanvasElement) => void
  readonly onSave: () => void
  readonly onCopy: () => void
  readonly onShare: () => void
  readonly onPrint: () => void
  readonly onBack: () => void
}

/** The link as a picture: to send, to save, to print for a counter. */
export function PosterSheet(props: Props) {
  const { poster, words, isForWeChat, canShare, canCopy, said } = props
  return (
    <div class="part near">
      <SheetHead title={words.posterTitle} words={words} onBack={props.onBack} />
      {isForWeChat && <p class="quiet">{words.posterHow}</p>}
      <div class="poster">
        <canvas
          role="img"
          aria-label={words.posterAlt(poster.link)}
          width={poster.width}
          height={poster.height}
          ref={(canvas) => {
            if (canvas) props.draw(canvas)
          }}
        />
        <div class="part near">
          {canShare && (
            <button type="button" class="primary" onClick={props.onShare}>
              {words.sharePicture}
            </button>
          )}
          <button type="button" class={canShare ? '' : 'primary'} onClick={props.onSave}>
            {words.savePicture}
          </button>
          {canCopy && (
            <button type="button" onClick={props.onCopy}>
              {words.copyPicture}
            </button>
          )}
          <button type="button" onClick={props.onPrint}>
            {words.printCard}
          </button>
        </div>
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
    </div>
  )
}
