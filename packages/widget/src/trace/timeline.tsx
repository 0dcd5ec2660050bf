import type { StoryMessages, TraceMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'
import { moment } from './moment.ts'
import { sayNext } from './say-next.ts'
import { sayStep } from './say-step.ts'
import type { Trace } from './trace.ts'

type Props = {
  readonly trace: Trace
  readonly session: Session
  readonly speech: Speech
  readonly words: TraceMessages
  readonly story: StoryMessages
}

/** All that happened with a friend, in order, each with its time; and what comes next. */
export function Timeline({ trace, session, speech, words, story }: Props) {
  const next = sayNext(trace, session, speech, story)
  return (
    <div class="form">
      <p class={`state strong ${trace.state}`}>{story.friendStates[trace.state]}</p>
      {trace.steps.length === 0 && <p class="quiet">{words.traceEmpty}</p>}
      <ol class="trail">
        {trace.steps.map((step, at) => (
          <li key={at} class={step.kind === 'reward' ? step.state : ''}>
            <p>{sayStep(step, trace.friend_name, speech, words, story)}</p>
            <time class="quiet" dateTime={step.at}>
              {moment(step.at, session.now, speech.tag)}
            </time>
          </li>
        ))}
      </ol>
      {next.length > 0 && (
        <div class="outcome">
          {next.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
    </div>
  )
}
