import type {
  approveCredit as approveOperation,
  refuseCredit as refuseOperation,
} from '@goodword/contract/credits'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { type CreditState, creditMayBecome } from '@goodword/domain/credits/credit-states'
import { toInstant } from '@goodword/domain/dates'
import type { Actor } from '@goodword/domain/four-eyes/four-eyes'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { actorOf, noteAction } from '../audit-log/note-action.ts'
import { type Context, transaction, type Unit } from '../context.ts'
import { readWorkspace } from '../workspaces/queries.ts'
import { type CreditRow, creditBody } from './credit-row.ts'
import { decideOn, liveVersionOf } from './decide-on.ts'

/** Approves a proposed credit: it becomes a reward. */
export function approveCredit(
  ctx: Context,
  { credit_id }: UseCaseInput<typeof approveOperation>,
): Promise<Reply<typeof approveOperation>> {
  return close(ctx, credit_id, 'granted', async (unit, row, actor) => {
    const { fourEyes } = await readWorkspace(unit.tx, ctx.workspace.uuid)
    // The limit that it was proposed under holds as well, should it have been raised since.
    const own = row.needs_second_person ? [{ amount: 0, asset: row.asset }] : []
    const { decision, rewardId } = await decideOn(
      ctx,
      unit,
      await liveVersionOf(unit, ctx, row.program_id),
      {
        now: toInstant(ctx.now),
        credit_id,
        participant_id: toId('par', row.participant_id),
        kind: row.kind,
        value: { amount: row.amount, asset: row.asset },
        reason: row.reason,
        limits: [...fourEyes, ...own],
        proposed_by: { id: row.proposed_by, name: row.proposed_by_name },
        approved_by: actor,
      },
    )
    if (decision.result !== 'granted') throw new Refusal('second_person_needed')
    return rewardId
  })
}

/** Refuses a proposed credit. */
export function refuseCredit(
  ctx: Context,
  { credit_id }: UseCaseInput<typeof refuseOperation>,
): Promise<Reply<typeof refuseOperation>> {
  return close(ctx, credit_id, 'refused', async () => null)
}

function close(
  ctx: Context,
  id: Id<'crd'>,
  state: Exclude<CreditState, 'proposed'>,
  work: (unit: Unit, row: CreditRow, actor: Actor) => Promise<Id<'rwd'> | null>,
): Promise<Reply<typeof approveOperation>> {
  return transaction(ctx, async (unit) => {
    const w = sql`${ctx.workspace.uuid}::uuid`
    const which = sql`workspace_id = ${w} and id = ${uuidOf(id)}::uuid`
    await rows(
      unit.tx,
      sql`select id from participants where workspace_id = ${w}
        and id = (select participant_id from credits where ${which}) for update`,
    )
    const [row] = await rows<CreditRow>(unit.tx, sql`select * from credits where ${which}`)
    if (!row) throw new Refusal('credit_not_found')
    if (!creditMayBecome(row.state, state)) throw new Refusal('credit_decided')

    const actor = actorOf(ctx)
    const rewardId = await work(unit, row, actor)
    const closed: CreditRow = {
      ...row,
      state,
      decided_by: actor.id,
      decided_by_name: actor.name,
      decided_at: new Date(ctx.now),
      reward_id: rewardId && uuidOf(rewardId),
    }
    unit.send(
      rows(
        unit.tx,
        sql`update credits set state = ${state}, decided_by = ${actor.id}, decided_by_name = ${actor.name},
          decided_at = ${closed.decided_at}, reward_id = ${closed.reward_id}::uuid where ${which}`,
      ),
    )
    const body = creditBody(closed)
    noteAction(ctx, unit, {
      action: `credit.${state}`,
      subject: id,
      before: creditBody(row),
      after: body,
    })
    return body
  })
}
