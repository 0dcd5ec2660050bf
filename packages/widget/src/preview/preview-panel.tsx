import type { ComponentChild } from 'preact'
import { patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import { Panel } from '../panel/panel.tsx'
import type { Session } from '../panel/session.ts'
import type { SessionWatch } from '../panel/watch-session.ts'
import { chooseChannels } from '../share/choose-channels.ts'
import { liveStory } from '../story/live-story.tsx'
import type { Speech } from '../words/speech.ts'

/** The panel of a customer who is made up. */
export async function previewPanel(
  host: Host,
  root: ShadowRoot,
  session: Session,
  speech: Speech,
): Promise<ComponentChild> {
  // Its sheet is the preview's to lay, once and not with every change.
  const laid = root.adoptedStyleSheets
  const nothing = () => {}
  const still: SessionWatch = {
    state: () => ({ kind: 'ready', session }),
    reload: async () => {},
    take: nothing,
    comeIn: async () => undefined,
    stop: nothing,
  }
  const story = await liveStory(host, root, speech.tag, nothing, still, patience)
  root.adoptedStyleSheets = laid
  const device = { canShare: false, isTouch: false, isInWeChat: false }
  const channels = chooseChannels(device, session.program.channels)
  return (
    <Panel
      session={session}
      speech={speech}
      sharing={{
        channels,
        isBusy: false,
        said: '',
        chips: session.code && story.sharing.chips(session, speech, channels, nothing),
        onCopy: nothing,
        onShare: nothing,
      }}
      sheet={undefined}
      notice={story.notice(session, speech)}
      story={story.content(session, speech)}
    />
  )
}
