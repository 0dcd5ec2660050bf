import { useState } from 'preact/hooks'
import type { Speech } from '../words/speech.ts'
import type { Person } from './concerned-in.ts'
import { nameOf } from './customer-view.tsx'
import type { Explanation } from './explanation.ts'

type Props = {
  readonly explanation: Exclude<Explanation, { readonly about: 'rules' }>
  readonly people: readonly Person[]
  readonly speech: Speech
}

const shownAtOnce = 20

/** A draw, a board, a credit or an appeal: what came of it, and who got what. */
export function OtherLines({ explanation, people, speech }: Props) {
  const { t } = speech
  const [isWhole, setWhole] = useState(false)
  const { lines, text, note } = explanation
  const shown = isWhole ? lines : lines.slice(0, shownAtOnce)
  const nameFor = (id: string) =>
    nameOf(people.find((person) => person.id === id) ?? { id, name: null, role: null }, speech)
  return (
    <>
      <p class="sentence">{sentence(text)}</p>
      {note !== null && (
        <p>
          <span class="quiet small">{t.staffNote}</span>
          <br />
          {note}
        </p>
      )}
      <ul class="rows">
        {shown.map((line, at) => (
          <li key={`${at} ${line.participant_id}`} class="row">
            <div>
              <strong>{nameFor(line.participant_id)}</strong>
              {line.reason !== null || line.rank !== null || line.result === null ? (
                <p class="small">{sentence(line.text)}</p>
              ) : null}
              {isHeld(line, explanation.decided_at) && line.hold_until !== null && (
                <p class="quiet small">{speech.receipt.heldUntil(speech.day(line.hold_until))}</p>
              )}
              {line.nearest.map((one) => (
                <p key={one.text} class="small">
                  {one.text}
                </p>
              ))}
            </div>
            <div class="line-end">
              {line.amount !== null && line.asset !== null && (
                <span>{speech.amount(line.amount, line.asset)}</span>
              )}
              {line.result !== null && (
                <span class={`state line-${line.result}`}>{t.lineResults[line.result]}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {lines.length > shown.length && (
        <button type="button" class="button quiet-button" onClick={() => setWhole(true)}>
          {t.showAll(lines.length)}
        </button>
      )}
    </>
  )
}

type Line = Props['explanation']['lines'][number]

function isHeld({ hold_until, result }: Line, decidedAt: string): boolean {
  return result === 'granted' && hold_until !== null && hold_until > decidedAt
}

function sentence(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}
