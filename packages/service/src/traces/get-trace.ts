import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getTrace as operation } from '@goodword/contract/traces'
import { type IdKind, toId } from '@goodword/domain/ids'
import type { Context } from '../context.ts'
import { instantOf } from '../conversions/from-rows.ts'
import { readSteps, type StepRow } from './read-steps.ts'
import { traceSubject } from './trace-subject.ts'

/** One trace from share to reward, whole, for staff. */
export async function getTrace(
  ctx: Context,
  { subject_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const subject = await traceSubject(ctx, subject_id)
  if (!subject) throw new Refusal('trace_not_found')
  const { referral, programId } = subject
  const steps = await readSteps(ctx, subject)
  return {
    referral_id: referral?.id ?? null,
    program_id: toId('prg', programId),
    advocate_id: referral?.advocate_id ?? null,
    friend_id: referral?.friend_id ?? null,
    state: referral?.state ?? null,
    reason: referral?.reason ?? null,
    steps: steps.map((step) => ({ ...step, data: wireData(step) })),
  }
}

const idsIn: Readonly<Record<string, IdKind>> = {
  advocate_id: 'par',
  participant_id: 'par',
  claim_id: 'clm',
  conversion_id: 'cnv',
  decision_id: 'dec',
  reward_id: 'rwd',
}
const instantsIn: ReadonlySet<string> = new Set(['decided_at', 'changed_at', 'recorded_at'])

/** Ids and instants as the wire has them. */
function wireData({ data }: StepRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const kind = idsIn[name]
      if (kind && typeof value === 'string') return [name, toId(kind, value)]
      return [name, instantsIn.has(name) ? instantOf(value) : value]
    }),
  )
}
