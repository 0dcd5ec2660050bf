import type { endSignIn, sendSignInLink } from '@goodword/contract/instant'
import type { ComponentChild } from 'preact'
import { callApi } from '../call-api.ts'
import type { Host } from '../host.ts'
import type { InstantMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { dress } from '../stand.ts'
import { loadLanguage, wireLocale } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { catalogue } from './catalogue.ts'
import css from './instant.css?inline'
import { MailBox } from './mail-box.tsx'

export type LiveSignIn = {
  /** What stands in the place of the story: the way to it, or the story and the way out. */
  content(session: Session, story: ComponentChild): ComponentChild
}

/** Asks somebody whom the shop does not vouch for to confirm their address, before any status is shown. */
export async function liveSignIn(
  host: Host,
  root: ShadowRoot,
  tag: string,
  changed: () => void,
): Promise<LiveSignIn> {
  const { messages } = await loadLanguage(tag, catalogue, host)
  dress(root, css)
  let said = host.memory.isLinkTooOld ? messages.linkTooOld : ''
  host.memory.isLinkTooOld = false
  let isBusy = false

  async function send(email: string, words: InstantMessages): Promise<void> {
    if (isBusy) return
    isBusy = true
    changed()
    const answer = await callApi<typeof sendSignInLink>(host, {
      method: 'POST',
      to: 'instant/mail',
      body: {
        handle: host.memory.recall('handle') ?? '',
        email,
        program_id: host.program,
        locale: wireLocale(host.locale),
      },
    })
    isBusy = false
    said = answer.ok ? words.linkSent : words.linkNotSent
    changed()
  }

  async function leave(renewal: string): Promise<void> {
    host.memory.keep('renewal', '')
    host.memory.keep('handle', '')
    host.identify(null)
    await callApi<typeof endSignIn>(host, {
      method: 'POST',
      to: 'instant/sign-out',
      body: { renewal },
    })
  }

  return {
    content({ code, program }, story) {
      const words = reword(messages, program.messages)
      if (!host.identity()) {
        if (!code && said === '') return story
        return (
          <>
            {code && (
              <MailBox
                words={words}
                said={said}
                isBusy={isBusy}
                onSend={(email) => send(email, words)}
              />
            )}
            {!code && (
              <p class="quiet" role="status">
                {said}
              </p>
            )}
            {!code && story}
          </>
        )
      }
      const renewal = host.memory.recall('renewal')
      return (
        <>
          {story}
          {renewal && (
            <button type="button" class="leave quiet" onClick={() => leave(renewal)}>
              {words.signOut}
            </button>
          )}
        </>
      )
    },
  }
}
