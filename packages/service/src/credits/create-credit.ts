import type { createCredit as operation } from '@goodword/contract/credits'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { actorOf, noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction } from '../context.ts'
import { readWorkspace } from '../workspaces/queries.ts'
import { type CreditRow, creditBody } from './credit-row.ts'
import { decideOn, liveVersionOf } from './decide-on.ts'

/** Credits a participant by hand: at once below the limit, above it as a proposal. */
export function createCredit(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const w = sql`${ctx.workspace.uuid}::uuid`
    const version = await liveVersionOf(unit, ctx, uuidOf(input.program_id))
    // Whoever moves a participant's rewards holds the participant.
    const [participant] = await rows<{ id: string }>(
      unit.tx,
      sql`select id from participants where workspace_id = ${w} and id = ${uuidOf(input.participant_id)}::uuid
        and erased_at is null for update`,
    )
    if (!participant) throw new Refusal('participant_not_found')

    const { fourEyes } = await readWorkspace(unit.tx, ctx.workspace.uuid)
    const id = ctx.server.newId('crd')
    const actor = actorOf(ctx)
    const { decision, rewardId } = await decideOn(ctx, unit, version, {
      now: toInstant(ctx.now),
      credit_id: id,
      participant_id: input.participant_id,
      kind: input.kind,
      value: { amount: input.amount, asset: input.asset },
      reason: input.reason,
      limits: fourEyes,
      proposed_by: actor,
      approved_by: null,
    })
    const isGranted = decision.result === 'granted'
    const row: CreditRow = {
      id: uuidOf(id),
      program_id: uuidOf(input.program_id),
      participant_id: participant.id,
      kind: input.kind,
      amount: input.amount,
      asset: input.asset,
      reason: input.reason,
      state: isGranted ? 'granted' : 'proposed',
      needs_second_person: decision.needs_second_person,
      proposed_by: actor.id,
      proposed_by_name: actor.name,
      decided_by: isGranted ? actor.id : null,
      decided_by_name: isGranted ? actor.name : null,
      reward_id: rewardId && uuidOf(rewardId),
      proposed_at: new Date(ctx.now),
      decided_at: isGranted ? new Date(ctx.now) : null,
    }
    unit.send(
      rows(
        unit.tx,
        sql`insert into credits (workspace_id, id, program_id, participant_id, kind, amount, asset, reason, state,
            needs_second_person, proposed_by, proposed_by_name, decided_by, decided_by_name, reward_id, proposed_at, decided_at)
          values (${w}, ${row.id}::uuid, ${row.program_id}::uuid, ${row.participant_id}::uuid, ${row.kind}, ${row.amount},
            ${row.asset}, ${row.reason}, ${row.state}, ${row.needs_second_person}, ${row.proposed_by},
            ${row.proposed_by_name}, ${row.decided_by}, ${row.decided_by_name}, ${row.reward_id}::uuid,
            ${row.proposed_at}, ${row.decided_at})`,
      ),
    )
    const body = creditBody(row)
    noteAction(ctx, unit, { action: `credit.${row.state}`, subject: id, before: null, after: body })
    return body
  })
}
