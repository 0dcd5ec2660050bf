import type { getWidgetDraw } from '@goodword/contract/draws'
import type { Reply } from '@goodword/contract/operation'
import { chooseWinners, commitmentTo, hashOfEntries } from '@goodword/domain/draws/choose-winners'

/** A draw as the API shows it; what else it says beside this is not looked at. */
export type DrawProof = Reply<typeof getWidgetDraw>

export type DrawResult =
  | { readonly kind: 'valid'; readonly winners: NonNullable<DrawProof['winners']> }
  | { readonly kind: 'invalid'; readonly reason: InvalidDraw }

export type InvalidDraw =
  | 'malformed'
  | 'not_held'
  /** The draw is held by another commitment than the one that was noted before. */
  | 'wrong_commitment'
  /** The seed that is shown is not the one that was promised. */
  | 'wrong_seed'
  /** The list of entries is not the one that the draw was held on. */
  | 'wrong_entries'
  /** The seed and the list choose others. */
  | 'wrong_winners'

/**
 * Whether the winners of a draw are those that its seed and its entries choose; nobody is asked. `commitment`
 * is what was published before the draw: whoever noted it then knows that the seed was not chosen afterwards.
 */
export function verifyDraw(
  proof: DrawProof,
  { commitment }: { readonly commitment: string },
): DrawResult {
  // An option lost in plain JavaScript must not become a check that does not happen.
  if (!isHash(commitment)) throw new TypeError('Give the commitment that was published.')
  const { seed, entries, winners } = proof
  if (seed === null || entries === null || winners === null) return invalid('not_held')
  if (!isHash(seed) || !entries.every(isEntry) || !Number.isSafeInteger(proof.winners_max)) {
    return invalid('malformed')
  }
  if (new Set(entries.map(({ entry }) => entry)).size < entries.length) return invalid('malformed')
  if (proof.commitment !== commitment) return invalid('wrong_commitment')
  if (commitmentTo(seed) !== commitment) return invalid('wrong_seed')
  if (hashOfEntries(entries) !== proof.entries_hash) return invalid('wrong_entries')
  const chosen = chooseWinners(seed, entries, proof.winners_max)
  const isSame =
    chosen.length === winners.length &&
    chosen.every(
      ({ entry, holder }, at) => winners[at]?.entry === entry && winners[at]?.holder === holder,
    )
  return isSame ? { kind: 'valid', winners } : invalid('wrong_winners')
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function isEntry(one: NonNullable<DrawProof['entries']>[number]): boolean {
  return (
    /^[a-z]{3}_[0-9a-z]+$/.test(one.entry) &&
    Number.isSafeInteger(one.holder) &&
    one.holder > 0 &&
    Number.isSafeInteger(one.tickets) &&
    one.tickets > 0
  )
}

function invalid(reason: InvalidDraw): DrawResult {
  return { kind: 'invalid', reason }
}
