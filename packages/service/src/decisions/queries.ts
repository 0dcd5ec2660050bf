import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import type { AnyReceiptRow, ReceiptRow } from './explained.ts'

const isOfRules = sql`d.kind in ('conversion', 'offer', 'review')`

const columns = sql`d.id, d.kind, d.program_id, d.program_version, d.facts, d.result, d.decided_at`

/** A receipt of any kind. */
export async function receiptById(ctx: Context, uuid: string): Promise<AnyReceiptRow | undefined> {
  const [row] = await rows<AnyReceiptRow>(
    dbOf(ctx),
    sql`select ${columns} from decisions d
      where d.workspace_id = ${ctx.workspace.uuid}::uuid and d.id = ${uuid}::uuid`,
  )
  return row
}

/** A receipt of what a program's rules decided, with what it was about. */
export async function receiptWhole(
  ctx: Context,
  uuid: string,
): Promise<WholeReceiptRow | undefined> {
  const [row] = await rows<WholeReceiptRow>(
    dbOf(ctx),
    sql`select ${columns}, d.conversion_id, d.referral_id from decisions d
      where d.workspace_id = ${ctx.workspace.uuid}::uuid and d.id = ${uuid}::uuid and ${isOfRules}`,
  )
  return row
}

type WholeReceiptRow = ReceiptRow & {
  readonly conversion_id: string | null
  readonly referral_id: string | null
}

/**
 * The receipt by which a participant has a reward, or has it no more: then the newest of what earned it. None
 * for a reward of somebody else's.
 */
export async function receiptOfReward(
  ctx: Context,
  rewardUuid: string,
  participantUuid: string,
): Promise<AnyReceiptRow | undefined> {
  const [row] = await rows<AnyReceiptRow>(
    dbOf(ctx),
    sql`select ${columns} from rewards r
      join decisions d on d.workspace_id = ${ctx.workspace.uuid}::uuid and (d.id = r.decision_id
        or (d.conversion_id = r.conversion_id and r.state in ('cancelled', 'reversed', 'expired')))
      where r.workspace_id = ${ctx.workspace.uuid}::uuid and r.id = ${rewardUuid}::uuid
      and r.participant_id = ${participantUuid}::uuid
      order by d.id desc limit 1`,
  )
  return row
}

/** The newest receipts of a referral that a participant is part of. */
export async function receiptsOfReferral(
  ctx: Context,
  referralUuid: string,
  participantUuid: string,
  most: number,
): Promise<AnyReceiptRow[]> {
  return rows<AnyReceiptRow>(
    dbOf(ctx),
    sql`select ${columns} from referrals f
      join decisions d on d.workspace_id = ${ctx.workspace.uuid}::uuid and d.referral_id = f.id
      where f.workspace_id = ${ctx.workspace.uuid}::uuid and f.id = ${referralUuid}::uuid
      and ${participantUuid}::uuid in (f.advocate_id, f.friend_id)
      order by d.id desc limit ${most}`,
  )
}
