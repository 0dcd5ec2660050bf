import type { ComponentChild } from 'preact'
import { copyField } from '../copy-text.ts'
import type { Host } from '../host.ts'
import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { LiveSheets } from '../sheets/live-sheets.tsx'
import { ChannelChips } from '../story/channel-chips.tsx'
import { reword } from '../words/reword.ts'
import { sayOffer } from '../words/say-offer.ts'
import type { Speech } from '../words/speech.ts'
import type { Channel } from './choose-channels.ts'
import { noteShare } from './note-share.ts'
import { passOn } from './pass-on.ts'

export type LiveSharing = {
  /** What the first button does; gives what it came to, in words. Who has no link yet gets one by the same tap. */
  use(channel: 'copy' | 'native', session: Session, speech: Speech): Promise<string>
  /** The ways to share beside copying. `say` tells the customer what came of a tap. */
  chips(
    session: Session,
    speech: Speech,
    channels: readonly Channel[],
    say: (text: string) => void,
  ): ComponentChild
  /** What stands in the place of the link while it is open: the message, the picture. */
  sheet(session: Session, speech: Speech): ComponentChild
}

/** What the taps on the link do. The first panel stands without it. */
export function liveSharing(
  host: Host,
  root: ShadowRoot,
  tag: string,
  messages: StoryMessages,
  changed: () => void,
  enrol: () => Promise<Session | undefined>,
): LiveSharing {
  let sheets: LiveSheets | undefined
  let ownText: string | undefined

  const wordsOf = ({ program }: Session) => reword(messages, program.messages)

  function textFor(session: Session, speech: Speech, channel: Channel | ''): string {
    const { share_texts, share_text, friend_gift } = session.program
    const text = ownText ?? share_texts[channel] ?? share_text
    if (text !== null) return text
    const words = wordsOf(session)
    return friend_gift
      ? words.shareText(sayOffer(friend_gift, speech, words))
      : words.shareTextPlain
  }

  /** What goes with the link: the customer's words where they wrote some, which a text given here becomes. */
  function messageText(session: Session, speech: Speech, text = ownText): string {
    ownText = text
    return textFor(session, speech, '')
  }

  function title(session: Session, speech: Speech): string {
    const { friend_gift, name } = session.program
    return friend_gift ? sayOffer(friend_gift, speech, wordsOf(session)) : name
  }

  /** Opens the picture for a channel in the place of the link, or the message (""). */
  async function openSheet(wanted: Channel | ''): Promise<void> {
    try {
      const { liveSheets } = await import('../sheets/live-sheets.tsx')
      sheets ??= await liveSheets(host, root, tag, changed, title, messageText)
      sheets.open(wanted)
    } catch {
      host.emit('failed', { code: 'script_blocked' })
    }
  }

  return {
    async use(channel, session, speech) {
      const passed = await passOn(host, channel, session.code ? session : enrol(), (known) =>
        textFor(known, speech, channel),
      )
      if (passed === 'left') return ''
      if (passed === 'notEnrolled') return speech.t.notEnrolled
      const isByHand = passed === 'copyByHand'
      const isCopied = isByHand && copyField(root.querySelector<HTMLInputElement>('.field'))
      return wordsOf(session)[isCopied ? 'linkCopied' : passed]
    },
    chips(session, speech, channels, say) {
      const words = wordsOf(session)
      return (
        <ChannelChips
          channels={channels}
          link={session.code?.link ?? ''}
          words={words}
          textFor={(channel) => textFor(session, speech, channel)}
          onChannel={(channel, isOpened) => {
            if (!isOpened) return void openSheet(channel)
            noteShare(host, session.program.id, channel)
            return say(words.channelOpened(words.channels[channel] ?? ''))
          }}
          onEdit={() => openSheet('')}
        />
      )
    },
    sheet: (session, speech) => sheets?.content(session, speech),
  }
}
