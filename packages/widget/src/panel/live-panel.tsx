import type { ComponentChild } from 'preact'
import type { Patience } from '../call-api.ts'
import { copyField } from '../copy-text.ts'
import type { Host } from '../host.ts'
import type { LiveSignIn } from '../instant/live-sign-in.tsx'
import type { Messages } from '../messages/messages.ts'
import { type Channel, chooseChannels, type Device } from '../share/choose-channels.ts'
import type { LiveSheets } from '../sheets/live-sheets.tsx'
import { wear } from '../stand.ts'
import type { LiveStory } from '../story/live-story.tsx'
import { type Language, loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { type Speech, speak } from '../words/speech.ts'
import { catalogue } from './catalogue.ts'
import { NoticeBoard } from './notice-board.tsx'
import { Panel } from './panel.tsx'
import { passOn } from './pass-on.ts'
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
  let speech: Speech | undefined
  let story: LiveStory | undefined
  let sheets: LiveSheets | undefined
  let signIn: LiveSignIn | undefined
  let ownText: string | undefined
  let said = ''
  let isBusy = false
  let isStopped = false

  function changed(): void {
    if (isStopped) return
    const state = watch.state()
    if (state.kind === 'ready') wear(root, state.session.program.theme)
    redraw()
    if (state.kind === 'ready') fetchStory()
  }

  const watch = watchSession(host, changed, waits)

  async function fetchWords(): Promise<void> {
    try {
      language = await loadLanguage(host.locale, catalogue, host.texts)
      // The browser reads its number formats while the answer is on its way, not when it is there.
      Intl.NumberFormat(language.tag)
    } catch {
      host.emit('failed', { code: 'script_blocked' })
    }
    changed()
  }

  let isFetching = false
  function fetchStory(): void {
    if (!language || isFetching) return
    isFetching = true
    const { tag } = language
    bring(async () => {
      const { liveStory } = await import('../story/live-story.tsx')
      story = await liveStory(host, root, tag, changed, watch.reload)
      if (host.settings.instant === undefined) return
      const { liveSignIn } = await import('../instant/live-sign-in.tsx')
      signIn = await liveSignIn(host, root, tag, changed)
    })
  }

  async function bring(part: () => Promise<void>): Promise<void> {
    try {
      await part()
      changed()
    } catch {
      host.emit('failed', { code: 'script_blocked' })
    }
  }

  /** Opens the picture for a channel in the place of the link, or the message (""). */
  function openSheet(wanted: Channel | ''): void {
    bring(async () => {
      const { liveSheets } = await import('../sheets/live-sheets.tsx')
      sheets ??= await liveSheets(host, root, language?.tag ?? '', changed, messageText)
      sheets.open(wanted)
    })
  }

  /** What goes with the link: the customer's words where they wrote some, which a text given here becomes. */
  function messageText(session: Session, text = ownText): string {
    ownText = text
    return textFor(session, '')
  }

  async function use(channel: 'copy' | 'native', session: Session): Promise<void> {
    if (isBusy) return
    const isNew = session.code === null
    isBusy = isNew
    say('')
    const outcome = await passOn(host, channel, isNew ? watch.enrol() : session, (known) =>
      textFor(known, channel),
    )
    const field = root.querySelector<HTMLInputElement>('.field')
    isBusy = false
    const passed = outcome === 'copyByHand' && copyField(field) ? 'linkCopied' : outcome
    say((passed !== 'left' && speech?.t[passed]) || '')
  }

  function textFor({ program }: Session, channel: Channel | ''): string {
    const text = ownText ?? program.share_texts[channel] ?? program.share_text
    if (text !== null || !speech) return text ?? ''
    const give = program.friend_gift && speech.offer(program.friend_gift)
    return give ? speech.t.shareText(give) : speech.t.shareTextPlain
  }

  function sharingOf(session: Session): Sharing {
    const { program, code } = session
    const channels = chooseChannels(thisDevice(), program.channels)
    return {
      channels,
      isBusy,
      said,
      chips:
        code &&
        story?.chips(session, channels, (channel) => textFor(session, channel), say, openSheet),
      onCopy: () => use('copy', session),
      onShare: () => use('native', session),
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
          canSignIn={host.isHeard('identity_needed')}
          t={language.messages}
          onRetry={watch.reload}
          onSignIn={() => host.emit('identity_needed', { isTapped: true })}
        />
      )
    }
    const { session } = state
    const messages = reword(language.messages, session.program.messages)
    speech = speak({ ...language, messages }, session.now)
    const told = story?.content(session, speech)
    return (
      <Panel
        session={session}
        speech={speech}
        sharing={sharingOf(session)}
        sheet={sheets?.content(session, speech)}
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
