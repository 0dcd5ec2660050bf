import type { OutgoingRules } from '../outgoing/check-address.ts'
import { sendSignedRequest } from '../outgoing/send-signed-request.ts'
import type { FulfilmentAnswer, FulfilmentProvider } from './provider.ts'

/** A server of the merchant's that is asked by a signed request, and answers by its status. */
export function httpProvider(
  rules: OutgoingRules,
  {
    url,
    secret,
    clock,
  }: {
    readonly url: string
    readonly secret: Uint8Array
    /** The real clock: a receiver refuses what is old. */
    readonly clock: () => number
  },
): FulfilmentProvider {
  return {
    fulfil: async (order) => {
      const id = order.redemption_id
      const body = JSON.stringify({ type: 'redemption.requested', ...order })
      const answer = await sendSignedRequest(rules, { url, id, body, secret, atMs: clock() })
      return answer.kind === 'failed'
        ? { kind: 'unclear', reason: answer.reason }
        : answerOf(answer.status, answer.body)
    },
  }
}

// Of the refusals these say "later" rather than "no".
const later: ReadonlySet<number> = new Set([408, 409, 425, 429])

function answerOf(status: number, body: string): FulfilmentAnswer {
  if (status >= 200 && status < 300) return { kind: 'done', reference: referenceIn(body) }
  const reason = `status_${status}`
  const isRefusal = status >= 400 && status < 500 && !later.has(status)
  return isRefusal ? { kind: 'refused', reason } : { kind: 'unclear', reason }
}

/** What the receiver calls it, where it says so: `{ "reference": "…" }`. */
function referenceIn(body: string): string | null {
  try {
    const { reference } = JSON.parse(body)
    const isOne = typeof reference === 'string' && /^[\x20-\x7e]{1,200}$/.test(reference)
    return isOne ? reference : null
  } catch {
    return null
  }
}
