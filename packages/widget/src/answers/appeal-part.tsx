import type { listWidgetAppeals } from '@goodword/contract/appeals'
import type { Reply } from '@goodword/contract/operation'
import type { AnswerMessages, Messages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'

export type Appeal = Reply<typeof listWidgetAppeals>['data'][number]

type Props = {
  /** What was objected already. */
  readonly appeal: Appeal | undefined
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly fault: string
  readonly speech: Speech<Messages>
  readonly words: AnswerMessages
  readonly onOpen: () => void
  readonly onSend: (text: string, evidence: string) => void
}

/** The customer's objection to what was decided: how to make it, and how far it is. */
export function AppealPart(props: Props) {
  const { appeal, isOpen, isBusy, fault, speech, words, onOpen, onSend } = props
  if (appeal) return <Progress appeal={appeal} speech={speech} words={words} />
  if (!isOpen) {
    return (
      <button type="button" class="objects" onClick={onOpen}>
        {words.appeal}
      </button>
    )
  }
  return (
    <form
      class="appeal"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        if (!isBusy) onSend(String(data.get('text')), String(data.get('evidence')))
      }}
    >
      <label>
        <span>{words.appealText}</span>
        <textarea class="field area" name="text" rows={4} maxLength={2000} required dir="auto" />
      </label>
      <label>
        <span>{words.appealEvidence}</span>
        <input class="field" name="evidence" maxLength={200} dir="auto" />
      </label>
      <p class="fault" role="alert">
        {fault}
      </p>
      <button type="submit" class="primary" aria-disabled={isBusy}>
        {isBusy ? words.appealSending : words.appealSend}
      </button>
    </form>
  )
}

function Progress({ appeal, speech, words }: Pick<Props, 'speech' | 'words'> & { appeal: Appeal }) {
  const { state, due_at, is_overdue, answer } = appeal
  return (
    <div class="appeal" role="status">
      <p class="strong">{words.appealStates[state]}</p>
      {state === 'open' && (
        <p>{is_overdue ? words.appealLate : words.appealDue(speech.date(due_at))}</p>
      )}
      {answer !== null && (
        <>
          <h3 class="quiet">{words.appealAnswer}</h3>
          <p class="said">{answer}</p>
        </>
      )}
    </div>
  )
}
