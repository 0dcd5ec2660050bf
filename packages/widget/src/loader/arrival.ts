import type { Arrival } from '../host.ts'
import { attempt, memory } from './memory.ts'

/**
 * The friend's link: `?gw=` of the page's address, kept in storage and in a first-party cookie that the
 * shop's server can read. The newest link wins, because its offer is the one the friend sees.
 */
export function captureArrival(address: Location): Arrival {
  // In hand too, for browsers that allow neither storage nor cookie.
  let current = memory.recall('arrival')

  const keep = (text: string) => {
    current = text
    memory.keep('arrival', text)
    // A year is longer than any click counts; what the server calls expired is forgotten earlier.
    const cookie = `gw=${encodeURIComponent(text)};path=/;samesite=lax;max-age=${text && 31536e3}`
    const end = address.protocol === 'https:' ? ';secure' : ''
    attempt(() => Reflect.set(Document.prototype, 'cookie', cookie + end, document))
  }

  const given = new URLSearchParams(address.search).get('gw')
  if (given && /^[\w.\-\p{L}]{1,120}$/u.test(given)) keep(given)
  return { read: () => current || undefined, keep }
}
