import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { contestable } from '@goodword/domain/appeals/contestable'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { Referral } from '@goodword/domain/referrals/referral'
import { sql } from 'drizzle-orm'
import type { Context, Unit } from '../context.ts'
import { toReferral, toReward } from '../conversions/from-rows.ts'
import { receiptWhole } from '../decisions/queries.ts'

/** What an appeal is about, by one name however the customer named it, and why it had come to that. */
export type Contested = {
  readonly subject: string
  readonly programId: string
  readonly decisionId: string | null
  readonly rewardId: string | null
  readonly referralId: string | null
  readonly reason: string
  readonly signal: string | null
  /** Since when it is so: what an earlier appeal was answered about may have come about anew. */
  readonly since: Date | null
}

type Named = {
  readonly decision_id?: Id<'dec'> | undefined
  readonly reward_id?: Id<'rwd'> | undefined
  readonly referral_id?: Id<'ref'> | undefined
}

/** Finds what a participant contests, under their lock. What is not theirs is not there. */
export async function contestedOf(
  ctx: Context,
  unit: Unit,
  participantId: Id<'par'>,
  named: Named,
): Promise<Contested> {
  if (named.referral_id) {
    const referral = await referralOf(ctx, unit, named.referral_id)
    if (!referral || !isPartOf(referral, participantId)) throw new Refusal('referral_not_found')
    return ofReferral(ctx, unit, referral)
  }
  if (named.reward_id) return ofReward(ctx, unit, participantId, named.reward_id)
  return ofDecision(ctx, unit, participantId, named.decision_id!)
}

/** The denial of a referral. Denied again after an appeal, it can be contested again. */
async function ofReferral(ctx: Context, unit: Unit, referral: Referral): Promise<Contested> {
  if (referral.state !== 'denied') {
    throw new Refusal('appeal_not_possible', { reason: referral.state })
  }
  const [found] = await rows<{ decision_id: string | null; signal: string | null }>(
    unit.tx,
    sql`select (select id from decisions where workspace_id = ${ctx.workspace.uuid}::uuid
          and referral_id = ${uuidOf(referral.id)}::uuid and kind = 'review' order by id desc limit 1) as decision_id,
        (select kind from reviews where workspace_id = ${ctx.workspace.uuid}::uuid
          and kind in ('same_device', 'identity_conflict') and participant_id = ${uuidOf(referral.friend_id)}::uuid
          and other_participant_id = ${uuidOf(referral.advocate_id)}::uuid order by id desc limit 1) as signal`,
  )
  return {
    subject: referral.id,
    programId: uuidOf(referral.program_id),
    decisionId: found?.decision_id ?? null,
    rewardId: null,
    referralId: uuidOf(referral.id),
    reason: referral.reason ?? 'review_denied',
    signal: found?.signal ?? null,
    since: new Date(referral.changed_at),
  }
}

async function ofReward(
  ctx: Context,
  unit: Unit,
  participantId: Id<'par'>,
  rewardId: Id<'rwd'>,
): Promise<Contested> {
  const [row] = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(rewardId)}::uuid
      and participant_id = ${uuidOf(participantId)}::uuid`,
  )
  if (!row) throw new Refusal('reward_not_found')
  const reward = toReward(row)
  if (reward.state !== 'cancelled' && reward.state !== 'reversed') {
    throw new Refusal('appeal_not_possible', { reason: reward.state })
  }
  // What fell with its referral comes back with it.
  const referral = reward.referral_id && (await referralOf(ctx, unit, reward.referral_id))
  if (referral && referral.state === 'denied') return ofReferral(ctx, unit, referral)
  return {
    subject: reward.id,
    programId: uuidOf(reward.program_id),
    decisionId: null,
    rewardId: uuidOf(reward.id),
    referralId: reward.referral_id && uuidOf(reward.referral_id),
    reason: reward.reason ?? reward.state,
    signal: null,
    since: null,
  }
}

async function ofDecision(
  ctx: Context,
  unit: Unit,
  participantId: Id<'par'>,
  decisionId: Id<'dec'>,
): Promise<Contested> {
  const receipt = await receiptWhole({ ...ctx, unit }, uuidOf(decisionId))
  if (!receipt) throw new Refusal('decision_not_found')
  const { referral_id, conversion_id } = receipt
  const referral = referral_id && (await referralOf(ctx, unit, toId('ref', referral_id)))
  const isTheirs = referral && isPartOf(referral, participantId)
  const found = contestable(receipt.result, participantId)
  if (!isTheirs && (found.kind === 'denial' || found.kind === 'nothing')) {
    throw new Refusal('decision_not_found')
  }
  if (referral && referral.state === 'denied') return ofReferral(ctx, unit, referral)
  if (found.kind === 'denial') throw new Refusal('appeal_not_possible', { reason: 'overturned' })
  if (found.kind === 'nothing') throw new Refusal('appeal_not_possible', { reason: found.reason })
  if (found.kind === 'taken_back') return ofReward(ctx, unit, participantId, found.rewardId)
  if (conversion_id === null) throw new Refusal('appeal_not_possible', { reason: 'offer' })
  return {
    // Later receipts of one conversion decline the same again.
    subject: `${toId('cnv', conversion_id)}/${toId('prg', receipt.program_id)}`,
    programId: receipt.program_id,
    decisionId: receipt.id,
    rewardId: null,
    referralId: referral_id,
    reason: found.reason,
    signal: null,
    since: null,
  }
}

async function referralOf(ctx: Context, unit: Unit, id: Id<'ref'>): Promise<Referral | undefined> {
  const [row] = await rows<Record<string, unknown>>(
    unit.tx,
    sql`select * from referrals where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(id)}::uuid`,
  )
  return row && toReferral(row)
}

function isPartOf({ advocate_id, friend_id }: Referral, participantId: Id<'par'>): boolean {
  return advocate_id === participantId || friend_id === participantId
}
