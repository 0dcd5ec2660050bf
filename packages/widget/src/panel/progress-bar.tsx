import type { Speech } from '../words/speech.ts'
import type { Session } from './session.ts'

type Props = {
  readonly progress: NonNullable<Session['progress']>
  readonly speech: Speech
}

/** How near the customer is to the next reward. */
export function ProgressBar({ progress: { done, goal, gift }, speech }: Props) {
  const percent = Math.min(100, Math.round((done / goal) * 100))
  const said = speech.t.progress(done, goal, speech.gift({ ...gift, milestone: null }))
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
