import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'

type Props = {
  readonly availability: Session['availability']
  readonly speech: Speech
  readonly words: StoryMessages
}

/** What a customer must know before they invite anybody; where there is nothing to promise, all that is said. */
export function Notice({ availability: { state, is_open, until }, speech, words }: Props) {
  const said = words.availability[state]
  const from = until === null ? undefined : fromWhen(state, words)(speech.date(until))
  if (is_open) {
    return (
      <p class="told quiet">
        {said} {from}
      </p>
    )
  }
  return (
    <>
      <h2>{said}</h2>
      <p class="told quiet">
        {from} {state !== 'not_started' && words.staysYours}
      </p>
    </>
  )
}

function fromWhen(
  state: Session['availability']['state'],
  { beginsOn, countsOn, opensOn }: StoryMessages,
): (date: string) => string {
  if (state === 'not_started') return beginsOn
  return state === 'limit_reached' ? countsOn : opensOn
}
