import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { importPayoutResults as operation } from '@goodword/contract/payouts'
import { noEffects } from '@goodword/domain/effects/effects'
import { type Id, toUuid, uuidOf } from '@goodword/domain/ids'
import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { enterResult, type PayoutResult } from './change-payout.ts'
import { lockPayouts } from './lock-payouts.ts'

type Line = { readonly line: number; readonly values: Readonly<Record<string, string>> }
type Reading =
  | { readonly id: Id<'pay'>; readonly result: PayoutResult }
  | { readonly message: string }

/**
 * Reads what the bank says of each transfer. Every line stands for itself: one with a fault is named and
 * changes nothing, and a file that is read again changes nothing either.
 */
export async function importPayoutResults(
  ctx: Context,
  { csv }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const readings = readLines(csv).map(({ line, values }) => ({ line, ...readLine(values) }))
  return transaction(ctx, async (unit) => {
    const ids = readings.flatMap((reading) => ('id' in reading ? [uuidOf(reading.id)] : []))
    const { payouts, rewards } = await lockPayouts(
      unit,
      ctx,
      sql`p.id = any(${sql.param(ids)}::uuid[])`,
    )
    const byId = new Map(payouts.map((payout) => [payout.id, payout]))
    const effects = noEffects()
    const done = { settled: 0, failed: 0, unchanged: 0 }
    const faults: { line: number; message: string }[] = []
    for (const reading of readings) {
      const { line } = reading
      if ('message' in reading) {
        faults.push({ line, message: reading.message })
        continue
      }
      const payout = byId.get(reading.id)
      if (!payout) {
        faults.push({ line, message: 'There is no such payout.' })
      } else if (payout.state !== 'sent' && payout.state !== reading.result.kind) {
        const message = `This payout is ${payout.state}; only a sent one has a result.`
        faults.push({ line, message })
      } else {
        const changed = enterResult(ctx, unit, effects, payout, rewards, reading.result)
        done[changed === payout ? 'unchanged' : reading.result.kind] += 1
        byId.set(reading.id, changed)
      }
    }
    storeEffects(unit, ctx.workspace.uuid, effects)
    return { ...done, faults }
  })
}

function readLines(csv: string): Line[] {
  try {
    const records: { record: Record<string, string>; info: { lines: number } }[] = parse(csv, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      info: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      max_record_size: 10_000,
    })
    if (records.length > LINES_MAX) throw refused(`At most ${LINES_MAX} lines a file.`)
    return records.map(({ record, info }) => ({ line: info.lines, values: record }))
  } catch (error) {
    throw error instanceof Refusal ? error : refused('This is not a CSV file that can be read.')
  }
}

const LINES_MAX = 2_000

function refused(message: string): Refusal {
  return new Refusal('invalid_input', { fields: [{ pointer: '/csv', message }] })
}

function readLine(values: Readonly<Record<string, string>>): Reading {
  // A sheet that was saved again has kept our guard against formulas.
  const id = (values.payout_id ?? '').replace(/^'/, '')
  if (toUuid('pay', id) === undefined) return { message: 'payout_id is not the id of a payout.' }
  const result = (values.result ?? '').toLowerCase()
  const reference = textOf(values.reference)
  if (result === 'settled') return { id: id as Id<'pay'>, result: { kind: 'settled', reference } }
  if (result === 'failed') {
    const reason = textOf(values.reason) ?? 'failed_at_bank'
    return { id: id as Id<'pay'>, result: { kind: 'failed', reason } }
  }
  return { message: 'result is neither "settled" nor "failed".' }
}

/** A cell of a bank's, as far as it can be kept: at most 200 characters, none that does not print. */
function textOf(cell: string | undefined): string | undefined {
  const text = (cell ?? '').replace(/[\p{C}]/gu, '').slice(0, 200)
  return text === '' ? undefined : text
}
