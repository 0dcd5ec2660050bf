import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import type { Payout, ProviderKind } from '@goodword/domain/payouts/payout'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { type OutgoingRules, outgoingRules } from '../outgoing/check-address.ts'
import { type OutgoingAnswer, sendSignedRequest } from '../outgoing/send-signed-request.ts'
import type { StoredProvider } from './read-provider.ts'
import { providerSecretLabel } from './set-payout-provider.ts'

/** A payout as a provider is told of it: our ids, and the recipient by the merchant's own. */
export type PayoutOrder = Pick<
  Payout,
  'id' | 'amount' | 'asset' | 'participant_id' | 'program_id' | 'beneficiary' | 'attempt'
> & { readonly external_id: string | null; readonly sent_at: Instant | null }

/**
 * What a provider said. `unknown` is neither: the transfer may have been made, so it is asked again under
 * the same id and never given up by itself, else it would be paid twice.
 */
export type ProviderAnswer =
  | { readonly kind: 'accepted'; readonly reference: string | null }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown' }

/** Who carries payouts out. Sending one again is sending it once: the payout's id says which it is. */
export type PayoutProvider = { send(order: PayoutOrder): Promise<ProviderAnswer> }

/** The provider that a payout was sent through. */
export function providerOf(
  ctx: Context,
  kind: ProviderKind,
  stored: StoredProvider,
): PayoutProvider {
  if (kind === 'manual') return manual
  if (stored.kind === 'manual') return gone
  const secret = ctx.vault.open(providerSecretLabel, stored.sealed_secret)
  return httpProvider(outgoingRules(ctx.server), stored.url, secret, ctx.server.clock)
}

/** People: what stands in the exported file is in their hands. */
const manual: PayoutProvider = {
  send: async () => ({ kind: 'accepted', reference: null }),
}

/** A server that is no longer named. Whether it made the transfer, only the merchant can say. */
const gone: PayoutProvider = { send: async () => ({ kind: 'unknown' }) }

/** A server of the merchant's, told by a signed call. */
function httpProvider(
  rules: OutgoingRules,
  url: string,
  secret: Uint8Array,
  clock: () => number,
): PayoutProvider {
  return {
    send: async ({ id, ...order }) => {
      const body = JSON.stringify({ payout_id: id, ...order })
      return readAnswer(await sendSignedRequest(rules, { url, id, body, secret, atMs: clock() }))
    },
  }
}

const Accepted = v.object({
  reference: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), null),
})
const Refused = v.object({ reason: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })

/** 2xx accepts and 400 or 422 refuses; everything else leaves it open whether the transfer was made. */
export function readAnswer(answer: OutgoingAnswer): ProviderAnswer {
  if (answer.kind === 'failed') return { kind: 'unknown' }
  const said = parseJson(answer.body)
  if (answer.status >= 200 && answer.status < 300) {
    const { success, output } = v.safeParse(Accepted, said)
    return { kind: 'accepted', reference: success ? output.reference : null }
  }
  if (answer.status !== 400 && answer.status !== 422) return { kind: 'unknown' }
  const { success, output } = v.safeParse(Refused, said)
  return { kind: 'refused', reason: success ? output.reason : 'refused_by_provider' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
