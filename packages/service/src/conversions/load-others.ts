import { rows } from '@goodword/db/connect'
import { asksForOthers, type Lowering, OTHERS_MAX } from '@goodword/domain/conversions/stand-in'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Unit } from '../context.ts'
import { type Book, bookConversion } from './book.ts'
import { type Row, toConversion } from './from-rows.ts'
import { inWorkspace } from './in-workspace.ts'

/**
 * What else the friends have done whose referrals stand on what is refunded or confirmed: one statement more, and
 * only where they did anything else at all. Their rows are locked by now, so nothing is added meanwhile.
 */
export async function loadOthers(
  unit: Unit,
  workspaceId: string,
  book: Book,
  lowering: Lowering,
): Promise<void> {
  const concerned = [...book.conversions.values()].filter(
    ({ is_confirmed }) => lowering === 'refunded' || !is_confirmed,
  )
  const asked = concerned.flatMap((conversion) =>
    [...book.referrals.values()]
      .filter((referral) => asksForOthers(lowering, conversion, referral))
      .map(({ state, claim_id, friend_id }) => ({
        without: uuidOf(conversion.id),
        friends: [...new Set([conversion.friend_id, friend_id])].map(uuidOf),
        claimed_at: book.claims.get(claim_id)!.claimed_at,
        is_confirmed: state === 'approved',
      })),
  )
  const done = [...book.lastNumbers.values()].reduce((sum, number) => sum + number, 0)
  if (asked.length === 0 || done < 2) return
  const { of } = inWorkspace(sql`${workspaceId}::uuid`)
  const others = await rows<Row>(
    unit.tx,
    sql`select c.* from json_to_recordset(${JSON.stringify(asked)}::json)
        as k(without uuid, friends json, claimed_at timestamptz, is_confirmed boolean)
      cross join lateral (
        select t.* from json_array_elements_text(k.friends) as f(id)
          ${of('conversions', sql`t.friend_id = f.id::uuid`)} t
        where t.id <> k.without and t.is_confirmed = k.is_confirmed and t.occurred_at >= k.claimed_at
          and not (t.refunds_count > 0 and (t.amount is null or t.refunded_amount >= t.amount))
        order by t.occurred_at, t.id limit ${OTHERS_MAX}) c`,
  )
  for (const row of others) bookConversion(book, toConversion(row))
}
