import type { Client } from '@goodword/client/create-client'
import { GoodwordError } from '@goodword/client/errors'
import { useState } from 'preact/hooks'
import { Field } from '../form/field.tsx'
import type { Speech } from '../words/speech.ts'
import type { Task } from './load-tasks.ts'
import type { TaskWords } from './words/en.ts'
import { taskWords } from './words/task-words.ts'

type Props = { readonly goodword: Client; readonly task: Task; readonly speech: Speech }

type Decided = { readonly state: keyof TaskWords['done']; readonly receiptId: string | null }

/** Decides a case, with the words that go with it. */
export function AnswerForm({ goodword, task, speech }: Props) {
  const t = taskWords(speech.lang)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [decided, setDecided] = useState<Decided>()
  const isNote = task.kind === 'review'

  async function answer(isYes: boolean): Promise<void> {
    if (isBusy) return
    if (!isNote && text.trim() === '') return setFault(t.answerNeeded)
    setBusy(true)
    setFault(undefined)
    try {
      setDecided(await decide(goodword, task, isYes, text.trim()))
    } catch (error) {
      setFault(whyNot(error, speech))
    } finally {
      setBusy(false)
    }
  }

  if (decided) {
    return (
      <p class="done" role="status">
        {t.done[decided.state]}{' '}
        {decided.receiptId !== null && <a href={`#/receipts/${decided.receiptId}`}>{t.receipt}</a>}
      </p>
    )
  }
  return (
    <form class="answer" noValidate onSubmit={(event) => event.preventDefault()}>
      <Field
        label={isNote ? t.note : t.answer}
        hint={isNote ? t.noteHint : t.answerHint}
        fault={fault}
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            maxLength={isNote ? 1000 : 2000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="answer-buttons">
        <button type="button" class="button" disabled={isBusy} onClick={() => answer(true)}>
          {isBusy ? t.deciding : t.yes[task.kind]}
        </button>
        <button
          type="button"
          class="button quiet-button"
          disabled={isBusy}
          onClick={() => answer(false)}
        >
          {t.no[task.kind]}
        </button>
      </div>
    </form>
  )
}

async function decide(
  goodword: Client,
  task: Task,
  isYes: boolean,
  text: string,
): Promise<Decided> {
  switch (task.kind) {
    case 'appeal': {
      const outcome = isYes ? 'upheld' : 'rejected'
      const params = { appeal_id: task.of.id }
      const done = await goodword.decideAppeal({ params, body: { outcome, answer: text } })
      return { state: done.state, receiptId: done.receipt_id }
    }
    case 'claim': {
      const outcome = isYes ? 'matched' : 'rejected'
      const params = { claim_id: task.of.id }
      const done = await goodword.decideClaim({ params, body: { outcome, answer: text } })
      return { state: done.state, receiptId: null }
    }
    case 'review': {
      const outcome = isYes ? 'approved' : 'denied'
      const params = { review_id: task.of.id }
      const body = { outcome, ...(text !== '' && { note: text }) } as const
      const done = await goodword.decideReview({ params, body })
      return { state: done.state, receiptId: null }
    }
  }
}

function whyNot(error: unknown, speech: Speech): string {
  const t = taskWords(speech.lang)
  if (!(error instanceof GoodwordError)) return `${t.failed} ${speech.t.unreachable}`
  const code = error.code ?? String(error.status)
  const [first] = error.errors
  return t.failures[code] ?? first?.message ?? `${t.failed} (${code})`
}
