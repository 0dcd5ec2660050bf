import type { decideClaim as operation } from '@goodword/contract/claims'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { actorOf, noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { claimBody, readHandClaims } from './claim-row.ts'
import { closeClaim } from './close-claim.ts'
import { matchClaim } from './match-claim.ts'

/** Staff answer a claim by hand. They can match what we do not by ourselves, but not take a friend from another. */
export function decideClaim(
  ctx: Context,
  { claim_id, outcome, answer }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const isMeant = sql`h.id = ${uuidOf(claim_id)}::uuid`
    const [claim] = await readHandClaims(unit.tx, ctx.workspace.uuid, isMeant)
    if (!claim) throw new Refusal('claim_not_found')
    if (claim.state !== 'open') throw new Refusal('claim_decided', { reason: claim.state })
    const found =
      outcome === 'matched'
        ? await matchClaim(ctx, unit, claim, true)
        : {
            finding: claim.finding,
            isProven: claim.is_proven,
            conversionId: claim.conversion_id,
            referralId: null,
          }
    if (outcome === 'matched' && found.referralId === null) {
      throw new Refusal('claim_not_matchable', { reason: found.finding })
    }
    await closeClaim(ctx, unit, claim, { state: outcome, found, answer, by: actorOf(ctx) })
    const [after] = await readHandClaims(unit.tx, ctx.workspace.uuid, isMeant)
    const body = claimBody(ctx, after!)
    noteAction(ctx, unit, {
      action: `claim.${outcome}`,
      subject: claim_id,
      before: { ...claimBody(ctx, claim), friend: null },
      after: { ...body, friend: null, answer: null },
    })
    return body
  })
}
