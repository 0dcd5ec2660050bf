import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { callerPrefix } from './client-address.ts'
import type { Parts } from './parts.ts'

/** The network that a request comes from. */
export function callerOf({ trustedProxies }: Pick<Parts, 'trustedProxies'>, c: Context): string {
  // Tests ask without a socket.
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  return callerPrefix(
    incoming?.socket?.remoteAddress,
    c.req.raw.headers.get('x-forwarded-for'),
    trustedProxies,
  )
}
