import type { SurfaceMessages } from '../messages/messages.ts'
import { ProgressBar } from '../panel/progress-bar.tsx'
import type { Session } from '../panel/session.ts'
import { composeHeadline } from '../words/headline.ts'
import type { Speech } from '../words/speech.ts'

type Props = {
  readonly session: Pick<Session, 'program' | 'progress' | 'code'>
  readonly speech: Speech<SurfaceMessages>
  readonly onOpen: () => void
}

/** One strip: how near the next reward is, or what the program is about; a tap opens the panel. */
export function ProgressStrip({ session, speech, onOpen }: Props) {
  const { progress, code, program } = session
  return (
    <div class="strip card">
      <div class="grow">
        {code && progress ? (
          <ProgressBar progress={progress} speech={speech} />
        ) : (
          <p class="strong">{composeHeadline(program, speech)}</p>
        )}
      </div>
      <button type="button" aria-haspopup="dialog" onClick={onOpen}>
        {speech.t.refer}
      </button>
    </div>
  )
}
