import type { Address } from '@goodword/contract/deliveries'
import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { Context } from '../context.ts'
import type { EnvelopeRow } from '../effects/recorded.ts'
import type { StoredEnvelope } from '../participants/person.ts'

export type AddressInput = InferOutput<typeof Address>

/**
 * An address sealed under its owner's own key, so that it goes with them when they are erased. Somebody
 * of whom nothing personal was told has no key yet; the envelope to write for one stands beside it.
 */
export async function sealAddress(
  ctx: Context,
  db: Db,
  participantUuid: string,
  deliveryUuid: string,
  address: AddressInput,
): Promise<{ readonly sealed: Uint8Array; readonly envelope: EnvelopeRow | undefined }> {
  const [stored] = await rows<{ wrapped_key: Uint8Array | null }>(
    db,
    sql`select wrapped_key from envelopes where workspace_id = ${ctx.workspace.uuid}::uuid
      and participant_id = ${participantUuid}::uuid`,
  )
  const wrapped = stored?.wrapped_key ?? ctx.vault.newPersonKey(participantUuid)
  const bytes = Buffer.from(JSON.stringify(address))
  const envelope: EnvelopeRow = {
    participant_id: participantUuid,
    wrapped_key: wrapped,
    sealed: ctx.vault.sealPerson(wrapped, participantUuid, {}),
  }
  return {
    sealed: ctx.vault.sealOfPerson(wrapped, participantUuid, labelOf(deliveryUuid), bytes),
    envelope: stored?.wrapped_key ? undefined : envelope,
  }
}

/** The address of a delivery for the merchant who sends it; none where it was not said, or its owner is erased. */
export function openAddress(
  ctx: Pick<Context, 'vault'>,
  participantUuid: string,
  deliveryUuid: string,
  { wrappedKey, sealed }: StoredEnvelope,
): AddressInput | null {
  if (wrappedKey === null || sealed === null) return null
  const bytes = ctx.vault.openOfPerson(wrappedKey, participantUuid, labelOf(deliveryUuid), sealed)
  return JSON.parse(bytes.toString())
}

function labelOf(deliveryUuid: string): string {
  return `address/${deliveryUuid}`
}
