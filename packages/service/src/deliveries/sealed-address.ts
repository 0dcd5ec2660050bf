import type { Address } from '@goodword/contract/deliveries'
import type { Db } from '@goodword/db/connect'
import type { InferOutput } from 'valibot'
import type { Context } from '../context.ts'
import type { StoredEnvelope } from '../participants/person.ts'
import { openWords, type SealedWords, sealWords } from '../participants/sealed-words.ts'

export type AddressInput = InferOutput<typeof Address>

/** An address sealed under its owner's own key, so that it goes with them when they are erased. */
export function sealAddress(
  ctx: Context,
  db: Db,
  participantUuid: string,
  deliveryUuid: string,
  address: AddressInput,
): Promise<SealedWords> {
  return sealWords(ctx, db, participantUuid, labelOf(deliveryUuid), address)
}

/** The address of a delivery for the merchant who sends it; none where it was not said, or its owner is erased. */
export function openAddress(
  ctx: Pick<Context, 'vault'>,
  participantUuid: string,
  deliveryUuid: string,
  envelope: StoredEnvelope,
): AddressInput | null {
  const opened = openWords(ctx, participantUuid, labelOf(deliveryUuid), envelope)
  return (opened as AddressInput | undefined) ?? null
}

function labelOf(deliveryUuid: string): string {
  return `address/${deliveryUuid}`
}
