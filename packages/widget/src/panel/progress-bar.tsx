import type { HeadlineMessages } from '../messages/messages.ts'
import { sayProgress } from '../words/headline.ts'
import type { Speech } from '../words/speech.ts'
import type { Session } from './session.ts'

type Props = {
  readonly progress: NonNullable<Session['progress']>
  readonly speech: Speech<HeadlineMessages>
}

/** How near the customer is to the next reward. */
export function ProgressBar({ progress, speech }: Props) {
  const { done, goal } = progress
  const percent = Math.min(100, Math.round((done / goal) * 100))
  const said = sayProgress(progress, speech)
  return (
    <div class="part near">
      <p class="strong">{said}</p>
      <div
        class="bar"
        role="progressbar"
        aria-label={speech.t.progressName}
        aria-valuemax={goal}
        aria-valuenow={Math.min(done, goal)}
        aria-valuetext={said}
      >
        <div class="bar-fill" style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}
