import { Refusal } from '@goodword/contract/errors'
import type { moveLead as operation } from '@goodword/contract/leads'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { moveLead as decideMove, type LeadMove, stagesOf } from '@goodword/domain/leads/move-lead'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { recordedBody } from '../conversions/body.ts'
import { recordConversions } from '../conversions/record-conversions.ts'
import { loadProgram } from '../programs/load-program.ts'
import { leadBody } from './lead-body.ts'
import { selectLeads } from './queries.ts'

/** A lead comes to its next stage: a conversion of its friend, which follows the referral that stands. */
export async function moveLead(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const own: Context = { ...ctx, unit }
    const leadId = uuidOf(input.lead_id)
    const [lead] = await selectLeads(own, sql`l.id = ${leadId}::uuid for update of l`)
    if (!lead) throw new Refusal('lead_not_found')
    const { document } = await loadProgram(
      unit.tx,
      ctx.workspace.uuid,
      lead.program_id,
      lead.program_version,
    )
    const move = decideMove(stagesOf(document), lead.stage, input.stage)
    if (move === 'repeats') return { ...(await leadBody(own, lead)), outcomes: [] }
    if (move !== 'moves') throw new Refusal(refusals[move])

    const [friend] = await rows<{ external_id: string }>(
      unit.tx,
      sql`select external_id from participants where workspace_id = ${ctx.workspace.uuid}::uuid
        and id = ${lead.friend_id}::uuid and external_id is not null`,
    )
    // Whoever was erased is nobody's lead any more.
    if (!friend) throw new Refusal('lead_not_found')
    const { stage, occurred_at, amount, asset } = input
    const [recorded] = await recordConversions(own, [
      {
        type: 'lead_stage',
        external_id: `${leadId}/${stage}`,
        friend,
        data: { stage },
        ...(occurred_at !== undefined && { occurred_at }),
        ...(amount !== undefined && asset !== undefined && { amount, asset }),
      },
    ])
    if (recorded!.kind === 'refused') throw recorded!.refusal
    const changed_at = new Date(ctx.now)
    unit.send(
      rows(
        unit.tx,
        sql`update leads set stage = ${stage}, changed_at = ${changed_at}
          where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${leadId}::uuid`,
      ),
    )
    const { conversion, decided } = recorded!
    const body = await leadBody(own, { ...lead, stage, changed_at })
    return { ...body, outcomes: recordedBody('recorded', conversion, decided).outcomes }
  })
}

const refusals = {
  unknown: 'lead_stage_unknown',
  not_forward: 'lead_stage_not_forward',
  ended: 'lead_ended',
} as const satisfies Record<Exclude<LeadMove, 'moves' | 'repeats'>, string>
