import { Refusal } from '@goodword/contract/errors'
import type { submitLead as operation } from '@goodword/contract/leads'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { stagesOf } from '@goodword/domain/leads/move-lead'
import { sql } from 'drizzle-orm'
import { type Context, dbOf, transaction } from '../context.ts'
import { recordedBody } from '../conversions/body.ts'
import { codesOf } from '../conversions/evidence.ts'
import { recordConversions } from '../conversions/record-conversions.ts'
import { livePrograms } from '../programs/live-programs.ts'
import { loadProgram } from '../programs/load-program.ts'
import { leadBody, sealLead } from './lead-body.ts'
import { selectLeads } from './queries.ts'

/** A friend left a form: a claim by lead, their first stage as a conversion, and the lead. The same form again changes nothing. */
export async function submitLead(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const own: Context = { ...ctx, unit }
    const [known] = await selectLeads(own, sql`l.external_id = ${input.external_id}`)
    if (known) return { ...(await leadBody(own, known)), outcomes: [] }

    const programId = uuidOf(input.program_id)
    const live = (await livePrograms(ctx.server, dbOf(own), ctx.workspace.uuid)).find(
      ({ id }) => id === programId,
    )
    if (!live) throw new Refusal('program_not_found')
    const codes = await codesOf(own, input.advocate)
    const code = codes.find((one) => one.programId === programId)
    if (!code) throw new Refusal('participant_not_found')

    const { document } = await loadProgram(unit.tx, ctx.workspace.uuid, programId, live.liveVersion)
    const leadId = uuidOf(ctx.server.newId('led'))
    const [stage] = stagesOf(document)
    const [recorded] = await recordConversions(
      own,
      [
        {
          type: 'lead_stage',
          external_id: `${leadId}/${stage}`,
          friend: input.friend,
          data: { stage: stage! },
        },
      ],
      'server',
      code,
    )
    if (recorded!.kind === 'refused') throw recorded!.refusal
    const { conversion, decided } = recorded!
    const referral = decided.find((one) => one.programId === input.program_id)?.done.referral
    const now = new Date(ctx.now)
    const sealed = sealLead(ctx, leadId, { company: input.company, need: input.need })
    unit.send(
      rows(
        unit.tx,
        sql`insert into leads (workspace_id, id, external_id, program_id, program_version, friend_id, referral_id,
            stage, sealed, consented_at, submitted_at, changed_at)
          values (${ctx.workspace.uuid}::uuid, ${leadId}::uuid, ${input.external_id}, ${programId}::uuid,
            ${live.liveVersion}, ${uuidOf(conversion.friend_id)}::uuid, ${referral ? uuidOf(referral.id) : null}::uuid,
            ${stage}, ${sealed}, ${now}, ${now}, ${now})`,
      ),
    )
    const body = await leadBody(own, {
      id: leadId,
      external_id: input.external_id,
      program_id: programId,
      program_version: live.liveVersion,
      friend_id: uuidOf(conversion.friend_id),
      referral_id: referral ? uuidOf(referral.id) : null,
      stage: stage!,
      sealed,
      consented_at: now,
      submitted_at: now,
      changed_at: now,
      locale: input.friend.locale ?? null,
    })
    return { ...body, outcomes: recordedBody('recorded', conversion, decided).outcomes }
  })
}
