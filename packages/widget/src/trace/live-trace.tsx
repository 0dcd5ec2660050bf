import type { traceWidgetReferral } from '@goodword/contract/traces'
import { callApi } from '../call-api.ts'
import { livePart } from '../dialog/live-part.ts'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { Host } from '../host.ts'
import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { catalogue } from './catalogue.ts'
import { Timeline } from './timeline.tsx'
import css from './trace.css?inline'
import type { TraceState } from './trace-state.ts'

/** Whose trace is opened, and the words around it. */
type TraceDoor = {
  readonly referralId: string
  readonly session: Session
  readonly speech: Speech
  readonly story: StoryMessages
}

export type LiveTrace = {
  open(door: TraceDoor): void
  remove(): void
}

/** What happened with a friend so far, in a dialog of its own; fetched when it is first opened. */
export async function liveTrace(host: Host, root: ShadowRoot, tag: string): Promise<LiveTrace> {
  const { messages } = await loadLanguage(tag, catalogue, host.texts)
  let state: TraceState = { kind: 'loading' }

  async function load(): Promise<void> {
    const asked = part.door()
    if (!asked) return
    state = { kind: 'loading' }
    part.draw()
    const answer = await callApi<typeof traceWidgetReferral>(host, {
      method: 'GET',
      to: `referrals/${asked.referralId}/trace` as 'referrals/{referral_id}/trace',
      identity: host.identity(),
      signal: part.signal,
    })
    // Closed, or opened for another friend, meanwhile.
    if (part.signal.aborted || part.door() !== asked) return
    if (answer.ok) state = { kind: 'ready', trace: answer.value }
    else {
      host.emit('failed', { code: answer.code })
      state = { kind: navigator.onLine ? 'failed' : 'offline' }
    }
    part.draw()
  }

  const part = livePart<TraceDoor>(root, css, ({ referralId, session, speech, story }, frame) => {
    const words = reword(messages, session.program.messages)
    const name =
      state.kind === 'ready'
        ? state.trace.friend_name
        : session.friends.find(({ referral_id }) => referral_id === referralId)?.name
    return (
      <PartDialog
        title={name == null ? words.traceTitle : words.traceOf(name)}
        state={state.kind}
        said=""
        failed={words.traceFailed}
        onRetry={load}
        {...frame}
      >
        {state.kind === 'ready' && (
          <Timeline
            trace={state.trace}
            session={session}
            speech={speech}
            words={words}
            story={story}
          />
        )}
      </PartDialog>
    )
  })

  return {
    open(door) {
      state = { kind: 'loading' }
      part.open(door)
      load()
    },
    remove: part.remove,
  }
}
