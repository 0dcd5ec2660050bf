import type { ComponentChild } from 'preact'
import type { Patience } from '../call-api.ts'
import { copyField, copyText } from '../copy-text.ts'
import type { Host } from '../host.ts'
import { messages as english } from '../messages/en/panel.ts'
import type { Messages } from '../messages/messages.ts'
import { type Language, loadLanguage } from '../words/locale.ts'
import { type Speech, speak } from '../words/speech.ts'
import type { Details } from './details.tsx'
import { NoticeBoard } from './notice-board.tsx'
import { Panel, type Tab } from './panel.tsx'
import { type Channel, type Passed, passOn } from './pass-on.ts'
import type { Session } from './session.ts'
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
  let details: Details | undefined
  let tab: Tab = 'friends'
  let passed: Passed | undefined
  let isBusy = false
  let said = ''
  let isStopped = false

  function changed(): void {
    if (isStopped) return
    redraw()
    // Only now does the list hold a reason to be told.
    const state = watch.state()
    if (state.kind === 'ready' && state.session.friends.some((friend) => friend.reason))
      fetchDetails()
  }

  const watch = watchSession(host, changed, waits)
  loadLanguage(host.locale, english, { zh: () => import('../messages/zh/panel.ts') }).then(
    (loaded) => {
      language = loaded
      // The browser reads its number formats while the answer is on its way, not when it is there.
      Intl.NumberFormat(loaded.tag)
      changed()
    },
  )

  async function fetchDetails(): Promise<void> {
    if (details || !language) return
    try {
      const { loadDetails } = await import('./details.tsx')
      details = await loadDetails(language.tag)
      changed()
    } catch {
      host.emit('failed', { code: 'script_blocked' })
    }
  }

  async function use(channel: Channel, session: Session): Promise<void> {
    if (isBusy) return
    const isNew = session.code === null
    isBusy = isNew
    passed = undefined
    changed()
    const outcome = await passOn(host, channel, isNew ? watch.enrol() : session, shareText)
    const field = root.querySelector<HTMLInputElement>('.field')
    isBusy = false
    passed = outcome === 'refused' && copyField(field) ? 'copied' : outcome
    changed()
  }

  function shareText({ program }: Session): string {
    if (program.share_text !== null || !speech) return program.share_text ?? ''
    return speech.t.shareText(program.friend_gift && speech.offer(program.friend_gift))
  }

  async function copyCode(code: string): Promise<void> {
    if (!details) return
    const { codeCopied, codeByHand } = details.words
    said = ''
    changed()
    said = (await copyText(Promise.resolve(code))) === 'done' ? codeCopied : codeByHand
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
    speech = speak(language, state.session.now)
    return (
      <Panel
        session={state.session}
        speech={speech}
        details={details}
        canShare={typeof navigator.share === 'function'}
        isBusy={isBusy}
        passed={passed}
        said={said}
        tab={tab}
        onCopy={() => use('copy', state.session)}
        onShare={() => use('native', state.session)}
        onCopyCode={copyCode}
        onTab={(chosen) => {
          tab = chosen
          if (chosen === 'rewards') fetchDetails()
          changed()
        }}
      />
    )
  }

  return {
    content,
    language: () => language,
    reload: watch.reload,
    stop() {
      isStopped = true
      watch.stop()
    },
  }
}
