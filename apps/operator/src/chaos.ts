import { note, print } from './bench/figure.ts'
import { startFleet } from './faults/fleet.ts'
import { enrolAdvocates, openGround } from './faults/ground.ts'
import { type Reckoning, reckon } from './faults/reckon.ts'
import { type Acknowledged, storm } from './faults/storm.ts'
import { killPostgres, killProcesses } from './faults/trouble.ts'

// A note that died with its process is found by looking into every workspace each five minutes.
const PATIENCE_MS = 360_000
const ORDERS = 150

/**
 * Kills the API, workers and Postgres under load, round after round (`npm run chaos -- 20`), and prints what
 * was lost of what had been acknowledged, one line of JSON a figure. The last round waits until the workers
 * themselves have done all that is due.
 */
async function main(rounds: number): Promise<number> {
  const ground = await openGround()
  const fleet = await startFleet(ground, { api: 2, worker: 2 })
  const reckonings: Reckoning[] = []
  let kills = 0
  let repeated = 0
  const settle = async (acknowledged: Acknowledged, options?: { patienceMs: number }) => {
    const reckoning = await reckon(ground, acknowledged, options)
    reckonings.push(reckoning)
    repeated += acknowledged.repeated
    const { findings, ...figures } = reckoning
    note(JSON.stringify({ ...figures, findings: findings.length }))
  }
  try {
    const codes = await enrolAdvocates(fleet.urls()[0]!, ground.secretKey, 20)
    for (let round = 1; round <= rounds; round++) {
      note(`round ${round} of ${rounds}`)
      const name = `round-${round}`
      await settle(
        await storm(ground, fleet, codes, `${name}-a`, (after) =>
          killPostgres(ground, after, ORDERS),
        ),
      )
      const acknowledged = await storm(ground, fleet, codes, `${name}-b`, (after) =>
        killProcesses(fleet, after, ORDERS),
      )
      const startedAt = Date.now()
      await settle(acknowledged, round === rounds ? { patienceMs: PATIENCE_MS } : undefined)
      if (round === rounds) {
        const seconds = (Date.now() - startedAt) / 1000
        print({ figure: 'chaos: until nothing was due any more', value: seconds, unit: 's' })
      }
      kills += 7
    }
  } finally {
    await fleet.end()
    await ground.remove()
  }

  const sum = (of: (reckoning: Reckoning) => number) =>
    reckonings.reduce((total, reckoning) => total + of(reckoning), 0)
  print({ figure: 'chaos: kills with SIGKILL', value: kills, unit: 'kills' })
  print({
    figure: 'chaos: orders acknowledged',
    value: sum(({ orders }) => orders),
    unit: 'orders',
  })
  print({
    figure: 'chaos: clicks acknowledged',
    value: sum(({ clicks }) => clicks),
    unit: 'clicks',
  })
  print({ figure: 'chaos: requests sent again', value: repeated, unit: 'requests' })
  print({
    figure: 'chaos: processes that ended by themselves',
    value: fleet.fell(),
    unit: 'processes',
  })
  const faults = [
    ['orders lost', sum(({ ordersLost }) => ordersLost)],
    ['orders doubled', sum(({ ordersDoubled }) => ordersDoubled)],
    ['refunds lost', sum(({ refundsLost }) => refundsLost)],
    ['clicks lost', sum(({ clicksLost }) => clicksLost)],
    ['pending for ever', sum(({ pending }) => pending)],
    ['findings of verify', sum(({ findings }) => findings.length)],
  ] as const
  for (const [name, value] of faults)
    print({ figure: `chaos: ${name}`, value, unit: 'rows', atMost: 0 })
  return faults.every(([, value]) => value === 0) ? 0 : 1
}

process.exitCode = await main(Number(process.argv[2] ?? 20))
