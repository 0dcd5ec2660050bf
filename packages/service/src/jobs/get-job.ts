import { Refusal } from '@goodword/contract/errors'
import type { getJob as operation } from '@goodword/contract/jobs'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { Context } from '../context.ts'
import { readJob } from './keep-job.ts'

/** How far a job is, and how it ended. */
export async function getJob(
  ctx: Context,
  { job_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const job = await readJob(ctx, job_id)
  if (!job) throw new Refusal('job_not_found')
  return {
    id: toId('job', job.id),
    kind: job.kind,
    state: job.state,
    progress: { ...job.progress },
    created_at: toInstant(job.created_at.getTime()),
    finished_at: job.finished_at && toInstant(job.finished_at.getTime()),
  }
}
