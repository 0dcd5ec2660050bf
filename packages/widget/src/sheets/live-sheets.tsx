import type { ComponentChild } from 'preact'
import type { Host } from '../host.ts'
import type { SharingMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { channelLink } from '../share/channel-link.ts'
import type { Channel } from '../share/choose-channels.ts'
import { noteShare } from '../share/note-share.ts'
import { dress } from '../stand.ts'
import { directionOf, loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { catalogue } from './catalogue.ts'
import { drawPoster, type Ink, type Poster } from './draw-poster.ts'
import { PosterSheet } from './poster-sheet.tsx'
import { printCard } from './print-card.ts'
import css from './sheets.css?inline'
import { WordsSheet } from './words-sheet.tsx'

export type LiveSheets = {
  /** Opens the picture for a channel, or the message that goes with the link (""). */
  open(wanted: Channel | ''): void
  content(session: Session, speech: Speech): ComponentChild
}

/**
 * What opens in the place of the link; fetched when it is opened. `title` stands on the picture; `message` reads the
 * message, and sets it.
 */
export async function liveSheets(
  host: Host,
  root: ShadowRoot,
  tag: string,
  changed: () => void,
  title: (session: Session, speech: Speech) => string,
  message: (session: Session, speech: Speech, text?: string) => string,
): Promise<LiveSheets> {
  const { messages } = await loadLanguage(tag, catalogue, host)
  dress(root, css)
  let wanted: Channel | '' | undefined
  let said = ''

  function open(next: Channel | ''): void {
    wanted = next
    said = ''
    changed()
    root.querySelector<HTMLElement>('.sheet-head h3')?.focus()
  }

  function close(): void {
    const opener = `.chip[data-channel="${wanted}"]`
    wanted = undefined
    changed()
    root.querySelector<HTMLElement>(opener)?.focus()
  }

  const wordsOf = ({ program }: Session) => reword(messages, program.messages)

  function say(text: string): void {
    said = text
    changed()
  }

  function poster(session: Session, speech: Speech, channel: Channel): ComponentChild {
    const words = wordsOf(session)
    const picture = posterOf(session, speech, channel, words, title(session, speech))
    const name = `${picture.code}.png`
    const canvas = () => root.querySelector('canvas') as HTMLCanvasElement
    const note = () => noteShare(host, session.program.id, channel)
    return (
      <PosterSheet
        poster={picture}
        words={words}
        isForWeChat={channel === 'wechat'}
        canShare={canShareFiles()}
        canCopy={typeof ClipboardItem === 'function'}
        said={said}
        draw={(element) => drawPoster(element, picture, inkOf(root))}
        onSave={async () => {
          save(await pictureOf(canvas()), name)
          note()
        }}
        onCopy={async () => {
          try {
            const item = new ClipboardItem({ 'image/png': pictureOf(canvas()) })
            await navigator.clipboard.write([item])
            note()
            say(words.pictureCopied)
          } catch {
            say('')
          }
        }}
        onShare={async () => {
          try {
            const file = new File([await pictureOf(canvas())], name, { type: 'image/png' })
            await navigator.share({ files: [file] })
            note()
          } catch {
            // The customer thought better of it.
          }
        }}
        onPrint={() => {
          if (printCard(picture, speech.t.locale)) note()
          else say(words.printBlocked)
        }}
        onBack={close}
      />
    )
  }

  function content(session: Session, speech: Speech): ComponentChild {
    if (wanted === undefined) return undefined
    if (wanted) return poster(session, speech, wanted)
    return (
      <WordsSheet
        text={message(session, speech)}
        title={wordsOf(session).messageName}
        words={wordsOf(session)}
        onText={(text) => {
          message(session, speech, text)
          changed()
        }}
        onBack={close}
      />
    )
  }

  return { open, content }
}

function posterOf(
  { code }: Session,
  speech: Speech,
  channel: Channel,
  words: SharingMessages,
  title: string,
): Poster {
  return {
    width: 750,
    height: 1080,
    link: channelLink(code?.link ?? '', channel),
    title,
    scan: words.posterScan,
    code: code?.alias ?? '',
    direction: directionOf(speech.t.locale),
  }
}

/** The colours of the button beside the picture, whoever set them. */
function inkOf(root: ShadowRoot): Ink {
  const button = root.querySelector('.poster .primary')
  const look = getComputedStyle(button ?? root.host)
  return { accent: look.backgroundColor, accentText: look.color, font: look.fontFamily }
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture.'))), 'image/png')
  })
}

function save(picture: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(picture)
  link.download = name
  link.click()
  // The browser has taken it by the next turn; keeping the address would keep the picture.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

function canShareFiles(): boolean {
  try {
    const file = new File([], 'a.png', { type: 'image/png' })
    return navigator.canShare({ files: [file] })
  } catch {
    return false
  }
}
