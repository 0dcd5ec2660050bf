import type { Appeal, WidgetAppeal } from '@goodword/contract/appeals'
import { type Db, rows } from '@goodword/db/connect'
import type { AppealState } from '@goodword/domain/appeals/appeal-states'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { AppealsPolicy } from '@goodword/domain/programs/document/appeals'
import { type SQL, sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import type { Context } from '../context.ts'
import { openWords } from '../participants/sealed-words.ts'

/** A row of `appeals` as the driver reads it, with its person's key and what was given by it. */
export type AppealRow = {
  readonly id: string
  readonly program_id: string
  readonly participant_id: string
  readonly subject: string
  readonly decision_id: string | null
  readonly reward_id: string | null
  readonly referral_id: string | null
  readonly reason: string
  readonly signal: string | null
  readonly state: AppealState
  readonly sealed: Uint8Array
  readonly sealed_answer: Uint8Array | null
  readonly overdue: AppealsPolicy['overdue']
  readonly opened_at: Date
  readonly answer_by: Date
  readonly proposed_by: string | null
  readonly proposed_by_name: string | null
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly decided_at: Date | null
  readonly receipt_id: string | null
  readonly wrapped_key: Uint8Array | null
  readonly reward_ids: readonly string[] | null
}

/** What the customer wrote. */
export type Plea = { readonly text: string; readonly evidence: readonly string[] }

/** Appeals of a workspace that are meant, `a` being the appeal; newest first. */
export function readAppeals(
  db: Db,
  workspaceId: string,
  isMeant: SQL,
  rowsMax = 1,
): Promise<AppealRow[]> {
  const w = sql`${workspaceId}::uuid`
  return rows<AppealRow>(
    db,
    sql`select a.*, e.wrapped_key, (select json_agg(r.id order by r.id) from rewards r
        where r.workspace_id = ${w} and r.participant_id = a.participant_id and r.decision_id = a.receipt_id) as reward_ids
      from appeals a left join envelopes e on e.workspace_id = ${w} and e.participant_id = a.participant_id
      where a.workspace_id = ${w} and ${isMeant} order by a.id desc limit ${rowsMax}`,
  )
}

/** What the customer wrote; undefined once they are erased. */
export function pleaOf(ctx: Pick<Context, 'vault'>, row: AppealRow): Plea | undefined {
  const sealed = { wrappedKey: row.wrapped_key, sealed: row.sealed }
  return openWords(ctx, row.participant_id, pleaLabel(row.id), sealed) as Plea | undefined
}

export const pleaLabel = (uuid: string) => `appeal/${uuid}`
export const answerLabel = (uuid: string) => `appeal-answer/${uuid}`

/** An appeal for staff. */
export function appealBody(
  ctx: Pick<Context, 'vault' | 'now'>,
  row: AppealRow,
): InferInput<typeof Appeal> {
  const { proposed_by, proposed_by_name, decided_by, decided_by_name } = row
  return {
    ...widgetAppealBody(ctx, row),
    participant_id: toId('par', row.participant_id),
    reason: row.reason,
    signal: row.signal,
    overdue: row.overdue,
    proposed_by: proposed_by === null ? null : { id: proposed_by, name: proposed_by_name! },
    decided_by: decided_by === null ? null : { id: decided_by, name: decided_by_name! },
    receipt_id: row.receipt_id && toId('dec', row.receipt_id),
  }
}

/** An appeal for its customer. */
export function widgetAppealBody(
  ctx: Pick<Context, 'vault' | 'now'>,
  row: AppealRow,
): InferInput<typeof WidgetAppeal> {
  const plea = pleaOf(ctx, row)
  const sealed = { wrappedKey: row.wrapped_key, sealed: row.sealed_answer }
  const answer = openWords(ctx, row.participant_id, answerLabel(row.id), sealed)
  return {
    id: toId('apl', row.id),
    program_id: toId('prg', row.program_id),
    decision_id: row.decision_id && toId('dec', row.decision_id),
    reward_id: row.reward_id && toId('rwd', row.reward_id),
    referral_id: row.referral_id && toId('ref', row.referral_id),
    state: row.state,
    text: plea?.text ?? null,
    evidence: [...(plea?.evidence ?? [])],
    opened_at: toInstant(row.opened_at.getTime()),
    due_at: toInstant(row.answer_by.getTime()),
    is_overdue: row.state === 'open' && row.answer_by.getTime() <= ctx.now,
    decided_at: row.decided_at && toInstant(row.decided_at.getTime()),
    answer: typeof answer === 'string' ? answer : null,
    reward_ids: (row.reward_ids ?? []).map((id) => toId('rwd', id)),
  }
}
