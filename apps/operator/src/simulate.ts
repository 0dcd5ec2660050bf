import { parseArgs } from 'node:util'
import { note } from './bench/figure.ts'
import { simulateInMemory } from './simulation/in-memory.ts'
import { simulateOnPostgres } from './simulation/on-postgres.ts'

const usage =
  'npm run simulate -- [--seed N] [--steps N, in memory] [--postgres-steps N, 0 for none]'

/** Random histories of random programs, held to every law; prints the seed first, so that any run can be had again. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      steps: { type: 'string', default: '1000000' },
      'postgres-steps': { type: 'string', default: '100000' },
    },
  })
  const [seed, steps, onPostgres] = [
    values.seed ?? String(Date.now() % 1_000_000_000),
    values.steps,
    values['postgres-steps'],
  ].map(Number)
  if (![seed, steps, onPostgres].every((value) => Number.isSafeInteger(value) && value! >= 0)) {
    console.error(usage)
    return 2
  }
  note(`seed ${seed}`)
  if (steps! > 0) simulateInMemory(seed!, steps!)
  if (onPostgres! > 0) await simulateOnPostgres(seed!, onPostgres!)
  return 0
}

process.exitCode = await main()
