import { rows } from '@goodword/db/connect'
import { type RankedSoFar, rankRows } from '@goodword/domain/boards/rank'
import { shownName } from '@goodword/domain/boards/shown-name'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { namesOf } from '../participants/names.ts'
import type { BoardInPeriod } from './find-board.ts'

/** A row of a board with its rank; the participant by uuid. */
export type BoardRow = RankedSoFar & {
  readonly participantId: string
  readonly name: string | null
}

/** Where a page of a board begins: after whom, and with what rank. */
export type BoardPlace = RankedSoFar & { readonly participantId: string }

/** The next rows of a board, by its index: by falling amount, and of equal ones by id. */
export async function readBoard(
  ctx: Context,
  { board, programId, tally, period }: BoardInPeriod,
  limit: number,
  after?: BoardPlace,
): Promise<BoardRow[]> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const from = after
    ? sql`and (t.amount < ${after.amount} or (t.amount = ${after.amount} and t.subject_id > ${after.participantId}::uuid))`
    : sql``
  const found = await rows<{
    subject_id: string
    amount: number
    shows_name: boolean
    sealed_at: Date | null
  }>(
    dbOf(ctx),
    sql`select k.subject_id, k.amount, p.shows_name, e.updated_at as sealed_at from (
        select t.subject_id, t.amount from tallies t
          where t.workspace_id = ${w} and t.program_id = ${programId}::uuid and t.tally = ${tally}
            and t.period = ${period} and t.tally not like 'total:%' and t.amount > 0 ${from}
          order by t.amount desc, t.subject_id limit ${limit}) k
      join participants p on p.workspace_id = ${w} and p.id = k.subject_id
      left join envelopes e on e.workspace_id = ${w} and e.participant_id = k.subject_id and e.sealed is not null
      order by k.amount desc, k.subject_id`,
  )
  const sealed = found.flatMap(({ subject_id, sealed_at }) =>
    sealed_at ? [[subject_id, sealed_at.toISOString()] as const] : [],
  )
  const names = await namesOf(ctx, Object.fromEntries(sealed))
  const people = found.map(({ subject_id, amount, shows_name }) => ({
    participantId: subject_id,
    amount,
    name: shownName(board, names.get(subject_id), shows_name),
  }))
  return rankRows(people, after)
}
