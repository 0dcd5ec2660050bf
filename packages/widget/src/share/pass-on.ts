import { copyText } from '../copy-text.ts'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import { channelLink } from './channel-link.ts'
import { noteShare } from './note-share.ts'

/**
 * What a tap came to, by the name of the text that says so. `linkReady`: the link was made, but the browser
 * wants another tap for it.
 */
export type Passed =
  | 'linkCopied'
  | 'linkShared'
  | 'left'
  | 'linkReady'
  | 'copyByHand'
  | 'notEnrolled'

/** Copies or shares the customer's link, which may still be in the making by the same tap. */
export async function passOn(
  host: Host,
  channel: 'copy' | 'native',
  enrolling: Promise<Session | undefined> | Session,
  shareText: (session: Session) => string,
): Promise<Passed> {
  const later = Promise.resolve(enrolling)
  const outcome =
    channel === 'copy'
      ? await copyText(later.then((known) => known?.code && channelLink(known.code.link, channel)))
      : await shareNatively(later, shareText)

  const known = await later
  if (!known?.code) return 'notEnrolled'
  if (outcome === 'left') return 'left'
  if (outcome === 'refused') return enrolling instanceof Promise ? 'linkReady' : 'copyByHand'

  noteShare(host, known.program.id, channel)
  return channel === 'copy' ? 'linkCopied' : 'linkShared'
}

async function shareNatively(
  later: Promise<Session | undefined>,
  shareText: (session: Session) => string,
): Promise<'done' | 'left' | 'refused'> {
  const known = await later
  if (!known?.code) return 'refused'
  try {
    const url = channelLink(known.code.link, 'native')
    await navigator.share({ text: shareText(known), url })
    return 'done'
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'left' : 'refused'
  }
}
