import { rows } from '@goodword/db/connect'
import type { DenialReason } from '@goodword/domain/conversions/conversion-facts'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import type { Referral } from '@goodword/domain/referrals/referral'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import type { Context, Unit } from '../context.ts'
import { decideInBook, toolsFor } from '../conversions/decide-in-book.ts'
import { loadBook } from '../conversions/load-book.ts'
import { friendOf } from '../conversions/reassess.ts'
import { storeEffects } from '../effects/store-effects.ts'

/**
 * What staff decide about a referral, in a review, an appeal or outside of one: each conversion that it
 * rests on is decided again under the verdict, in the referral's own program. Denied, nothing that it
 * earned stands, the friend's unused offer included; approved, it goes on as if it had never been denied.
 */
export async function decideReferral(
  ctx: Context,
  unit: Unit,
  referralId: Id<'ref'>,
  outcome: 'approved' | 'denied',
  reason?: DenialReason,
): Promise<{ readonly before: Referral; readonly after: Referral }> {
  const conversionIds = await conversionsOf(unit, ctx.workspace.uuid, referralId)
  const book = await loadBook(unit, ctx.workspace.uuid, {
    referralIds: [uuidOf(referralId)],
    conversionIds,
    instants: [ctx.now],
  })
  const current = () => [...book.referrals.values()].find(({ id }) => id === referralId)!
  const before = current()
  const tools = toolsFor(ctx)
  // Ids grow with time: the conversion that opened the case comes first and moves the referral.
  for (const id of conversionIds) {
    const conversion = book.conversions.get(toId('cnv', id))
    if (!conversion) continue
    await decideInBook(ctx, unit, book, tools, {
      occasion: outcome,
      programId: current().program_id,
      conversion,
      friend: friendOf(book, conversion),
      claims: [],
      deviceIndex: null,
      referral: current(),
      denial: outcome === 'denied' ? reason : undefined,
    })
  }
  storeEffects(unit, ctx.workspace.uuid, book.effects)
  noteDue(ctx, unit, book.effects)
  return { before, after: current() }
}

/** The conversions of a referral that rewards wait upon, and the one that fulfilled its goal. */
async function conversionsOf(
  unit: Unit,
  workspaceId: string,
  referralId: Id<'ref'>,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    unit.tx,
    sql`select distinct c.id from (
        select goal_conversion_id as id from referrals
          where workspace_id = ${workspaceId}::uuid and id = ${uuidOf(referralId)}::uuid and goal_conversion_id is not null
        union all
        select conversion_id from rewards
          where workspace_id = ${workspaceId}::uuid and referral_id = ${uuidOf(referralId)}::uuid and conversion_id is not null
        union all
        select conversion_id from decisions
          where workspace_id = ${workspaceId}::uuid and referral_id = ${uuidOf(referralId)}::uuid and conversion_id is not null
      ) c order by c.id`,
  )
  return found.map(({ id }) => id)
}
