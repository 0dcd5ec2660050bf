import type { Credit } from '@goodword/contract/credits'
import type { CreditState } from '@goodword/domain/credits/credit-states'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { InferInput } from 'valibot'

/** A row of `credits` as the driver reads it. */
export type CreditRow = {
  readonly id: string
  readonly program_id: string
  readonly participant_id: string
  readonly kind: 'cash' | 'credit' | 'points'
  readonly amount: number
  readonly asset: string
  readonly reason: string
  readonly state: CreditState
  readonly needs_second_person: boolean
  readonly proposed_by: string
  readonly proposed_by_name: string
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly reward_id: string | null
  readonly proposed_at: Date
  readonly decided_at: Date | null
}

/** A credit for the wire. */
export function creditBody(row: CreditRow): InferInput<typeof Credit> {
  const { decided_by, decided_by_name } = row
  return {
    id: toId('crd', row.id),
    program_id: toId('prg', row.program_id),
    participant_id: toId('par', row.participant_id),
    kind: row.kind,
    amount: row.amount,
    asset: row.asset,
    reason: row.reason,
    state: row.state,
    needs_second_person: row.needs_second_person,
    proposed_by: { id: row.proposed_by, name: row.proposed_by_name },
    decided_by: decided_by === null ? null : { id: decided_by, name: decided_by_name! },
    reward_id: row.reward_id && toId('rwd', row.reward_id),
    proposed_at: toInstant(row.proposed_at.getTime()),
    decided_at: row.decided_at && toInstant(row.decided_at.getTime()),
  }
}
