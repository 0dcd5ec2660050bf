import { describePostgres, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { type Relay, startRelay } from '@goodword/testing/relay'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, openPostgres, rows } from './connect.ts'
import { DeadlineExceeded } from './deadline.ts'

describePostgres('a network that falls silent', () => {
  let fresh: FreshDatabase
  let relay: Relay
  let database: Database
  let lost: Error[]

  beforeAll(async () => {
    fresh = await freshDatabase('postgres', { role: 'owner' })
    await fresh.database.script('create table notes (body text)')
  })
  afterAll(() => fresh?.close())

  beforeEach(async () => {
    lost = []
    relay = await startRelay(fresh.url!)
    database = openPostgres(relay.url, {
      poolMax: 2,
      statementMsMax: 400,
      onError: (error) => void lost.push(error),
    })
    await answering()
  })
  afterEach(async () => {
    relay.close()
    await database.close()
  })

  test('a statement settles', async () => {
    relay.silence()
    await expect(rows(database.db, sql`select 1`)).rejects.toThrow()
    expect(lost[0]).toBeInstanceOf(DeadlineExceeded)
  })

  test('a transaction settles, and its work is not committed', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.execute(sql`insert into notes values ('half')`)
      relay.silence()
      await tx.execute(sql`insert into notes values ('other half')`)
    })
    await expect(failing).rejects.toThrow()
    expect(await rows(fresh.database.db, sql`select * from notes`)).toEqual([])
  })

  test('a transaction that cannot begin never runs its work, not even later', async () => {
    relay.silence()
    let ran = 0
    const transactions = [1, 2, 3, 4].map(() =>
      database.transaction(async () => {
        ran += 1
      }),
    )
    const outcomes = await Promise.allSettled(transactions)
    expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))

    relay.restore()
    await answering()
    expect(ran).toBe(0)
  })

  test('the pool goes on when the network is back', async () => {
    relay.silence()
    await Promise.allSettled([1, 2, 3].map(() => rows(database.db, sql`select 1`)))
    relay.restore()
    await answering()
  })

  test('an idle connection is kept, however long it is idle', async () => {
    const pid = () => rows(database.db, sql`select pg_backend_pid() as pid`)
    const before = await pid()
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(await pid()).toEqual(before)
  })

  /** On a busy machine a new connection alone can take longer than these deadlines. */
  async function answering() {
    await expect.poll(() => rows(database.db, sql`select 1 as one`)).toEqual([{ one: 1 }])
  }
})
