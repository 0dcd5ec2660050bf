import type { Share } from '@goodword/contract/shares'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { InferInput } from 'valibot'

/** A row of `shares`. */
export type ShareRow = {
  readonly id: string
  readonly program_id: string
  readonly participant_id: string
  readonly channel: string
  readonly shared_at: Date
}

/** A share as the wire has it. */
export function shareBody(row: ShareRow): InferInput<typeof Share> {
  return {
    id: toId('shr', row.id),
    program_id: toId('prg', row.program_id),
    participant_id: toId('par', row.participant_id),
    channel: row.channel,
    shared_at: toInstant(row.shared_at.getTime()),
  }
}
