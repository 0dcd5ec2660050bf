import { LRUCache } from 'lru-cache'
import type { Server } from './context.ts'

/** Something that a process keeps for a server as long as the server is in use: a cache, a filter. */
export function perServer<T>(make: (server: Server) => T): (server: Server) => T {
  const kept = new WeakMap<Server, T>()
  return (server) => {
    const known = kept.get(server)
    if (known !== undefined) return known
    const made = make(server)
    kept.set(server, made)
    return made
  }
}

/**
 * A cache whose entries live for some seconds of the server's clock. What is kept may be that much
 * behind the database: what another process has changed is seen once the entry has ended.
 */
export function shortCache<Value extends object>(
  max: number,
  seconds: number,
): (server: Server) => LRUCache<string, Value> {
  return perServer(
    ({ clock }) =>
      new LRUCache<string, Value>({
        max,
        ttl: seconds * 1000,
        ttlResolution: 0,
        perf: { now: clock },
      }),
  )
}
