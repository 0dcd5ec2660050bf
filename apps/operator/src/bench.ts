import { note } from './bench/figure.ts'

/** Each benchmark by its name; loaded when it is asked for. */
const benches: Readonly<Record<string, () => Promise<() => Promise<void>>>> = {
  click: async () => (await import('./bench/click.ts')).click,
  session: async () => (await import('./bench/session.ts')).session,
  conversion: async () => (await import('./bench/conversion.ts')).conversion,
  batch: async () => (await import('./bench/batch.ts')).batch,
  backtest: async () => (await import('./bench/backtest.ts')).backtest,
  history: async () => (await import('./bench/history.ts')).history,
  due: async () => (await import('./bench/due.ts')).due,
  sealing: async () => (await import('./bench/sealing.ts')).sealing,
  reads: async () => (await import('./bench/reads.ts')).reads,
  widget: async () => (await import('./bench/widget.ts')).widget,
  start: async () => (await import('./bench/start.ts')).start,
}

/** Prints the figures of one benchmark, or of all, as one line of JSON each. A goal that is missed is a figure too. */
async function main(name: string | undefined): Promise<number> {
  const chosen = name === 'all' ? Object.keys(benches) : [name ?? '']
  if (!chosen.every((each) => Object.hasOwn(benches, each))) {
    console.error(`npm run bench -- ${Object.keys(benches).join(' | ')} | all`)
    return 2
  }
  for (const each of chosen) {
    note(`${each} …`)
    const bench = await benches[each]!()
    await bench()
  }
  return 0
}

process.exitCode = await main(process.argv[2])
