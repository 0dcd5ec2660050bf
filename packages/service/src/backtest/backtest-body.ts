import type { Backtest } from '@goodword/contract/backtests'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { InferInput } from 'valibot'
import type { JobRow } from '../jobs/keep-job.ts'
import type { BacktestProgress } from './request.ts'

/** A backtest for the wire. */
export function backtestBody(job: JobRow): InferInput<typeof Backtest> {
  const progress = job.progress as BacktestProgress
  const { request, report = null, live = null, difference = null, value = null } = progress
  return {
    id: toId('job', job.id),
    program_id: request.program_id,
    version: request.version,
    from: request.from,
    to: request.to,
    history_file_id: request.history_file_id,
    state: job.state,
    progress: { done: progress.done ?? 0, total: progress.total ?? null },
    // Lists of the wire may be filled by their builder; these are not any more.
    report: report && (structuredClone(report) as InferInput<typeof Backtest>['report']),
    live: live && (structuredClone(live) as InferInput<typeof Backtest>['live']),
    difference: difference && { ...difference, costs: [...difference.costs] },
    value,
    faults: [...(progress.faults ?? [])],
    created_at: toInstant(job.created_at.getTime()),
    finished_at: job.finished_at && toInstant(job.finished_at.getTime()),
  }
}
