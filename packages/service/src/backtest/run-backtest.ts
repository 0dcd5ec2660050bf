import { type BacktestReport, checkValue, differenceOf } from '@goodword/domain/backtest/report'
import type { Calendar } from '@goodword/domain/backtest/report-book'
import { fromInstant, periodOf } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { compileProgram, type Program } from '@goodword/domain/programs/compile-program'
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
 * Runs a version over the past, and then the live one, where that is another: one after the other, because each
 * holds whom it knows in memory, and a past may be a million lines. It lets others have their turn between
 * slices, and says now and then how far it is.
 */
export async function runBacktest(
  ctx: Context,
  request: BacktestRequest,
  onProgress: (progress: Pick<BacktestProgress, 'done' | 'total'>) => Promise<void>,
): Promise<BacktestResult> {
  const past = await openPast(ctx, request)
  const isLive = request.version !== null && request.version === request.live_version
  const other = isLive ? undefined : await liveProgram(ctx, request)
  const total = past.size * (other ? 2 : 1)
  let done = 0
  const run = async (program: Program): Promise<BacktestReport> => {
    const trial = openTrial(ctx, request, program)
    let pausedAt = performance.now()
    for await (const page of past.pages()) {
      for (const happening of page) {
        trial.happen(happening)
        if (past.isCounted(happening)) done += 1
        if (performance.now() - pausedAt < SLICE_MS) continue
        await new Promise(setImmediate)
        pausedAt = performance.now()
      }
      await onProgress({ done, total })
    }
    return trial.finish()
  }

  const report = await run(compileProgram(request.document, request.version ?? 1))
  const live = other ? await run(other) : isLive ? report : null
  const value = request.customer_value
  return {
    done,
    total,
    report,
    live,
    difference: live && differenceOf(report, live),
    value: value && checkValue(report, value),
  }
}

function openTrial(
  { workspace }: Context,
  { program_id, from, to }: BacktestRequest,
  program: Program,
): Trial {
  const { timeZone } = workspace
  return new Trial(program_id, program, calendarOf(timeZone), { from, to }, timeZone)
}

async function liveProgram(
  { server, workspace }: Context,
  { program_id, live_version }: BacktestRequest,
): Promise<Program | undefined> {
  if (live_version === null) return undefined
  return loadProgram(server.database.db, workspace.uuid, uuidOf(program_id), live_version)
}

/** The past that is run through. */
type Past = {
  /** How much there is to count. */
  readonly size: number
  readonly isCounted: (happening: Happening) => boolean
  readonly pages: () => AsyncIterable<readonly Happening[]>
}

async function openPast(
  ctx: Context,
  { history_file_id, program_id }: BacktestRequest,
): Promise<Past> {
  if (history_file_id === null) {
    return {
      size: await countReceipts(ctx, program_id),
      isCounted: ({ kind }) => kind === 'asked' || kind === 'upheld',
      pages: () => recordedHistory(ctx, program_id),
    }
  }
  const file = await readHistoryFile(ctx, history_file_id)
  // It was forgotten since: there is nothing to run over.
  const { format, line_breaks } = file ?? { format: 'jsonl', line_breaks: 0 }
  return {
    size: line_breaks,
    // A line may tell of a refund too.
    isCounted: (happening) => happening.kind === 'asked' && happening.occasion === 'recorded',
    pages: () => uploadedHistory(program_id, readLines(format, historyParts(ctx, history_file_id))),
  }
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
