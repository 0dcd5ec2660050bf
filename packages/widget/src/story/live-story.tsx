import type { ComponentChild } from 'preact'
import type { LiveAnswers } from '../answers/live-answers.tsx'
import type { Patience } from '../call-api.ts'
import { copyText } from '../copy-text.ts'
import type { Host } from '../host.ts'
import type { LiveSignIn } from '../instant/live-sign-in.tsx'
import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { SessionWatch } from '../panel/watch-session.ts'
import { enrol } from '../share/enrol.ts'
import { type LiveSharing, liveSharing } from '../share/live-sharing.tsx'
import { dress } from '../stand.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { type Brought, broughtOnce } from './brought-once.ts'
import { catalogue } from './catalogue.ts'
import { celebratedNow, newBuyer } from './new-buyer.ts'
import { Notice } from './notice.tsx'
import { Steps } from './steps.tsx'
import css from './story.css?inline'
import { Story } from './story.tsx'

export type LiveStory = {
  /** What is told of the program before anything is promised. */
  notice(session: Session, speech: Speech): ComponentChild
  content(session: Session, speech: Speech): ComponentChild
  readonly sharing: LiveSharing
  /** For whoever nobody vouches for: who may read it. */
  signIn(): Promise<LiveSignIn>
  stop(): void
}

/** How it works and how it went, with what its taps and those on the link do; fetched after the first panel stands. */
export async function liveStory(
  host: Host,
  root: ShadowRoot,
  tag: string,
  changed: () => void,
  watch: SessionWatch,
  waits: Patience,
): Promise<LiveStory> {
  const { messages } = await loadLanguage(tag, catalogue, host)
  dress(root, css)
  let tab = 'friends'
  let said = ''
  let buyer: Session['friends'][number] | undefined
  let seen: Session | undefined
  let celebrated: string | undefined
  let open: string | undefined
  let answers: LiveAnswers | undefined
  let isStopped = false

  async function bring(part: () => Promise<void>): Promise<void> {
    try {
      await part()
    } catch {
      host.emit('failed', { code: 'script_blocked' })
    }
  }

  function toggle(id: string): void {
    open = open === id ? undefined : id
    changed()
    if (open === undefined) return
    bring(async () => {
      const { liveAnswers } = await import('../answers/live-answers.tsx')
      answers ??= await liveAnswers(host, root, tag, changed, openTrace)
      answers.ask(id)
    })
  }

  const wallet = broughtOnce(async () => {
    const { liveWallet } = await import('../wallet/live-wallet.tsx')
    return liveWallet(host, root, tag, watch.reload)
  })
  const missing = broughtOnce(async () => {
    const { liveMissingFriend } = await import('../missing-friend/live-missing-friend.tsx')
    return liveMissingFriend(host, root, tag, watch.reload, openTrace)
  })
  const draws = broughtOnce(async () => {
    const { liveDraws } = await import('../draws/live-draws.tsx')
    return liveDraws(host, root, tag)
  })
  const trace = broughtOnce(async () => {
    const { liveTrace } = await import('../trace/live-trace.tsx')
    return liveTrace(host, root, tag)
  })

  function openPart<D>(part: Brought<{ open(door: D): void }>, door: D): void {
    bring(async () => {
      const { open: openAt } = await part.get()
      if (!isStopped) openAt(door)
    })
  }

  function openTrace(referralId: string, session: Session, speech: Speech): void {
    const story = reword(messages, session.program.messages)
    // A friend who was just found is in the newest alone.
    openPart(trace, { referralId, session: seen ?? session, speech, story })
  }

  /** Each purchase once: the next look at the same friends has no news. */
  function celebrate(session: Session): void {
    if (session === seen) return
    seen = session
    buyer = newBuyer(session, celebrated ?? host.memory.recall('celebrated'))
    if (!buyer) return
    // In hand too, for a browser that remembers nothing.
    celebrated = celebratedNow(session)
    host.memory.keep('celebrated', celebrated)
  }

  async function copyCode(code: string, { codeCopied, codeByHand }: StoryMessages): Promise<void> {
    said = ''
    changed()
    said = (await copyText(Promise.resolve(code))) === 'done' ? codeCopied : codeByHand
    changed()
  }

  return {
    notice: ({ availability, program }, speech) =>
      availability.state === 'open' ? undefined : (
        <Notice
          availability={availability}
          speech={speech}
          words={reword(messages, program.messages)}
        />
      ),
    sharing: liveSharing(host, root, tag, messages, changed, () => enrol(host, watch, waits)),
    content(session, speech) {
      celebrate(session)
      const words = reword(messages, session.program.messages)
      const onDraws = () => openPart(draws, { session, speech })
      if (!session.code) {
        return (
          <Steps
            session={session}
            speech={speech}
            words={words}
            onDraws={host.identity() ? onDraws : undefined}
          />
        )
      }
      return (
        <Story
          session={session}
          speech={speech}
          words={words}
          tab={tab}
          said={said}
          buyer={buyer}
          open={open}
          answer={open !== undefined && answers?.content(open, session, speech, words)}
          onTab={(chosen) => {
            tab = chosen
            open = undefined
            changed()
          }}
          onOpen={toggle}
          onMissing={() => openPart(missing, { session, speech })}
          onWallet={() => openPart(wallet, { session, speech })}
          onChoose={(reward) => openPart(wallet, { session, speech, reward })}
          onDraws={onDraws}
          onCopyCode={(code) => copyCode(code, words)}
        />
      )
    },
    async signIn() {
      const { liveSignIn } = await import('../instant/live-sign-in.tsx')
      return liveSignIn(host, root, tag, changed)
    },
    stop() {
      isStopped = true
      answers?.stop()
      wallet.remove()
      missing.remove()
      draws.remove()
      trace.remove()
    },
  }
}
