import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type {
  approveReferral as approveOperation,
  denyReferral as denyOperation,
} from '@goodword/contract/referrals'
import { rows } from '@goodword/db/connect'
import type { DenialReason } from '@goodword/domain/conversions/conversion-facts'
import { type Id, uuidOf } from '@goodword/domain/ids'
import type { ReferralState } from '@goodword/domain/referrals/referral-states'
import { sql } from 'drizzle-orm'
import { noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { decideReferral } from './decide-referral.ts'
import { referralBody } from './list-referrals.ts'

/** Denies a referral outside of a review: one in a review is decided there. */
export function denyReferral(
  ctx: Context,
  { referral_id, reason, note }: UseCaseInput<typeof denyOperation>,
): Promise<Reply<typeof denyOperation>> {
  return overrule(ctx, referral_id, deniable, { outcome: 'denied', reason, note })
}

/** Takes a denial back. */
export function approveReferral(
  ctx: Context,
  { referral_id, note }: UseCaseInput<typeof approveOperation>,
): Promise<Reply<typeof approveOperation>> {
  return overrule(ctx, referral_id, approvable, { outcome: 'approved', note })
}

const deniable: ReadonlySet<ReferralState> = new Set(['attributed', 'converted', 'approved'])
const approvable: ReadonlySet<ReferralState> = new Set(['denied'])

type Verdict = {
  readonly outcome: 'approved' | 'denied'
  readonly reason?: DenialReason
  readonly note?: string | undefined
}

function overrule(
  ctx: Context,
  id: Id<'ref'>,
  from: ReadonlySet<ReferralState>,
  { outcome, reason, note }: Verdict,
): Promise<Reply<typeof denyOperation>> {
  return transaction(ctx, async (unit) => {
    if (!(await isThere(unit, ctx, id))) throw new Refusal('referral_not_found')
    // Its state is asked under the locks: two who overrule it at once come one after the other.
    const { before, after } = await decideReferral(ctx, unit, id, outcome, reason)
    if (!from.has(before.state)) throw new Refusal('referral_state', { reason: before.state })
    noteAction(ctx, unit, {
      action: `referral.${outcome}`,
      subject: id,
      before: referralBody(before),
      after: { ...referralBody(after), note: note ?? null },
    })
    return referralBody(after)
  })
}

async function isThere(unit: Unit, ctx: Context, id: Id<'ref'>): Promise<boolean> {
  const found = await rows(
    unit.tx,
    sql`select 1 from referrals where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(id)}::uuid`,
  )
  return found.length > 0
}
