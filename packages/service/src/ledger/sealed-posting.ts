import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { SealedPosting } from '@goodword/domain/ledger/seal'
import { sql } from 'drizzle-orm'

/** A posting as its row has it. */
export type PostingRow = {
  readonly id: string
  readonly journal: string
  readonly debit_owner: string
  readonly debit_kind: string
  readonly credit_owner: string
  readonly credit_kind: string
  readonly amount: number
  readonly asset: string
  readonly reward_id: string | null
  readonly cause: string | null
  readonly posted_at: Date
  readonly transaction: string
}

/** The columns of a posting, of the table that a query calls `p`. */
export const postingColumns = sql`p.id, p.journal, p.debit_owner, p.debit_kind, p.credit_owner, p.credit_kind,
  p.amount, p.asset, p.reward_id, p.cause, p.posted_at, p.transaction::text as transaction`

/** The accounts in which value stands that is owed: those of participants. */
export const owedKinds = ['held', 'available', 'issued', 'balance', 'debt'] as const

/** A posting as it is sealed and shown. */
export function toSealedPosting(workspaceUuid: string, row: PostingRow): SealedPosting {
  const ownerOf = (uuid: string, kind: string) => {
    if ((owedKinds as readonly string[]).includes(kind)) return toId('par', uuid)
    return toId(uuid === workspaceUuid ? 'wsp' : 'prg', uuid)
  }
  return {
    amount: row.amount,
    asset: row.asset,
    cause: row.cause,
    credit_kind: row.credit_kind,
    credit_owner: ownerOf(row.credit_owner, row.credit_kind),
    debit_kind: row.debit_kind,
    debit_owner: ownerOf(row.debit_owner, row.debit_kind),
    id: toId('pst', row.id),
    journal: row.journal,
    posted_at: toInstant(row.posted_at.getTime()),
    reward_id: row.reward_id === null ? null : toId('rwd', row.reward_id),
    transaction: row.transaction,
    workspace_id: toId('wsp', workspaceUuid),
  }
}
