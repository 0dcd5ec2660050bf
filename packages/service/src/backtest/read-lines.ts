import { Readable } from 'node:stream'
import { parse as parseCsv } from 'csv-parse'
import * as v from 'valibot'
import { HistoryLine, type LineFault } from './history-line.ts'

export type ReadLine =
  | { readonly kind: 'line'; readonly line: number; readonly value: HistoryLine }
  | { readonly kind: 'fault'; readonly fault: LineFault }

// A file is some hundred thousand lines: passed on one by one, each would wait three times for its turn.
const BATCH = 250

/** Reads a history from the parts of its text as they come; lines are counted from 1, a table's heading among them. */
export async function* readLines(
  format: 'csv' | 'jsonl',
  parts: AsyncIterable<string>,
): AsyncGenerator<readonly ReadLine[]> {
  const batches = format === 'csv' ? tableRows(parts) : jsonLines(parts)
  for await (const batch of batches) {
    yield batch.map((row) => ('message' in row ? fault(row) : check(row)))
  }
}

type Row = { readonly line: number; readonly value: unknown }

async function* tableRows(
  parts: AsyncIterable<string>,
): AsyncGenerator<readonly (Row | LineFault)[]> {
  const parser = Readable.from(parts).pipe(
    parseCsv({ columns: true, bom: true, info: true, skip_empty_lines: true, trim: true }),
  )
  let batch: (Row | LineFault)[] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<TableRow>) {
      batch.push({ line: info.lines, value: record })
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  } catch (error) {
    const message = 'This is not a row of the table.'
    batch.push({ line: lineOf(error), field: null, message })
  }
  yield batch
}

type TableRow = { readonly record: unknown; readonly info: { readonly lines: number } }

async function* jsonLines(
  parts: AsyncIterable<string>,
): AsyncGenerator<readonly (Row | LineFault)[]> {
  let line = 0
  let batch: (Row | LineFault)[] = []
  for await (const texts of wholeLines(parts)) {
    for (const text of texts) {
      line += 1
      if (text.trim() !== '') batch.push(jsonLine(line, text))
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  }
  yield batch
}

/** The lines that end in each part. Parts are cut anywhere; the last line may have no end. */
async function* wholeLines(parts: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let begun = ''
  for await (const part of parts) {
    const lines = (begun + part).split('\n')
    begun = lines.pop()!
    yield lines
  }
  yield [begun]
}

function jsonLine(line: number, text: string): Row | LineFault {
  try {
    return { line, value: JSON.parse(text) }
  } catch {
    return { line, field: null, message: 'This line is not JSON.' }
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
