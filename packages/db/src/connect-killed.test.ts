import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, startPostgres } from '@goodword/testing/cluster'
import {
  describePostgres,
  type FreshDatabase,
  freshDatabase,
  hasOwnPostgres,
} from '@goodword/testing/postgres'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, type Db, openPostgres, rows } from './connect.ts'

// The driver as published fails every test of the first suite: a write of a dead
// transaction lands in another one, or an error nobody can catch ends the process.
describePostgres('when a backend dies inside a transaction', () => {
  let fresh: FreshDatabase
  let database: Database
  const uncaught: unknown[] = []
  const note = (error: unknown) => void uncaught.push(error)

  beforeAll(async () => {
    process.on('uncaughtException', note)
    fresh = await freshDatabase('postgres', { role: 'owner' })
    await fresh.database.script(
      'create table entries (id serial primary key, who text, amount int)',
    )
  })
  afterAll(async () => {
    process.off('uncaughtException', note)
    await fresh?.close()
  })
  beforeEach(async () => {
    uncaught.length = 0
    await fresh.database.db.execute(sql`truncate entries`)
  })
  afterEach(async () => {
    await database.close()
    expect(uncaught).toEqual([])
  })

  const write = (db: Db, who: string, amount: number) =>
    db.execute(sql`insert into entries (who, amount) values (${who}, ${amount})`)
  const written = () =>
    rows<{ who: string; amount: number }>(
      fresh.database.db,
      sql`select who, amount from entries order by id`,
    )
  const pidOf = async (db: Db) => {
    const [row] = await rows<{ pid: number }>(db, sql`select pg_backend_pid() as pid`)
    return row!.pid
  }
  const end = (pid: number) => fresh.database.db.execute(endBackend(pid))

  const pools = [1, 2]
  test.each(pools)('its next write lands nowhere, in a pool of %i', async (poolMax) => {
    database = openPostgres(fresh.url!, { poolMax })
    const steps = gate()
    const first = database.transaction(async (tx) => {
      const pid = await pidOf(tx)
      await write(tx, 'A', -100)
      await end(pid)
      await steps.reached
      await write(tx, 'A', 100)
    })
    const failing = expect(first).rejects.toThrow()

    await until(async () => (await backendsIn(fresh, 'idle in transaction')) === 0)
    const second = database.transaction(async (tx) => {
      await write(tx, 'B', -7)
      steps.open()
      await failing
      await sleep(50)
      await write(tx, 'B', 7)
    })
    await second

    expect(await written()).toEqual([
      { who: 'B', amount: -7 },
      { who: 'B', amount: 7 },
    ])
  })

  test('its next write does not survive the rollback of another transaction', async () => {
    database = openPostgres(fresh.url!, { poolMax: 1 })
    const steps = gate()
    const first = database.transaction(async (tx) => {
      const pid = await pidOf(tx)
      await write(tx, 'A', -100)
      await end(pid)
      await steps.reached
      await write(tx, 'A', 100)
    })
    const failing = expect(first).rejects.toThrow()

    const second = database.transaction(async (tx) => {
      await write(tx, 'B', -7)
      steps.open()
      await failing
      await sleep(50)
      throw new Error('changed my mind')
    })
    await expect(second).rejects.toThrow('changed my mind')
    expect(await written()).toEqual([])
  })

  test('a statement in flight is rejected and the pool goes on', async () => {
    database = openPostgres(fresh.url!, { poolMax: 2 })
    const failing = database.transaction(async (tx) => {
      const pid = await pidOf(tx)
      const sleeping = rows(tx, sql`select pg_sleep(5)`)
      // It may fail before the answer to what ended it has come; that is what is waited for first.
      sleeping.catch(() => {})
      await until(async () => (await backendsIn(fresh, 'active')) > 0)
      await end(pid)
      return sleeping
    })
    await expect(failing).rejects.toThrow()

    const after = await Promise.all([1, 2, 3].map(() => rows(database.db, sql`select 1 as one`)))
    expect(after.flat()).toEqual([{ one: 1 }, { one: 1 }, { one: 1 }])
  })

  test('a process that does nothing about it stays alive', async () => {
    database = openPostgres(fresh.url!, { poolMax: 1 })
    const { spawnSync } = await import('node:child_process')
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', bareDriver], {
      env: { ...process.env, DATABASE_URL: fresh.url },
      cwd: import.meta.dirname,
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(child.stderr).toBe('')
    expect(child.stdout.trim()).toBe('rejected, then 1 1 1')
  })
})

// The driver by itself, in a process of its own: unpatched, a TypeError out of a timer ends it.
const bareDriver = `
import postgres from 'postgres'
const sql = postgres(process.env.DATABASE_URL, { max: 2 })
const killer = postgres(process.env.DATABASE_URL, { max: 1 })
let pid
const transaction = sql.begin(async (tx) => {
  pid = (await tx\`select pg_backend_pid() as pid\`)[0].pid
  await tx\`select pg_sleep(2)\`
})
while (pid === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
await killer\`select pg_terminate_backend(\${pid})\`
const outcome = await transaction.then(() => 'committed', () => 'rejected')
await new Promise((resolve) => setTimeout(resolve, 300))
const after = []
for (let i = 0; i < 3; i++) after.push((await sql\`select 1 as one\`)[0].one)
console.log(outcome + ', then ' + after.join(' '))
process.exit(0)
`

describe.runIf(hasOwnPostgres)('when the whole server is killed', () => {
  let cluster: Cluster
  let database: Database
  beforeAll(async () => {
    cluster = await startPostgres({ durable: true })
    database = openPostgres(cluster.url(), { poolMax: 8, statementMsMax: 2_000 })
    await database.script(`
      create table pairs (id bigint primary key, amount int not null);
      create table halves (pair bigint not null, amount int not null)`)
  })
  afterAll(async () => {
    await database?.close()
    await cluster?.remove()
  })

  test('every transaction settles, no half one is kept, no committed one is lost', async () => {
    const acknowledged = new Set<number>()
    let settled = 0
    let started = 0
    let isOver = false

    const writer = async () => {
      while (!isOver) {
        started += 1
        const id = started
        await database
          .transaction(async (tx) => {
            await Promise.all([
              tx.execute(sql`insert into pairs values (${id}, 1)`),
              tx.execute(sql`insert into halves values (${id}, 1)`),
            ])
            await tx.execute(sql`insert into halves values (${id}, -1)`)
          })
          .then(() => acknowledged.add(id))
          // While the server is down every attempt fails at once.
          .catch(() => sleep(5))
        settled += 1
      }
    }
    const writers = Array.from({ length: 16 }, writer)

    for (let round = 0; round < 3; round++) {
      const before = acknowledged.size
      await until(async () => acknowledged.size > before + 50)
      await cluster.kill()
      await cluster.start()
    }
    const before = acknowledged.size
    await until(async () => acknowledged.size > before + 50)
    isOver = true
    await Promise.all(writers)

    expect(settled).toBe(started)
    const kept = await rows<{ id: number }>(database.db, sql`select id from pairs`)
    const keptIds = new Set(kept.map(({ id }) => id))
    expect([...acknowledged].filter((id) => !keptIds.has(id))).toEqual([])
    const unbalanced = sql`
      select id from pairs left join halves on pair = id
      group by id having count(pair) <> 2 or sum(halves.amount) <> 0`
    expect(await rows(database.db, unbalanced)).toEqual([])
    const stray = sql`select pair from halves where pair not in (select id from pairs)`
    expect(await rows(database.db, stray)).toEqual([])
  })
})

function endBackend(pid: number): SQL {
  return sql`select pg_terminate_backend(${pid})`
}

async function backendsIn({ database }: FreshDatabase, state: string) {
  const query = sql`
    select pid from pg_stat_activity
    where datname = current_database() and state = ${state} and pid <> pg_backend_pid()`
  return (await rows(database.db, query)).length
}

async function until(holds: () => Promise<boolean>) {
  while (!(await holds())) await sleep(10)
}

function gate() {
  let open = () => {}
  const reached = new Promise<void>((resolve) => {
    open = resolve
  })
  return { reached, open }
}
