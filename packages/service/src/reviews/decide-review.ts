import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { decideReview as operation } from '@goodword/contract/reviews'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { reviewMayBecome } from '@goodword/domain/reviews/review-states'
import { decideFlagged } from '@goodword/domain/rewards/decide-flagged'
import { knowLots } from '@goodword/domain/wallet/move-lots'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { toLot } from '../conversions/from-rows.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { loadProgram } from '../programs/load-program.ts'
import { decideReferral } from '../referrals/decide-referral.ts'
import { lockReward } from '../rewards/lock-reward.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { type ReviewRow, reviewBody } from './review-body.ts'

/** Closes a case. Where it is about a referral, each conversion that waited is decided again under the verdict. */
export function decideReview(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const review = await lockReview(unit, ctx.workspace.uuid, uuidOf(input.review_id))
    if (!review) throw new Refusal('review_not_found')
    if (!reviewMayBecome(review.state, input.outcome)) throw new Refusal('review_decided')

    if (review.referral_id) {
      await decideReferral(ctx, unit, toId('ref', review.referral_id), input.outcome)
    }
    if (review.reward_id) await decideReward(ctx, unit, review.reward_id, input.outcome)
    const decided = {
      state: input.outcome,
      note: input.note ?? null,
      decided_at: new Date(ctx.now),
    }
    unit.send(
      rows(
        unit.tx,
        sql`update reviews set state = ${decided.state}, note = ${decided.note}, decided_at = ${decided.decided_at}
          where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${review.id}::uuid`,
      ),
    )
    const body = reviewBody({ ...review, ...decided })
    noteAction(ctx, unit, {
      action: `review.${input.outcome}`,
      subject: body.id as Id<'rvw'>,
      before: reviewBody(review),
      after: body,
    })
    return body
  })
}

async function lockReview(
  unit: Unit,
  workspaceId: string,
  id: string,
): Promise<ReviewRow | undefined> {
  const [review] = await rows<ReviewRow>(
    unit.tx,
    sql`select * from reviews where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid for update`,
  )
  return review
}

/** A reward whose count fell stays or goes. One that stands rightly again meanwhile is nobody's to take. */
async function decideReward(
  ctx: Context,
  unit: Unit,
  rewardUuid: string,
  outcome: 'approved' | 'denied',
): Promise<void> {
  const reward = await lockReward(unit, ctx.workspace.uuid, sql`id = ${rewardUuid}::uuid`)
  if (!reward?.is_under_review) return
  const effects = await effectsOwing(unit, ctx.workspace.uuid, [uuidOf(reward.participant_id)])
  const lots = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from lots where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${rewardUuid}::uuid`,
  )
  knowLots(effects, lots.map(toLot))
  const { document } = await loadProgram(
    unit.tx,
    ctx.workspace.uuid,
    uuidOf(reward.program_id),
    reward.program_version,
  )
  const mayOwe = document.negative_balance === 'allowed'
  decideFlagged(effects, toolsFor(ctx), reward, outcome, toInstant(ctx.now), mayOwe)
  storeEffects(unit, ctx.workspace.uuid, effects)
  noteDue(ctx, unit, effects)
}
