import { availableParallelism, loadavg } from 'node:os'
import { Readable } from 'node:stream'
import { checkDocument } from '@goodword/domain/programs/check-document'
import { compileProgram, type Program } from '@goodword/domain/programs/compile-program'
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { readLines } from '@goodword/service/backtest/read-lines'
import { Trial } from '@goodword/service/backtest/trial'
import { uploadedHistory } from '@goodword/service/backtest/uploaded-history'
import { median, note, print } from './figure.ts'
import { fashionVoucher, historyLines } from './history-lines.ts'

const CONVERSIONS = 200_000
const ROUNDS = 3
const APART_MS = 100_000

// As a file of a few megabytes comes from the database: in parts that are cut anywhere.
const PART_CHARACTERS = 65_536

/**
 * How many conversions of a history a version is run over in a second: read, checked, decided and added up.
 * Once under a plain program, and once under one that has nearly all that a merchant may set.
 */
export async function backtest(): Promise<void> {
  const parts = [...history(CONVERSIONS)]
  const voucher = fashionVoucher()
  await measure('a voucher for each friend', compiled(voucher), parts)
  await measure('vouchers, milestones, limits and a budget', compiled(withAll(voucher)), parts)
}

async function measure(name: string, program: Program, parts: readonly string[]): Promise<void> {
  // A first run, so that the engine has compiled what it will run.
  await run(program, [...history(CONVERSIONS / 10)])
  const [byClock, byProcessor]: [number[], number[]] = [[], []]
  let decided = CONVERSIONS
  for (let round = 0; round < ROUNDS; round++) {
    const [from, before] = [performance.now(), process.cpuUsage()]
    const { conversions } = await run(program, parts)
    const took = performance.now() - from
    // Garbage is collected beside it, on another core: the processor's time is more than the clock's.
    const { user, system } = process.cpuUsage(before)
    byClock.push((1_000 * conversions) / took)
    byProcessor.push((1_000_000 * conversions) / (user + system))
    decided = Math.min(decided, conversions)
  }

  sayWhoElseRuns()
  print({
    figure: `backtest of ${name}, conversions read, decided and added up in a second`,
    value: median(byClock),
    unit: 'per second',
    atLeast: 20_000,
  })
  print({
    figure: `backtest of ${name}, conversions in a second of one processor`,
    value: median(byProcessor),
    unit: 'per second',
  })
  print({
    figure: `backtest of ${name}, conversions of the file that were decided`,
    value: decided,
    unit: 'conversions',
    atLeast: CONVERSIONS,
  })
}

/** By the clock it says little where others have the processors as well. */
function sayWhoElseRuns(): void {
  const [load = 0] = loadavg()
  const cores = availableParallelism()
  if (load > cores) note(`the machine is busy: a load of ${load.toFixed(1)} on ${cores} cores`)
}

/** The friend is rewarded for buying, too; advocates by the number of their friends, within limits and a budget. */
function withAll(draft: ProgramDraft): ProgramDraft {
  const points = (amount: number) => ({ amount, asset: 'points' })
  return {
    ...draft,
    rules: [
      ...draft.rules!,
      {
        id: 'friend-points',
        when: 'order',
        asset: 'CNY',
        if: 'conversion.amount >= 9900',
        give: [{ to: 'friend', kind: 'points', value: points(200), valid_days: 365 }],
      },
      {
        id: 'fifth-friend',
        milestone: { every: 5, counting: 'approved_referrals' },
        give: [{ to: 'advocate', kind: 'points', value: points(500) }],
      },
    ],
    limits: [
      { per: 'advocate', count: 10, period: 'month', time_zone: 'Asia/Shanghai' },
      { per: 'friend', amount: 2_000, asset: 'points', period: 'lifetime' },
    ],
    budget: { amount: 500_000_000, asset: 'CNY', reserve_basis_points: 1_000 },
  }
}

function compiled(draft: ProgramDraft): Program {
  const checked = checkDocument(draft)
  if (checked.kind === 'faults') throw new Error('the program does not fit')
  return compileProgram(checked.document, 1)
}

async function run(program: Program, parts: readonly string[]) {
  const calendar = (instant: string) => ({ day: instant.slice(0, 10), month: instant.slice(0, 7) })
  const stretch = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }
  const trial = new Trial('prg_bench', program, calendar, stretch)
  const parsed = readLines('jsonl', Readable.from(parts))
  for await (const page of uploadedHistory('prg_bench', parsed)) {
    for (const happening of page) trial.happen(happening)
  }
  return trial.finish()
}

/** A history in parts that are cut anywhere. */
function* history(conversions: number): Generator<string> {
  let text = ''
  for (const line of historyLines(conversions, APART_MS)) {
    text += line
    while (text.length >= PART_CHARACTERS) {
      yield text.slice(0, PART_CHARACTERS)
      text = text.slice(PART_CHARACTERS)
    }
  }
  yield text
}
