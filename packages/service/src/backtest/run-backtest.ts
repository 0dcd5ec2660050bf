import { checkValue, differenceOf } from '@goodword/domain/backtest/report'
import type { Calendar } from '@goodword/domain/backtest/report-book'
import { fromInstant, periodOf } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { compileProgram } from '@goodword/domain/programs/compile-program'
import type { Context } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'
import type { Happening } from './happening.ts'
import { historyParts, readHistoryFile } from './history-files.ts'
import { readLines } from './read-lines.ts'
import { countReceipts, recordedHistory } from './recorded-history.ts'
import type { BacktestProgress, BacktestRequest } from './request.ts'
import { Trial } from './trial.ts'
import { uploadedHistory } from './uploaded-history.ts'

/** How long the process is kept from everything else at a stretch. */
const SLICE_MS = 15

export type BacktestResult = Required<
  Pick<BacktestProgress, 'done' | 'total' | 'report' | 'live' | 'difference' | 'value'>
>

/**
 * Runs a version, and the live one beside it, over the same past. It lets others have their turn between
 * slices, and says now and then how far it is.
 */
export async function runBacktest(
  ctx: Context,
  request: BacktestRequest,
  onProgress: (progress: Pick<BacktestProgress, 'done' | 'total'>) => Promise<void>,
): Promise<BacktestResult> {
  const trial = await openTrial(ctx, request, 'asked')
  const live = await openTrial(ctx, request, 'live')
  const total =
    request.history_file_id === null ? await countReceipts(ctx, request.program_id) : null
  let done = 0
  let pausedAt = performance.now()
  for await (const page of await openHistory(ctx, request)) {
    for (const happening of page) {
      trial?.happen(happening)
      live?.happen(happening)
      if (happening.kind === 'asked') done += 1
      if (performance.now() - pausedAt < SLICE_MS) continue
      await new Promise(setImmediate)
      pausedAt = performance.now()
    }
    await onProgress({ done, total })
  }

  const report = trial!.finish()
  const liveReport = live?.finish() ?? null
  const value = request.customer_value
  return {
    done,
    total,
    report,
    live: liveReport,
    difference: liveReport && differenceOf(report, liveReport),
    value: value && checkValue(report, value),
  }
}

async function openTrial(
  ctx: Context,
  request: BacktestRequest,
  which: 'asked' | 'live',
): Promise<Trial | undefined> {
  const { program_id, live_version, document, version } = request
  const stretch = { from: request.from, to: request.to }
  const calendar = calendarOf(ctx.workspace.timeZone)
  if (which === 'asked') {
    return new Trial(
      program_id,
      compileProgram(document, version ?? 1),
      calendar,
      stretch,
      ctx.workspace.timeZone,
    )
  }
  if (live_version === null) return undefined
  const { database } = ctx.server
  const program = await loadProgram(
    database.db,
    ctx.workspace.uuid,
    uuidOf(program_id),
    live_version,
  )
  return new Trial(program_id, program, calendar, stretch, ctx.workspace.timeZone)
}

async function openHistory(
  ctx: Context,
  { history_file_id, program_id }: BacktestRequest,
): Promise<AsyncIterable<readonly Happening[]>> {
  if (history_file_id === null) return recordedHistory(ctx, program_id)
  const file = await readHistoryFile(ctx, history_file_id)
  // It was forgotten since: there is nothing to run over.
  const format = file?.format ?? 'jsonl'
  return uploadedHistory(program_id, readLines(format, historyParts(ctx, history_file_id)))
}

/** Days and months of a time zone. An hour of UTC lies in one day of every zone that is whole quarters away. */
function calendarOf(timeZone: string): Calendar {
  const known = new Map<number, { day: string; month: string }>()
  return (instant) => {
    const quarter = Math.floor(fromInstant(instant) / 900_000)
    const found = known.get(quarter)
    if (found) return found
    const at = quarter * 900_000
    const dates = {
      day: periodOf(at, 'day', timeZone).key,
      month: periodOf(at, 'month', timeZone).key,
    }
    known.set(quarter, dates)
    return dates
  }
}
