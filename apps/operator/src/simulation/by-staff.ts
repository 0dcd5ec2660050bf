import { rows } from '@goodword/db/connect'
import type { Step } from '@goodword/domain/conversions/histories.test-kit'
import { type Id, toId } from '@goodword/domain/ids'
import { decideAppeal } from '@goodword/service/appeals/decide-appeal'
import { openAppeal } from '@goodword/service/appeals/open-appeal'
import type { Context } from '@goodword/service/context'
import { denyReferral } from '@goodword/service/referrals/overrule-referral'
import { decideReview } from '@goodword/service/reviews/decide-review'
import { sql } from 'drizzle-orm'

/** Staff close a case that is open; without one they find fraud now and then. */
export async function review(ctx: Context, step: Extract<Step, { do: 'review' }>): Promise<void> {
  const [open] = await rows<{ id: string }>(
    ctx.server.database.db,
    sql`select id from reviews where workspace_id = ${ctx.workspace.uuid}::uuid and state = 'open' order by id limit 1`,
  )
  if (open) {
    await decideReview(ctx, { review_id: toId('rvw', open.id), outcome: step.verdict })
    return
  }
  if (step.verdict === 'approved' || step.chance >= 20) return
  const [referral] = await rows<{ id: string }>(
    ctx.server.database.db,
    sql`select f.id from referrals f join participants p on p.workspace_id = f.workspace_id and p.id = f.friend_id
      where f.workspace_id = ${ctx.workspace.uuid}::uuid and p.external_id = ${step.friend}`,
  )
  if (!referral) return
  await denyReferral(ctx, { referral_id: toId('ref', referral.id), reason: 'fraud_found' })
}

/** Somebody contests what they were not given, and is right. */
export async function appeal(
  ctx: Context,
  { which }: Extract<Step, { do: 'appeal' }>,
): Promise<void> {
  const declined = await rows<{ id: string; participant_id: string }>(
    ctx.server.database.db,
    sql`select d.id, g ->> 'participant_id' as participant_id from decisions d,
        json_array_elements(d.result -> 'rules') r, json_array_elements(r -> 'gives') g
      where d.workspace_id = ${ctx.workspace.uuid}::uuid and d.kind = 'conversion' and g ->> 'result' = 'declined'
      order by d.id, participant_id`,
  )
  const chosen = declined[which % declined.length]
  if (!chosen) return
  const about = {
    decision_id: toId('dec', chosen.id),
    participant_id: chosen.participant_id as Id<'par'>,
  }
  const opened = await openAppeal(ctx, { ...about, text: 'I did.', evidence: [] })
  const answer = { outcome: 'upheld', answer: 'So it was.' } as const
  await decideAppeal(ctx, { appeal_id: opened.id as Id<'apl'>, ...answer })
}
