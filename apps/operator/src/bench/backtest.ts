import { Readable } from 'node:stream'
import { checkDocument } from '@goodword/domain/programs/check-document'
import { compileProgram } from '@goodword/domain/programs/compile-program'
import { programTemplates } from '@goodword/domain/programs/templates'
import { readLines } from '@goodword/service/backtest/read-lines'
import { Trial } from '@goodword/service/backtest/trial'
import { uploadedHistory } from '@goodword/service/backtest/uploaded-history'
import { print } from './figure.ts'

const CONVERSIONS = 200_000
const ADVOCATES = 2_000
const START = Date.UTC(2026, 0)

/** How many conversions of a history a version is run over in a second: read, checked, decided and added up. */
export async function backtest(): Promise<void> {
  const checked = checkDocument(
    programTemplates.find(({ id }) => id === 'fashion-voucher')!.document,
  )
  if (checked.kind === 'faults') throw new Error('the template does not fit')
  const text = [...history()]

  // A first run, so that the engine has compiled what it will run.
  await run(compileProgram(checked.document, 1), text.slice(0, 20_000))
  const before = process.cpuUsage()
  const report = await run(compileProgram(checked.document, 1), text)
  // Time of the processor, garbage collection included: what others do beside it does not count.
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1_000_000

  print({
    figure: 'backtest, conversions read, decided and added up in a second of one processor',
    value: report.conversions / seconds,
    unit: 'per second',
    atLeast: 20_000,
  })
  print({
    figure: 'backtest, conversions of the file that were decided',
    value: report.conversions,
    unit: 'conversions',
    atLeast: CONVERSIONS,
  })
}

async function run(program: ReturnType<typeof compileProgram>, lines: readonly string[]) {
  const calendar = (instant: string) => ({ day: instant.slice(0, 10), month: instant.slice(0, 7) })
  const stretch = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }
  const trial = new Trial('prg_bench', program, calendar, stretch)
  const parsed = readLines('jsonl', Readable.from(lines))
  for await (const page of uploadedHistory('prg_bench', parsed)) {
    for (const happening of page) trial.happen(happening)
  }
  return trial.finish()
}

/** Orders a few seconds apart; every tenth is refunded after nine days, every third friend orders again. */
function* history(): Generator<string> {
  for (let n = 0; n < CONVERSIONS; n++) {
    const at = START + n * 100_000
    const friend = n % 3 === 2 ? n - 2 : n
    const line = {
      type: 'order',
      external_id: String(n),
      occurred_at: new Date(at).toISOString(),
      amount: 5_000 + ((n * 7919) % 40_000),
      asset: 'CNY',
      friend: `f${friend}`,
      advocate: `a${friend % ADVOCATES}`,
      ...(n % 10 === 0 ? { refunded_at: new Date(at + 9 * 86_400_000).toISOString() } : {}),
    }
    yield `${JSON.stringify(line)}\n`
  }
}
