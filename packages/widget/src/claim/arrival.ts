import type { Host } from '../host.ts'

/** A friend's link, kept first-party: a click token ("c1.…"), or the code that stood in the address. */
export function readArrival({ memory }: Host): string | undefined {
  return memory.recall('arrival') || undefined
}

/** Keeps another; an empty one forgets it. */
export function keepArrival(host: Host, tokenOrCode: string): void {
  host.memory.keep('arrival', tokenOrCode)
  bakeArrival(host)
}

/** Tells the shop's server of the link, by a first-party cookie, where things may be stored. */
export function bakeArrival(host: Host): void {
  const arrived = readArrival(host) ?? ''
  if (host.memory.mayStore) writeCookie(arrived)
}

/** Writes the cookie that the shop's server reads; an empty text takes it away. */
export function writeCookie(text: string): void {
  // A year is longer than any click counts; what the server calls expired is forgotten earlier.
  const life = text ? 'max-age=31536000' : 'expires=Thu, 01 Jan 1970 00:00:00 GMT'
  const cookie = `gw=${encodeURIComponent(text)};path=/;samesite=lax;${life}`
  const end = location.protocol === 'https:' ? ';secure' : ''
  try {
    // An element named "cookie" hides the document's own member of that name.
    Reflect.set(Document.prototype, 'cookie', cookie + end, document)
  } catch {
    // A sandboxed frame has no cookies; the link is kept for this page.
  }
}
