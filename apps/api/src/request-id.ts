import { randomUUID } from 'node:crypto'

/** The id under which a request is logged: the caller's own where it looks like one, else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id')
  // Nothing else gets through, so that nobody writes lines of their own into a log.
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}
