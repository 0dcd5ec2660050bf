import type { traceWidgetReferral } from '@goodword/contract/traces'
import { callApi } from '../call-api.ts'
import { type AskedPart, askedPart } from '../dialog/asked-part.ts'
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

/** Whose trace is opened, and the words around it. */
type TraceDoor = {
  readonly referralId: string
  readonly session: Session
  readonly speech: Speech
  readonly story: StoryMessages
}

export type LiveTrace = AskedPart<TraceDoor>

/** What happened with a friend so far, in a dialog of its own; fetched when it is first opened. */
export async function liveTrace(host: Host, root: ShadowRoot, tag: string): Promise<LiveTrace> {
  const { messages } = await loadLanguage(tag, catalogue, host)

  const ask = ({ referralId }: TraceDoor, signal: AbortSignal) =>
    callApi<typeof traceWidgetReferral>(host, {
      method: 'GET',
      to: `referrals/${referralId}/trace` as 'referrals/{referral_id}/trace',
      identity: host.identity(),
      signal,
    })

  return askedPart(host, root, css, ask, (door: TraceDoor, frame, trace) => {
    const { referralId, session, speech, story } = door
    const words = reword(messages, session.program.messages)
    const name = trace
      ? trace.friend_name
      : session.friends.find(({ referral_id }) => referral_id === referralId)?.name
    return (
      <PartDialog
        title={name == null ? words.traceTitle : words.traceOf(name)}
        failed={words.traceFailed}
        {...frame}
      >
        {trace && (
          <Timeline trace={trace} session={session} speech={speech} words={words} story={story} />
        )}
      </PartDialog>
    )
  })
}
