import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  getReferral as getOperation,
  listReferrals as operation,
} from '@goodword/contract/referrals'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import type { Referral } from '@goodword/domain/referrals/referral'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { toReferral } from '../conversions/from-rows.ts'
import { pageRows, pageStart, toPage } from '../page.ts'

type ReferralRow = Record<string, unknown> & { readonly id: string }

/** Referrals, newest first; those of one advocate or one friend where asked. */
export async function listReferrals(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const ofAdvocate = input.advocate_id
    ? sql`and advocate_id = ${uuidOf(input.advocate_id)}::uuid`
    : sql``
  const ofFriend = input.friend_id ? sql`and friend_id = ${uuidOf(input.friend_id)}::uuid` : sql``
  const found = await rows<ReferralRow>(
    ctx.server.database.db,
    sql`select * from referrals
      where workspace_id = ${ctx.workspace.uuid}::uuid and id < ${pageStart(input)}::uuid ${ofAdvocate} ${ofFriend}
      order by id desc limit ${pageRows(input)}`,
  )
  return toPage(found, input, (row) => referralBody(toReferral(row)))
}

/** One referral. */
export async function getReferral(
  ctx: Context,
  input: UseCaseInput<typeof getOperation>,
): Promise<Reply<typeof getOperation>> {
  const [row] = await rows<ReferralRow>(
    ctx.server.database.db,
    sql`select * from referrals where workspace_id = ${ctx.workspace.uuid}::uuid
      and id = ${uuidOf(input.referral_id)}::uuid`,
  )
  if (!row) throw new Refusal('referral_not_found')
  return referralBody(toReferral(row))
}

/** A referral for the wire. */
export function referralBody(referral: Referral): Reply<typeof getOperation> {
  return {
    id: referral.id,
    program_id: referral.program_id,
    program_version: referral.program_version,
    advocate_id: referral.advocate_id,
    friend_id: referral.friend_id,
    claim_id: referral.claim_id,
    state: referral.state,
    reason: referral.reason,
    attributed_at: referral.attributed_at,
    changed_at: referral.changed_at,
  }
}
