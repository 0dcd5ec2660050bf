import type { ComponentChild } from 'preact'
import type { AnswerMessages, Messages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { AnswerState, Explanation } from './answer-state.ts'

/** Something that happened, or will, with its day. */
export type Happening = { readonly what: string; readonly on: string }

type Props = {
  readonly state: AnswerState
  readonly happenings: readonly Happening[]
  /** Of a reward: what it is, to find it among those that were decided with it. */
  readonly reward: { readonly kind: string; readonly asset: string } | undefined
  /** The language of the sentences, where it is not the reader's. */
  readonly lang: string | undefined
  readonly speech: Speech<Messages>
  readonly words: AnswerMessages
  readonly onRetry: () => void
  /** Tells all that happened with a friend; nothing of a reward. */
  readonly onTrace: (() => void) | undefined
  /** What the customer objects, or may; nothing where there is nothing to object to. */
  readonly appeal: ComponentChild
}

/** The answer to an opened row: why, what would have counted, and how it went so far. */
export function Answer(props: Props) {
  const { state, happenings, reward, lang, speech, words, onRetry, onTrace, appeal } = props
  return (
    <div class="answer">
      <p class="hidden" role="status">
        {state.kind === 'loading' ? words.looking : ''}
      </p>
      {state.kind === 'loading' && (
        <div aria-hidden="true">
          <div class="bone low" />
        </div>
      )}
      {state.kind === 'failed' && (
        <div class="failed" role="status">
          <p>{state.isOffline ? speech.t.offlineTitle : words.whyFailed}</p>
          <button type="button" onClick={onRetry}>
            {words.retry}
          </button>
        </div>
      )}
      {state.kind === 'ready' && (
        <div lang={lang}>
          {state.explanations.slice(0, EXPLAINED_MAX).map((explanation) => (
            <Explained
              key={explanation.decision_id}
              explanation={explanation}
              reward={reward}
              words={words}
              ownLang={lang && speech.t.locale}
            />
          ))}
        </div>
      )}
      {happenings.length > 0 && (
        <>
          <h3 class="quiet">{words.history}</h3>
          <dl class="history">
            {happenings.map(({ what, on }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{speech.date(on)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {onTrace && (
        <button type="button" class="traces" onClick={onTrace}>
          {words.traceTitle}
        </button>
      )}
      {state.kind === 'ready' && appeal}
    </div>
  )
}

// The newest decisions say how it stands; older ones are history.
const EXPLAINED_MAX = 3

type ExplainedProps = Pick<Props, 'reward' | 'words'> & {
  readonly explanation: Explanation
  readonly ownLang: string | undefined
}

function Explained({ explanation, reward, words, ownLang }: ExplainedProps) {
  const concerned = explanation.rewards.filter(
    ({ kind, asset }) => reward === undefined || (kind === reward.kind && asset === reward.asset),
  )
  // Of a reward that was decided on, its own sentence says more than that of the whole.
  const isOwn = reward !== undefined && concerned.length > 0
  const own = concerned.map(({ text }) => text)
  const texts = new Set(isOwn ? own : [explanation.text, ...own])
  const nearest = new Set(
    [...explanation.nearest, ...concerned.flatMap((one) => one.nearest)].map(({ text }) => text),
  )
  return (
    <>
      {[...texts].map((text) => (
        <p key={text}>{text}</p>
      ))}
      {nearest.size > 0 && (
        <>
          <h3 class="quiet" lang={ownLang}>
            {words.nearest}
          </h3>
          <ul class="nearest">
            {[...nearest].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
