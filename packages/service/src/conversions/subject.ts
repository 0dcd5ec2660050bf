import type { Lowering } from '@goodword/domain/conversions/stand-in'
import { type Id, uuidOf } from '@goodword/domain/ids'

/** What a transaction is about; everybody whom it may concern is found from here. */
export type Subject = {
  readonly externalIds?: readonly string[]
  readonly identities?: readonly { readonly kind: string; readonly blindIndex: Uint8Array }[]
  readonly devices?: readonly Uint8Array[]
  readonly claimIds?: readonly string[]
  readonly advocateIds?: readonly string[]
  readonly programIds?: readonly string[]
  /** Versions that something is promised under beside conversions, which neither claim nor referral tells of. */
  readonly versions?: readonly number[]
  readonly naturalKeys?: readonly { readonly type: string; readonly external_id: string }[]
  readonly conversionIds?: readonly string[]
  readonly referralIds?: readonly string[]
  /** The conversions may turn out to be less, so that others of their friends may have to bear a referral. */
  readonly lowering?: Lowering
  readonly rewardIds?: readonly string[]
  /** Instants whose calendar periods limits and tallies may ask for, and what amounts there are in. */
  readonly instants: readonly number[]
  readonly assets?: readonly string[]
}

/** The uuids of ids, for a subject. */
export function uuidsOf(ids: readonly Id[]): string[] {
  return ids.map(uuidOf)
}
