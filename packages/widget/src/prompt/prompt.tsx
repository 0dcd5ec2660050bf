import type { WidgetProgram } from '@goodword/contract/widget-program'
import type { SurfaceMessages } from '../messages/messages.ts'
import { composeHeadline } from '../words/headline.ts'
import { directionOf } from '../words/locale.ts'
import type { Speech } from '../words/speech.ts'

type Props = {
  readonly program: Pick<WidgetProgram, 'headline' | 'friend_gift' | 'advocate_gift'>
  readonly after: 'order' | 'delivery'
  readonly speech: Speech<SurfaceMessages>
  readonly onShare: () => void
  readonly onDismiss: () => void
}

/** Asks a glad customer for a good word: what both get, one tap to share, one to be left alone. */
export function Prompt({ program, after, speech, onShare, onDismiss }: Props) {
  const { t } = speech
  return (
    <section
      class="prompt card rise"
      lang={t.locale}
      dir={directionOf(t.locale)}
      aria-label={t.promptName}
    >
      <div class="words" role="status">
        <p class="quiet">{after === 'order' ? t.promptAfterOrder : t.promptAfterDelivery}</p>
        <p class="title strong">{composeHeadline(program, speech)}</p>
      </div>
      <div class="copy">
        <button type="button" class="primary grow" onClick={onShare}>
          {t.refer}
        </button>
        <button type="button" onClick={onDismiss}>
          {t.notNow}
        </button>
      </div>
    </section>
  )
}
