import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { traceWidgetReferral as operation, WidgetStep } from '@goodword/contract/traces'
import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { maskName } from '@goodword/domain/participants/mask-name'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import { type CustomerContext, dbOf } from '../context.ts'
import { findCustomer } from '../participants/find-customer.ts'
import { namesOf } from '../participants/names.ts'
import { readSteps, type StepRow } from './read-steps.ts'
import { traceSubject } from './trace-subject.ts'

/**
 * A trace as one of its two people may see it. It is made of what is theirs, step by step: what is added to
 * traces later stays unseen until somebody decides that it may be seen.
 */
export async function traceWidgetReferral(
  ctx: CustomerContext,
  { referral_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const customer = await findCustomer(ctx)
  const subject = customer && (await traceSubject(ctx, referral_id))
  const referral = subject?.referral
  if (!referral || (referral.advocate_id !== customer && referral.friend_id !== customer)) {
    throw new Refusal('referral_not_found')
  }
  const viewer = { id: customer!, isAdvocate: referral.advocate_id === customer }
  const steps = (await readSteps(ctx, subject)).flatMap((step) => shownStep(step, viewer) ?? [])
  const name = await friendName(ctx, uuidOf(referral.friend_id))
  return {
    referral_id,
    friend_name: name === undefined ? null : maskName(name),
    state: referral.state,
    steps,
  }
}

type Viewer = { readonly id: Id<'par'>; readonly isAdvocate: boolean }

function shownStep(
  { at, kind, id, data }: StepRow,
  viewer: Viewer,
): InferInput<typeof WidgetStep> | undefined {
  const isOwn = data.participant_id === uuidOf(viewer.id)
  // Of all that the advocate shared only what led to this friend is told.
  if (kind === 'share' && viewer.isAdvocate && data.led_here !== undefined) {
    return {
      kind: 'shared',
      at,
      channel: data.channel as 'copy',
      is_last: data.led_here === 'last',
    }
  }
  // Of several links that the friend opened only the one that counts is told.
  if (kind === 'click' && data.won === true)
    return { kind: 'opened', at, channel: data.channel as 'copy' | null }
  if (kind === 'claim_by_hand' && data.advocate_id === uuidOf(viewer.id)) {
    return { kind: 'claimed_by_hand', at, claim_id: id as Id<'clm'> }
  }
  if (kind === 'referral') return { kind: 'began', at }
  if (kind === 'conversion') return { kind: 'acted', at, type: data.type as string }
  if (kind === 'reward' && isOwn && data.state !== 'paid') {
    return {
      kind: 'reward',
      at,
      reward_id: id as Id<'rwd'>,
      reward_kind: data.kind as 'cash',
      amount: data.amount as number,
      asset: data.asset as string,
      state: data.state as 'held',
    }
  }
  if (kind === 'appeal' && isOwn) {
    return { kind: 'appeal', at, appeal_id: id as Id<'apl'>, state: data.state as 'open' }
  }
  return undefined
}

async function friendName(ctx: CustomerContext, uuid: string): Promise<string | undefined> {
  const [envelope] = await rows<{ updated_at: Date }>(
    dbOf(ctx),
    sql`select updated_at from envelopes where workspace_id = ${ctx.workspace.uuid}::uuid
      and participant_id = ${uuid}::uuid and sealed is not null`,
  )
  if (!envelope) return undefined
  return (await namesOf(ctx, { [uuid]: envelope.updated_at.toISOString() })).get(uuid)
}
