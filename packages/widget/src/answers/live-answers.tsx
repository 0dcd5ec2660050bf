import type { ComponentChild } from 'preact'
import type { Host } from '../host.ts'
import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { dress } from '../stand.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { Answer } from './answer.tsx'
import type { AnswerState } from './answer-state.ts'
import css from './answers.css?inline'
import { askWhy } from './ask-why.ts'
import { catalogue } from './catalogue.ts'
import { friendHappenings, rewardHappenings } from './happenings.ts'
import { liveAppeals } from './live-appeals.tsx'

export type LiveAnswers = {
  /** Looks up why something stands as it does, unless that is known. */
  ask(id: string): void
  content(id: string, session: Session, speech: Speech, story: StoryMessages): ComponentChild
  stop(): void
}

/** What opened rows say, with where it comes from; fetched when the first is opened. */
export async function liveAnswers(
  host: Host,
  root: ShadowRoot,
  tag: string,
  changed: () => void,
  openTrace: (referralId: string, session: Session, speech: Speech) => void,
): Promise<LiveAnswers> {
  const { messages } = await loadLanguage(tag, catalogue, host)
  dress(root, css)
  const ending = new AbortController()
  const answers = new Map<string, AnswerState>()
  const appeals = liveAppeals(host, root, ending.signal, changed)
  let known: Session | undefined
  appeals.load()

  async function ask(id: string): Promise<void> {
    const state = answers.get(id)
    if (state && state.kind !== 'failed') return
    answers.set(id, { kind: 'loading' })
    changed()
    const answer = await askWhy(host, id, ending.signal)
    if (ending.signal.aborted) return
    answers.set(id, answer)
    changed()
  }

  return {
    ask,
    content(id, session, speech, story) {
      // Another session may have other reasons; what is open is asked for anew.
      if (known && known !== session) {
        answers.clear()
        queueMicrotask(() => ask(id))
      }
      known = session
      const words = reword(messages, session.program.messages)
      const reward = session.rewards.find((one) => one.id === id)
      const friend = session.friends.find((one) => one.referral_id === id)
      const happenings = reward
        ? rewardHappenings(reward, words, story)
        : friend
          ? friendHappenings(friend, words, story)
          : []
      return (
        <Answer
          state={answers.get(id) ?? { kind: 'loading' }}
          happenings={happenings}
          reward={reward}
          lang={receiptLang(speech.t.locale)}
          speech={speech}
          words={words}
          onRetry={() => ask(id)}
          onTrace={friend && (() => openTrace(id, session, speech))}
          appeal={
            /^(denied|reversed|cancelled|expired)$/.test((reward ?? friend)?.state ?? '') &&
            appeals.content(id, speech, words)
          }
        />
      )
    },
    stop: () => ending.abort(),
  }
}

/** Receipts speak English to whoever does not read Chinese: named, so that it is read aloud as such. */
function receiptLang(locale: string): string | undefined {
  return /^(en|zh)\b/.test(locale) ? undefined : 'en'
}
