import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import type { Referral } from '@goodword/domain/referrals/referral'
import { sql } from 'drizzle-orm'
import { type Context, dbOf } from '../context.ts'
import { toReferral } from '../conversions/from-rows.ts'

type SubjectId = `ref_${string}` | `clm_${string}` | `rwd_${string}`

/** What a trace is of: a referral, found by itself or through a claim or a reward of it; or one that has none. */
export type TraceSubject = {
  readonly referral: Referral | undefined
  readonly programId: string
  readonly claimId: string | null
  readonly rewardId: string | null
}

/** Finds what a trace is asked of. */
export async function traceSubject(ctx: Context, id: SubjectId): Promise<TraceSubject | undefined> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const uuid = uuidOf(id)
  const isReward = id.startsWith('rwd_')
  const isClaim = id.startsWith('clm_')
  const named = isReward
    ? sql`select program_id, referral_id from rewards where workspace_id = ${w} and id = ${uuid}::uuid`
    : isClaim
      ? sql`select c.program_id, f.id as referral_id from claims c
          left join referrals f on f.workspace_id = ${w} and f.friend_id = c.friend_id and f.program_id = c.program_id
          where c.workspace_id = ${w} and c.id = ${uuid}::uuid
          union all
          select program_id, referral_id from hand_claims
          where workspace_id = ${w} and id = ${uuid}::uuid and state <> 'matched'`
      : sql`select program_id, id as referral_id from referrals where workspace_id = ${w} and id = ${uuid}::uuid`
  const [found] = await rows<{ program_id: string; referral_id: string | null }>(dbOf(ctx), named)
  if (!found) return undefined
  const [referral] = found.referral_id
    ? await rows<Record<string, unknown>>(
        dbOf(ctx),
        sql`select * from referrals where workspace_id = ${w} and id = ${found.referral_id}::uuid`,
      )
    : []
  return {
    referral: referral && toReferral(referral),
    programId: found.program_id,
    claimId: isClaim ? uuid : null,
    rewardId: isReward ? uuid : null,
  }
}
