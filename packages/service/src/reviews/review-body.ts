import type { Review } from '@goodword/contract/reviews'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { ReviewState } from '@goodword/domain/reviews/review-states'
import type { InferInput } from 'valibot'

/** A row of `reviews` as the driver reads it. */
export type ReviewRow = {
  readonly id: string
  readonly kind: 'identity_conflict' | 'same_device' | 'count_fell' | 'refunded_after_use'
  readonly referral_id: string | null
  readonly participant_id: string | null
  readonly other_participant_id: string | null
  readonly reward_id: string | null
  readonly state: ReviewState
  readonly note: string | null
  readonly opened_at: Date
  readonly decided_at: Date | null
}

/** A review for the wire. */
export function reviewBody(row: ReviewRow): InferInput<typeof Review> {
  return {
    id: toId('rvw', row.id),
    kind: row.kind,
    referral_id: row.referral_id && toId('ref', row.referral_id),
    participant_id: row.participant_id && toId('par', row.participant_id),
    other_participant_id: row.other_participant_id && toId('par', row.other_participant_id),
    reward_id: row.reward_id && toId('rwd', row.reward_id),
    state: row.state,
    note: row.note,
    opened_at: toInstant(row.opened_at.getTime()),
    decided_at: row.decided_at && toInstant(row.decided_at.getTime()),
  }
}
