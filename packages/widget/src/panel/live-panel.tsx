import type { ComponentChild } from 'preact'
import type { Patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import type { LiveSignIn } from '../instant/live-sign-in.tsx'
import type { Messages } from '../messages/messages.ts'
import { chooseChannels, type Device } from '../share/choose-channels.ts'
import { wear } from '../stand.ts'
import type { LiveStory } from '../story/live-story.tsx'
import { turn } from '../turn.ts'
import { format } from '../words/format.ts'
import { type Language, loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { type Speech, speak } from '../words/speech.ts'
import { catalogue } from './catalogue.ts'
import { NoticeBoard } from './notice-board.tsx'
import { Panel } from './panel.tsx'
import type { Session } from './session.ts'
import type { Sharing } from './share-box.tsx'
import { Skeleton } from './skeleton.tsx'
import { watchSession } from './watch-session.ts'

export type LivePanel = {
  /** The panel as it stands now. */
  content(): ComponentChild
  language(): Language<Messages> | undefined
  reload(): void
  stop(): void
}

/**
 * The panel with its data: what it shows and what its taps do, for as long as it is mounted. Plain state
 * and a redraw, because the hooks of Preact would cost a twelfth of what the panel may weigh.
 */
export function livePanel(
  host: Host,
  root: ShadowRoot,
  redraw: () => void,
  waits: Patience,
): LivePanel {
  let language: Language<Messages> | undefined
  let story: LiveStory | undefined
  let signIn: LiveSignIn | undefined
  let said = ''
  let isBusy = false
  let isStopped = false

  function changed(): void {
    if (isStopped) return
    const state = watch.state()
    if (state.kind === 'ready') wear(root, state.session.program.theme)
    redraw()
    if (state.kind === 'ready' && language) fetchStory(language)
  }

  const watch = watchSession(host, changed, waits)

  async function fetchWords(): Promise<void> {
    try {
      const loaded = await loadLanguage(host.locale, catalogue, host)
      // Before its first number a browser reads the formats of all languages, which takes longer than our drawing.
      // It does so while the answer is on its way, and in a task of its own.
      await turn()
      format('NumberFormat', loaded.tag)
      await turn()
      language = loaded
    } catch {
      host.emit('failed', { code: 'script_blocked' })
    }
    changed()
  }

  let fetching: Promise<void> | undefined
  function fetchStory({ tag }: Language<Messages>): Promise<void> {
    fetching ??= bring(async () => {
      const { liveStory } = await import('../story/live-story.tsx')
      const told = await liveStory(host, root, tag, changed, watch, waits)
      if (host.settings.instant !== undefined) signIn = await told.signIn()
      // Not before it is known who may read it.
      story = told
    })
    return fetching
  }

  async function bring(part: () => Promise<void>): Promise<void> {
    try {
      await part()
      changed()
    } catch {
      host.emit('failed', { code: 'script_blocked' })
    }
  }

  /** A tap on the first button. What it does is there by then, mostly; and asks the clipboard within the tap. */
  async function use(channel: 'copy' | 'native', session: Session, speech: Speech): Promise<void> {
    if (isBusy) return
    isBusy = !story || session.code === null
    say('')
    if (!story) await fetching
    const passed = await story?.sharing.use(channel, session, speech)
    isBusy = false
    say(passed ?? speech.t.notEnrolled)
  }

  function sharingOf(session: Session, speech: Speech): Sharing {
    const { program, code } = session
    const channels = chooseChannels(thisDevice(), program.channels)
    return {
      channels,
      isBusy,
      said,
      chips: code && story?.sharing.chips(session, speech, channels, say),
      onCopy: () => use('copy', session, speech),
      onShare: () => use('native', session, speech),
    }
  }

  function say(text: string): void {
    said = text
    changed()
  }

  function content(): ComponentChild {
    const state = watch.state()
    if (!language) return <Skeleton />
    if (state.kind !== 'ready') {
      return (
        <NoticeBoard
          state={state}
          canSignIn={!!host.ears.identity_needed?.size}
          t={language.messages}
          onRetry={watch.reload}
          onSignIn={() => host.emit('identity_needed', { isTapped: true })}
        />
      )
    }
    const { session } = state
    const messages = reword(language.messages, session.program.messages)
    const speech = speak({ ...language, messages }, session.now)
    const told = story?.content(session, speech)
    return (
      <Panel
        session={session}
        speech={speech}
        sharing={sharingOf(session, speech)}
        sheet={story?.sharing.sheet(session, speech)}
        notice={story?.notice(session, speech)}
        story={signIn ? signIn.content(session, told) : told}
      />
    )
  }

  return {
    content,
    language: () => language,
    reload() {
      if (!language) fetchWords()
      watch.reload()
    },
    stop() {
      isStopped = true
      story?.stop()
      watch.stop()
    },
  }
}

function thisDevice(): Device {
  return {
    canShare: typeof navigator.share === 'function',
    isTouch: matchMedia('(pointer: coarse)').matches,
    isInWeChat: /MicroMessenger/.test(navigator.userAgent),
  }
}
