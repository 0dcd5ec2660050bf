import type { Loaded } from '../use-loaded.ts'
import type { Speech } from '../words/speech.ts'
import type { Document } from './edits.ts'
import { knownFault } from './known-fault.ts'
import { type ReadChange, readChange, wayTo } from './read-change.ts'
import type { Review } from './review-draft.ts'
import type { LookState } from './use-look.ts'
import type { LookWords } from './words/en.ts'

type Props = {
  readonly look: LookState
  readonly t: LookWords
  readonly review: Loaded<Review>
  readonly speech: Speech
}

/** What is published: each place that says otherwise than what is live, and what is in the way. */
export function Changes({ look, t, review, speech }: Props) {
  const { program, live } = look.look
  if (review.kind === 'loading')
    return <div class="skeleton-rows" role="status" aria-label={t.tabs.changes} />
  if (review.kind === 'failed') {
    return (
      <div class="notice" role="alert">
        <p>{t.unreachable}</p>
      </div>
    )
  }
  const { changes, faults } = review.value
  const version = (program.live_version ?? 0) + 1
  return (
    <>
      {faults.length > 0 && <FaultList faults={faults} document={look.document} t={t} />}
      {live === undefined && <p>{t.firstVersion}</p>}
      {live !== undefined && changes.length === 0 && <p class="empty">{t.noChanges}</p>}
      {changes.length > 0 && (
        <>
          <p>{t.changesIntro(version)}</p>
          <ul class="changes">
            {changes.map((change) => {
              const document = (change.change === 'removed' ? live : undefined) ?? look.document
              const read = readChange(change, document, t, speech.amount)
              return <Change key={change.pointer + change.change} read={read} t={t} />
            })}
          </ul>
          {changes.some(({ pointer }) => !isOfThisPage(pointer)) && (
            <p class="advice">{t.notYours}</p>
          )}
        </>
      )}
      {(changes.length > 0 || live === undefined) && <p class="quiet small">{t.whatHappens}</p>}
      {program.draft !== null && (
        <p>
          <a href={`#/programs/${program.id}/backtest`}>{t.tryIt}</a>
        </p>
      )}
    </>
  )
}

function isOfThisPage(pointer: string): boolean {
  return /^\/(theme|wording|name|terms)(\/|$)/.test(pointer)
}

function Change({ read, t }: { readonly read: ReadChange; readonly t: LookWords }) {
  return (
    <li class="change">
      <p class="change-head">
        <span>
          {read.way.map((step, at) => (
            <span key={`${at} ${step}`}>
              {at > 0 && <span class="quiet"> › </span>}
              {step}
            </span>
          ))}
        </span>
        <span class={`state change-${read.change}`}>{t[read.change]}</span>
      </p>
      <dl class="change-sides">
        {read.before !== undefined && <Side name={t.before} text={read.before} isOld />}
        {read.after !== undefined && <Side name={t.after} text={read.after} />}
      </dl>
    </li>
  )
}

type SideProps = { readonly name: string; readonly text: string; readonly isOld?: boolean }

function Side({ name, text, isOld = false }: SideProps) {
  const isColor = /^#[\da-f]{3}([\da-f]{3})?$/i.test(text)
  return (
    <div>
      <dt class="quiet small">{name}</dt>
      <dd>
        {isColor && <span class="dot" style={{ background: text }} />}
        {isOld ? <del dir="auto">{text}</del> : <ins dir="auto">{text}</ins>}
      </dd>
    </div>
  )
}

type FaultsProps = {
  readonly faults: Review['faults']
  readonly document: Document
  readonly t: LookWords
}

function FaultList({ faults, document, t }: FaultsProps) {
  return (
    <section class="notice" aria-labelledby="faults">
      <h3 id="faults">{t.faultsTitle(faults.length)}</h3>
      <ul class="faults">
        {faults.map(({ pointer, said, piece }) => (
          <li key={pointer + said}>
            <strong>{wayTo(pointer, document, t).join(' › ') || t.wholeDocument}</strong>
            <br />
            {piece !== undefined && (
              <>
                <code>{piece}</code>{' '}
              </>
            )}
            {knownFault(document, pointer, t) ?? said}
          </li>
        ))}
      </ul>
    </section>
  )
}
