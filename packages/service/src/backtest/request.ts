import type { BacktestReport, ReportDifference, ValueCheck } from '@goodword/domain/backtest/report'
import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import type { Id } from '@goodword/domain/ids'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import type { LineFault } from './history-line.ts'

/** What a backtest was asked, as its job keeps it. */
export type BacktestRequest = {
  readonly program_id: Id<'prg'>
  /** Null for the draft as it stood. */
  readonly version: number | null
  readonly document: ProgramDocument
  readonly live_version: number | null
  readonly from: Instant
  readonly to: Instant
  readonly history_file_id: Id<'hsf'> | null
  readonly customer_value: { readonly amount: number; readonly asset: string } | null
}

/** What the job of a backtest holds, in the order in which it comes. */
export type BacktestProgress = {
  readonly request: BacktestRequest
  /** How often a worker has begun it. */
  readonly begun?: number
  readonly done?: number
  readonly total?: number | null
  readonly report?: BacktestReport
  readonly live?: BacktestReport | null
  readonly difference?: ReportDifference | null
  readonly value?: ValueCheck | null
  readonly faults?: readonly LineFault[]
}
