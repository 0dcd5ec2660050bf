import type { traceWidgetReferral } from '@goodword/contract/traces'
import type { ComponentChild } from 'preact'
import { callApi } from '../call-api.ts'
import { dialogPlace } from '../dialog/dialog-place.ts'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { Host } from '../host.ts'
import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { dress } from '../stand.ts'
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
  dress(root, css)
  const place = dialogPlace(root)
  const ending = new AbortController()
  let door: TraceDoor | undefined
  let state: TraceState = { kind: 'loading' }

  async function load(): Promise<void> {
    const asked = door
    if (!asked) return
    state = { kind: 'loading' }
    draw()
    const answer = await callApi<typeof traceWidgetReferral>(host, {
      method: 'GET',
      to: `referrals/${asked.referralId}/trace` as 'referrals/{referral_id}/trace',
      identity: host.identity(),
      signal: ending.signal,
    })
    // Closed, or opened for another friend, meanwhile.
    if (ending.signal.aborted || door !== asked) return
    if (answer.ok) state = { kind: 'ready', trace: answer.value }
    else {
      host.emit('failed', { code: answer.code })
      state = { kind: navigator.onLine ? 'failed' : 'offline' }
    }
    draw()
  }

  function draw(): void {
    const drawn = drawing()
    if (drawn) place.draw(drawn)
  }

  function drawing(): ComponentChild {
    if (!door || ending.signal.aborted) return undefined
    const { session, speech, story } = door
    const words = reword(messages, session.program.messages)
    const name =
      state.kind === 'ready'
        ? state.trace.friend_name
        : session.friends.find(({ referral_id }) => referral_id === door?.referralId)?.name
    return (
      <PartDialog
        title={name == null ? words.traceTitle : words.traceOf(name)}
        state={state.kind}
        said=""
        dir={place.dir()}
        t={speech.t}
        failed={words.traceFailed}
        onRetry={load}
        onClose={place.close}
        onClosed={() => {
          door = undefined
          place.closed()
        }}
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
  }

  return {
    open(next) {
      door = next
      state = { kind: 'loading' }
      place.open(drawing())
      load()
    },
    remove() {
      ending.abort()
      place.remove()
    },
  }
}
