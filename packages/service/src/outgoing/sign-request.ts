import { createHmac } from 'node:crypto'

/**
 * The headers by which a receiver knows that a request is ours and fresh, after Standard Webhooks 1.0.0.
 * The id stays the same over all attempts, so it is also what a receiver tells repetitions by.
 */
export function signRequest(
  secret: Uint8Array,
  { id, atMs, body }: { readonly id: string; readonly atMs: number; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1000))
  const signature = createHmac('sha256', secret)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
    'idempotency-key': id,
  }
}

/** A signing secret as receivers' libraries read it. */
export function secretText(secret: Uint8Array): string {
  return `whsec_${Buffer.from(secret).toString('base64')}`
}
