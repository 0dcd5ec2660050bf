import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { parse as parseCsv } from 'csv-parse'
import * as v from 'valibot'
import { HistoryLine, type LineFault } from './history-line.ts'

export type ReadLine =
  | { readonly kind: 'line'; readonly line: number; readonly value: HistoryLine }
  | { readonly kind: 'fault'; readonly fault: LineFault }

/** Reads a history from the parts of its text as they come; lines are counted from 1, a table's heading among them. */
export async function* readLines(
  format: 'csv' | 'jsonl',
  parts: AsyncIterable<string>,
): AsyncGenerator<ReadLine> {
  const rows = format === 'csv' ? tableRows(parts) : jsonLines(parts)
  for await (const row of rows) yield 'message' in row ? fault(row) : check(row)
}

type Row = { readonly line: number; readonly value: unknown }

async function* tableRows(parts: AsyncIterable<string>): AsyncGenerator<Row | LineFault> {
  const parser = Readable.from(parts).pipe(
    parseCsv({ columns: true, bom: true, info: true, skip_empty_lines: true, trim: true }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<TableRow>) {
      yield { line: info.lines, value: record }
    }
  } catch (error) {
    yield { line: lineOf(error), field: null, message: 'This is not a row of the table.' }
  }
}

type TableRow = { readonly record: unknown; readonly info: { readonly lines: number } }

async function* jsonLines(parts: AsyncIterable<string>): AsyncGenerator<Row | LineFault> {
  let line = 0
  for await (const text of createInterface({ input: Readable.from(parts), crlfDelay: Infinity })) {
    line += 1
    if (text.trim() === '') continue
    try {
      yield { line, value: JSON.parse(text) }
    } catch {
      yield { line, field: null, message: 'This line is not JSON.' }
    }
  }
}

function check({ line, value }: Row): ReadLine {
  const parsed = v.safeParse(HistoryLine, value, { abortPipeEarly: true })
  if (parsed.success) return { kind: 'line', line, value: parsed.output }
  const [issue] = parsed.issues
  return fault({ line, field: v.getDotPath(issue) ?? null, message: messageOf(issue) })
}

function fault(fault: LineFault): ReadLine {
  return { kind: 'fault', fault }
}

// The library's own words quote what was sent.
function messageOf({ type, message, expected }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object') {
    return expected === 'never' ? 'There is no such column.' : 'This column is needed.'
  }
  return message.startsWith('Invalid ') ? 'This does not fit here.' : message
}

function lineOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 0
}
