import { hasOwnPostgres } from '@goodword/testing/postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startCommitRelay } from './commit-relay.ts'
import { type Fleet, startFleet } from './fleet.ts'
import { call, enrolAdvocates, type Ground, openGround } from './ground.ts'
import { type Running, startProcess } from './processes.ts'
import { reckon } from './reckon.ts'
import { storm } from './storm.ts'
import { killPostgres, killProcesses } from './trouble.ts'

/** At most so many orders pass between two kills; npm run chaos goes on for longer. */
const ORDERS = 10

const nothingLost = {
  ordersLost: 0,
  ordersDoubled: 0,
  refundsLost: 0,
  clicksLost: 0,
  pending: 0,
  findings: [],
}

describe.skipIf(!hasOwnPostgres)('killed with SIGKILL', () => {
  let ground: Ground
  let fleet: Fleet
  let codes: readonly string[]

  beforeAll(async () => {
    ground = await openGround()
    fleet = await startFleet(ground, { api: 2, worker: 1 })
    codes = await enrolAdvocates(fleet.urls()[0]!, ground.secretKey, 5)
  })
  afterAll(async () => {
    await fleet?.end()
    await ground?.remove()
  })

  describe('the API, between an effect and its answer', () => {
    const open: { kill(): unknown }[] = []
    afterEach(async () => {
      for (const one of open.splice(0)) await one.kill()
    })

    test('whoever asks again with the same key gets the answer, and nothing happens twice', async () => {
      const relay = await startCommitRelay(ground.databaseUrl)
      const doomed: Running = await startProcess('api', { ...ground, databaseUrl: relay.url })
      open.push(doomed, { kill: relay.close })
      const order = {
        type: 'order',
        external_id: 'between',
        amount: 9_900,
        asset: 'USD',
        friend: { external_id: 'between' },
        code: codes[0],
      }
      const asking = { body: order, key: 'between' }
      const held = relay.holdNextCommit()
      const asked = call(doomed.url, ground.secretKey, 'POST', '/v1/conversions', asking)
      const broken = expect(asked).rejects.toThrow()
      await held
      await doomed.kill()
      await broken

      const [url] = fleet.urls() as [string]
      const answers = [1, 2].map(() =>
        call(url, ground.secretKey, 'POST', '/v1/conversions', asking),
      )
      const [first, second] = await Promise.all(answers)
      expect(first).toMatchObject({ status: 201, json: { result: 'recorded' } })
      expect(first!.headers.get('idempotency-replayed')).toBe('true')
      expect(second!.text).toBe(first!.text)
      const listed = await call(url, ground.secretKey, 'GET', '/v1/conversions?limit=100')
      expect(listed.json.data).toHaveLength(1)
      const rewards = await call(url, ground.secretKey, 'GET', '/v1/rewards?limit=100')
      expect(rewards.json.data).toHaveLength(1)
    })
  })

  test('API and worker under load: nothing lost, nothing doubled, nothing pending', async () => {
    const acknowledged = await storm(ground, fleet, codes, 'processes', (after) =>
      killProcesses(fleet, after, ORDERS),
    )
    const reckoning = await reckon(ground, acknowledged)
    expect(reckoning).toMatchObject(nothingLost)
    expect(reckoning.clicks).toBeGreaterThan(0)
  })

  test('Postgres under load: what was acknowledged is there, and the books balance', async () => {
    const acknowledged = await storm(ground, fleet, codes, 'postgres', (after) =>
      killPostgres(ground, after, ORDERS),
    )
    const reckoning = await reckon(ground, acknowledged)
    expect(reckoning).toMatchObject(nothingLost)
    expect(reckoning.clicks).toBeGreaterThan(0)
  })
})
