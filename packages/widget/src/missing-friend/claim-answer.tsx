import type { MissingFriendMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { type Claim, standingOf } from './claim-state.ts'

type Props = {
  readonly claim: Claim
  readonly speech: Speech
  readonly words: MissingFriendMessages
  /** While the trace is on its way. */
  readonly isBusy: boolean
  readonly onTrace: (referralId: string) => void
  readonly onAnother: () => void
}

/** What came of a question: in a sentence, until when the rest, and what can be done. */
export function ClaimAnswer({ claim, isBusy, speech, words, onTrace, onAnother }: Props) {
  const { friend, answer, referral_id, opened_at, decided_at } = claim
  const standing = standingOf(claim)
  return (
    <div class="form">
      <div class="outcome">
        <p class={`strong state ${dot[standing] ?? ''}`}>{words.claimTitles[standing]}</p>
        <p>{words.claimTexts[standing]}</p>
        <Deadlines claim={claim} speech={speech} words={words} />
        {answer !== null && (
          <>
            <h3 class="quiet">{words.claimAnswer}</h3>
            <p class="said">{answer}</p>
          </>
        )}
      </div>
      <div class="quiet">
        {[friend?.name, friend?.email, friend?.phone].map(
          (text) =>
            text && (
              <bdi key={text}>
                {text}
                <br />
              </bdi>
            ),
        )}
        {words.askedOn(speech.date(opened_at))}
        {decided_at !== null && ` · ${words.answeredOn(speech.date(decided_at))}`}
      </div>
      {referral_id !== null && (
        <button
          type="button"
          class="primary"
          aria-disabled={isBusy}
          onClick={() => onTrace(referral_id)}
        >
          {isBusy ? speech.t.oneMoment : words.traceTitle}
        </button>
      )}
      <button type="button" onClick={onAnother}>
        {words.claimAnother}
      </button>
    </div>
  )
}

/** What is still to come of an open question. */
function Deadlines({ claim, speech, words }: Pick<Props, 'claim' | 'speech' | 'words'>) {
  const { state, told, due_at, waits_until, is_overdue } = claim
  if (state !== 'open') return null
  const due = speech.date(due_at)
  const isOpen = told === 'being_checked'
  return (
    <>
      <p>
        {is_overdue ? words.claimLate : isOpen ? words.claimDue(due) : words.claimLooksAgain(due)}
      </p>
      {isOpen && <p>{words.claimWaits(speech.date(waits_until))}</p>}
    </>
  )
}

/** The colour of its dot, by a state that has the same. */
export const dot: Readonly<Record<string, string>> = {
  matched: 'approved',
  credited_elsewhere: 'expired',
  too_late: 'expired',
  not_counted: 'denied',
  rejected: 'denied',
  expired: 'expired',
}
