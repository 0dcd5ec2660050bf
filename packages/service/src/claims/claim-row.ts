import type { Claim, WidgetClaim } from '@goodword/contract/claims'
import { type Db, rows } from '@goodword/db/connect'
import type { HandClaimState } from '@goodword/domain/claims/hand-claim-states'
import { type ClaimFinding, toldToClaimant } from '@goodword/domain/claims/judge-claim'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { ClaimsPolicy } from '@goodword/domain/programs/document/claims'
import { type SQL, sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Context } from '../context.ts'
import { openWords } from '../participants/sealed-words.ts'

/** A row of `hand_claims` as the driver reads it, with its advocate's key. */
export type HandClaimRow = {
  readonly id: string
  readonly program_id: string
  readonly participant_id: string
  readonly type: string
  readonly external_id: string
  readonly email_index: Uint8Array | null
  readonly phone_index: Uint8Array | null
  readonly sealed: Uint8Array
  readonly sealed_answer: Uint8Array | null
  readonly shared_at: Date | null
  readonly state: HandClaimState
  readonly finding: ClaimFinding
  readonly is_proven: boolean
  readonly overdue: ClaimsPolicy['overdue']
  readonly opened_at: Date
  readonly answer_by: Date
  readonly waits_until: Date
  readonly conversion_id: string | null
  readonly referral_id: string | null
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly decided_at: Date | null
  readonly wrapped_key: Uint8Array | null
}

/** What the advocate said of the friend. */
export type NamedFriend = {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

/** Claims by hand of a workspace that are meant, `h` being the claim; newest first. */
export function readHandClaims(
  db: Db,
  workspaceId: string,
  isMeant: SQL,
  rowsMax = 1,
): Promise<HandClaimRow[]> {
  const w = sql`${workspaceId}::uuid`
  return rows<HandClaimRow>(
    db,
    sql`select h.*, e.wrapped_key from hand_claims h
      left join envelopes e on e.workspace_id = ${w} and e.participant_id = h.participant_id
      where h.workspace_id = ${w} and ${isMeant} order by h.id desc limit ${rowsMax}`,
  )
}

export const friendLabel = (uuid: string) => `claim/${uuid}`
export const answerLabel = (uuid: string) => `claim-answer/${uuid}`

/** A claim by hand for staff. */
export function claimBody(
  ctx: Pick<Context, 'vault' | 'now'>,
  row: HandClaimRow,
): InferInput<typeof Claim> {
  return {
    ...shownBody(ctx, row),
    type: row.type,
    participant_id: toId('par', row.participant_id),
    finding: row.finding,
    is_proven: row.is_proven,
    conversion_id: row.conversion_id && toId('cnv', row.conversion_id),
    overdue: row.overdue,
    decided_by: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_by_name! },
  }
}

/** A claim by hand for its advocate. */
export function widgetClaimBody(
  ctx: Pick<Context, 'vault' | 'now'>,
  row: HandClaimRow,
): InferInput<typeof WidgetClaim> {
  const told = toldToClaimant(row.state, row.finding, row.is_proven)
  return { ...shownBody(ctx, row), told }
}

function shownBody(ctx: Pick<Context, 'vault' | 'now'>, row: HandClaimRow) {
  const open = (label: string, sealed: Uint8Array | null) =>
    openWords(ctx, row.participant_id, label, { wrappedKey: row.wrapped_key, sealed })
  const friend = open(friendLabel(row.id), row.sealed) as NamedFriend | undefined
  const answer = open(answerLabel(row.id), row.sealed_answer)
  return {
    id: toId('clm', row.id),
    program_id: toId('prg', row.program_id),
    order_number: row.external_id,
    friend: friend
      ? { name: friend.name ?? null, email: friend.email ?? null, phone: friend.phone ?? null }
      : null,
    shared_at: row.shared_at && toInstant(row.shared_at.getTime()),
    state: row.state,
    opened_at: toInstant(row.opened_at.getTime()),
    due_at: toInstant(row.answer_by.getTime()),
    waits_until: toInstant(row.waits_until.getTime()),
    is_overdue: row.state === 'open' && row.answer_by.getTime() <= ctx.now,
    decided_at: row.decided_at && toInstant(row.decided_at.getTime()),
    answer: typeof answer === 'string' ? answer : null,
    referral_id: row.referral_id && toId('ref', row.referral_id),
  }
}
