import { type getWidgetBoard as operation, RANK_MAX } from '@goodword/contract/boards'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type CustomerContext, dbOf } from '../context.ts'
import { type BoardInPeriod, findBoard } from './find-board.ts'
import { readBoard } from './read-board.ts'

const TOP = 10

/** The top of a board, and where the customer stands. */
export async function getWidgetBoard(
  ctx: CustomerContext,
  input: Omit<UseCaseInput<typeof operation>, 'publishable_key'>,
): Promise<Reply<typeof operation>> {
  const found = await findBoard(ctx, input)
  const [top, own] = await Promise.all([readBoard(ctx, found, TOP), standOf(ctx, found)])
  return {
    ...found.header,
    top: top.map(({ participantId, rank, amount, name }) => ({
      rank,
      amount,
      name,
      is_me: participantId === own?.id,
    })),
    me:
      own && own.amount > 0
        ? {
            rank: own.above < RANK_MAX ? own.above + 1 : null,
            amount: own.amount,
            to_next: own.next === null ? null : own.next - own.amount,
          }
        : null,
    shows_name: own?.shows_name ?? false,
  }
}

type Stand = {
  readonly id: string
  readonly shows_name: boolean
  readonly amount: number
  /** How many have more, counted up to where ranks are no longer told. */
  readonly above: number
  /** The lowest amount above. */
  readonly next: number | null
}

async function standOf(
  ctx: CustomerContext,
  { programId, tally, period }: BoardInPeriod,
): Promise<Stand | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const isOnBoard = sql`t.workspace_id = ${w} and t.program_id = ${programId}::uuid and t.tally = ${tally}
    and t.period = ${period} and t.tally not like 'total:%'`
  const [own] = await rows<Stand>(
    dbOf(ctx),
    sql`with me as (
        select p.id, p.shows_name, coalesce((select t.amount from tallies t
          where ${isOnBoard} and t.subject_id = p.id), 0) as amount
        from participants p where p.workspace_id = ${w} and p.external_id = ${ctx.customer.external_id})
      select me.*, (select count(*)::int from (select 1 from tallies t
          where ${isOnBoard} and t.amount > me.amount limit ${RANK_MAX}) a) as above,
        (select t.amount from tallies t where ${isOnBoard} and t.amount > me.amount
          order by t.amount limit 1) as next
      from me`,
  )
  return own
}
