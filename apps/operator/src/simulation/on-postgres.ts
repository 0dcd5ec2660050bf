import { openPostgres } from '@goodword/db/connect'
import { drawHistories, type Step } from '@goodword/domain/conversions/histories.test-kit'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import { note, print } from '../bench/figure.ts'
import { role, withPostgres } from '../bench/own-postgres.ts'
import { openWorld } from './world.ts'

const AT_ONCE = 4
const ROUND = 40

/**
 * Lets random histories of random programs happen through the use cases on a Postgres, several workspaces at
 * once, and checks the books of each when it is over: balances, rewards, counts, limits, tallies and receipts.
 */
export async function simulateOnPostgres(seed: number, stepsMin: number): Promise<void> {
  let steps = 0
  let receipts = 0
  const findings: string[] = []
  await withPostgres(
    async ({ url, masterKey }) => {
      const database = openPostgres(url, { role, poolMax: AT_ONCE * 2 })
      for (let round = 0; steps < stepsMin && findings.length === 0; round++) {
        const drawn = drawHistories(seed + round, ROUND)
        const waiting = drawn.entries()
        const live = async () => {
          for (const [at, history] of waiting) {
            const verified = await liveOnce(history)
            steps += history.steps.length
            receipts += verified.receipts
            for (const { law, where, detail } of verified.findings) {
              findings.push(`seed ${seed + round}, history ${at}: ${law} (${where}: ${detail})`)
            }
          }
        }
        await Promise.all(Array.from({ length: AT_ONCE }, live))
        note(`${steps} steps, ${receipts} receipts`)
      }
      await database.close()

      async function liveOnce(history: { drafts: readonly object[]; steps: readonly Step[] }) {
        const world = await openWorld(database, masterKey, history.drafts)
        for (const step of history.steps) await world.take(step)
        await world.settle()
        return verifyWorkspace(world.server, world.workspaceId)
      }
    },
    { durable: false },
  )
  for (const finding of findings) note(finding)
  print({ figure: 'simulation on Postgres, steps', value: steps, unit: 'steps', atLeast: stepsMin })
  print({ figure: 'simulation on Postgres, receipts replayed', value: receipts, unit: 'receipts' })
  const broken = findings.length
  print({ figure: 'simulation on Postgres, broken laws', value: broken, unit: 'laws', atMost: 0 })
  if (broken > 0) throw new Error('a law was broken')
}
