import type { ConversionDecision, GiveOutcome } from '../conversions/conversion-decision.ts'
import type { Id } from '../ids.ts'

/** What of a receipt a participant may contest, or why nothing. */
export type Contestable =
  | { readonly kind: 'denial' }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'taken_back'; readonly rewardId: Id<'rwd'> }
  | {
      readonly kind: 'nothing'
      readonly reason: 'not_concerned' | 'not_decided' | 'name_the_reward'
    }

/**
 * What a participant may contest of a decision: that the referral was denied, or else what they were not
 * given, or else what was taken from them. What still waits is not decided yet.
 */
export function contestable(
  { referral, rules }: Pick<ConversionDecision, 'referral' | 'rules'>,
  participantId: Id<'par'>,
): Contestable {
  if (referral && (referral.to.at(-1) ?? referral.from) === 'denied') return { kind: 'denial' }
  const own = rules.flatMap(({ gives }) => gives).filter((give) => isOf(give, participantId))
  const declined = own.filter(({ result }) => result === 'declined')
  const refused = declined.find(isDecided)
  if (refused) return { kind: 'declined', reason: refused.reason! }
  const gone = own.flatMap(({ result, reward_id }) =>
    result === 'taken_back' && reward_id !== null ? [reward_id] : [],
  )
  const [rewardId] = gone
  if (rewardId === undefined) {
    return { kind: 'nothing', reason: declined.length > 0 ? 'not_decided' : 'not_concerned' }
  }
  return gone.length === 1
    ? { kind: 'taken_back', rewardId }
    : { kind: 'nothing', reason: 'name_the_reward' }
}

/** Whether a gift was declined for good: what waits for something is decided when that comes. */
export function isDecided({ reason }: Pick<GiveOutcome, 'reason'>): boolean {
  return reason !== null && !waiting.has(reason)
}

const waiting: ReadonlySet<string> = new Set([
  'waits_for_confirmation',
  'waits_for_review',
  'referral_queued',
  'count_not_reached',
  'total_not_reached',
])

function isOf({ participant_id }: GiveOutcome, participantId: Id<'par'>): boolean {
  return participant_id === participantId
}
