import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { approvePayoutBatch as operation } from '@goodword/contract/payout-batches'
import { isAnother, needsSecondPerson } from '@goodword/domain/four-eyes/four-eyes'
import { actorOf } from '../audit-log/note-action.ts'
import type { Context } from '../context.ts'
import { readWorkspace } from '../workspaces/queries.ts'
import { changeBatch } from './change-batch.ts'
import { sumsOf } from './payout-body.ts'

/** Approves a draft. Above the limit, as it was at the making or as it is now, another person must do it. */
export function approvePayoutBatch(
  ctx: Context,
  { batch_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return changeBatch(ctx, batch_id, {
    action: 'payout_batch.approved',
    to: 'approved',
    change: async (batch, at, { payouts }, unit) => {
      const { fourEyes } = await readWorkspace(unit.tx, ctx.workspace.uuid)
      const needs_second_person =
        batch.needs_second_person || needsSecondPerson(fourEyes, sumsOf(payouts).totals)
      const approved_by = actorOf(ctx)
      if (needs_second_person && !isAnother(batch.created_by, approved_by)) {
        throw new Refusal('second_person_needed')
      }
      return { needs_second_person, approved_by, approved_at: at }
    },
  })
}
