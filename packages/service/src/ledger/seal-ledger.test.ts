import { openPostgres, rows } from '@goodword/db/connect'
import type { Id } from '@goodword/domain/ids'
import { blockHash } from '@goodword/domain/ledger/seal'
import { othersEnded } from '@goodword/testing/others-ended'
import {
  describeEngines,
  describePostgres,
  type FreshDatabase,
  freshDatabase,
} from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sealOnce } from '../agenda/seal-agenda.ts'
import { workOnce } from '../agenda/work-agenda.ts'
import type { Context } from '../context.ts'
import { otherProcess, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { hexOf, readBlocks, toHeader } from './block.ts'
import { openHistory } from './history.ts'
import { nextSeal, SEAL_EVERY_MS, sealLedger } from './seal-ledger.ts'
import { verifyWorkspace } from './verify-workspace.ts'

let fresh: FreshDatabase
let server: TestServer
let ctx: Context
let w: string
let history: Awaited<ReturnType<typeof openHistory>>

async function open(engine: 'postgres' | 'embedded') {
  fresh = await freshDatabase(engine)
  server = testServer(fresh.database)
  ctx = await testWorkspace(server)
  w = ctx.workspace.uuid
  history = await openHistory(ctx, server)
}

const close = () => fresh?.close()

const query = <T extends object>(text: ReturnType<typeof sql>) => rows<T>(fresh.database.db, text)
const blocks = () => readBlocks(fresh.database.db, w, sql`true order by number`)
const verified = () => verifyWorkspace(server, w)
const postings = async () => {
  const [found] = await query<{ count: number }>(sql`select count(*)::int as count from postings`)
  return found!.count
}
const seal = async (blockMax?: number) => {
  await othersEnded(fresh.database)
  return sealLedger(server, w, blockMax)
}
const sealAll = async (blockMax: number) => {
  let sealed = 0
  for (;;) {
    const count = await seal(blockMax)
    sealed += count
    if (count < blockMax) return sealed
  }
}

describeEngines('sealing', (engine) => {
  beforeEach(() => open(engine))
  afterEach(close)

  test('puts each posting into exactly one block of an unbroken chain, in the order of transactions', async () => {
    const { id } = await history.order()
    await history.order(20_000)
    expect(await sealAll(3)).toBe(await postings())
    await history.refund(id as Id<'cnv'>, 5_000)
    await history.days(8)
    expect(await sealAll(3)).toBeGreaterThan(0)

    const chain = await blocks()
    expect(chain.length).toBeGreaterThan(3)
    expect(chain.map(({ number }) => number)).toEqual(chain.map((_, at) => at + 1))
    expect(chain.map(({ previous }) => previous && hexOf(previous))).toEqual([
      null,
      ...chain.slice(0, -1).map((block) => blockHash(toHeader(w, block))),
    ])
    const [leaves] = await query<{ leaves: number; postings: number; unordered: number }>(sql`
      select count(*)::int as leaves, count(distinct posting_id)::int as postings, count(*) filter (where before > transaction)::int as unordered
      from (select l.posting_id, p.transaction, lag(p.transaction) over (order by l.block, l.position) as before
        from ledger_leaves l join postings p on p.id = l.posting_id) ordered`)
    expect(leaves).toEqual({
      leaves: await postings(),
      postings: await postings(),
      unordered: 0,
    })
    expect(await verified()).toMatchObject({ findings: [], unsealed: 0, blocks: chain.length })
  })

  test('writes no block where nothing is new', async () => {
    expect(await seal()).toBe(0)
    expect(await nextSeal(server, w)).toBeUndefined()
    await history.order()
    await seal()
    expect(await seal()).toBe(0)
    expect(await blocks()).toHaveLength(1)
    expect(await nextSeal(server, w)).toBeUndefined()
  })

  test("is a worker's: at once, and then every half minute", async () => {
    await history.order()
    const work = async () => {
      server.testClock.advance(5_000)
      while ((await workOnce(server)) !== undefined);
      await othersEnded(fresh.database)
      return sealOnce(server)
    }
    // Whoever came first has entered the workspace in the agenda with its first commit.
    expect(await work()).toBe(await postings())
    await history.order()
    expect(await work()).toBeUndefined()
    server.testClock.advance(SEAL_EVERY_MS)
    const before = await blocks()
    expect(await work()).toBeGreaterThan(0)
    expect(await blocks()).toHaveLength(before.length + 1)
    expect(await verified()).toMatchObject({ findings: [], unsealed: 0 })
  })

  test('goes on where the database was carried to a server whose transactions count from less', async () => {
    await history.order()
    await seal()
    await fresh.database.script(`
      set local role none;
      update ledger_blocks set transaction = (transaction::text::bigint + 1000000)::text::xid8;`)
    await history.order()
    expect(await sealAll(2)).toBeGreaterThan(0)
    const { unsealed } = await verified()
    expect(unsealed).toBe(0)
    expect(await seal()).toBe(0)
  })
})

describePostgres('sealing beside others', () => {
  beforeEach(() => open('postgres'))
  afterEach(close)

  test('waits for a transaction that is open, and skips none of its postings', async () => {
    await history.order()
    await seal()
    const other = openPostgres(fresh.url!, { poolMax: 1 })
    let commit = () => {}
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve
    })
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const early = other.transaction(async (tx) => {
      await rows(
        tx,
        sql`insert into postings (workspace_id, id, journal, debit_owner, debit_kind, credit_owner, credit_kind, amount, asset, cause, posted_at)
          select ${w}::uuid, gen_random_uuid(), 'adjust', ${w}::uuid, 'promised', ${w}::uuid, 'expired', n, 'CNY', 'by hand', now()
          from generate_series(1, 5) n`,
      )
      begun()
      await mayCommit
    })
    await hasBegun
    // Later transactions commit first; they stand behind the open one, and wait with it.
    await history.order()
    expect(await sealLedger(server, w)).toBe(0)
    commit()
    await early
    expect(await seal()).toBeGreaterThan(5)
    expect(await verified()).toMatchObject({ findings: [], unsealed: 0, blocks: 2 })
    await other.close()
  })

  test('by many workers at once, while others post, forks nothing and skips nothing', async () => {
    const workers = Array.from({ length: 4 }, () => otherProcess(server))
    let isPosting = true
    const sealing = workers.map(async (worker) => {
      while (isPosting) await sealLedger(worker, w, 4)
    })
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let n = 0; n < 5; n++) await history.order()
      }),
    )
    isPosting = false
    await Promise.all(sealing)
    await sealAll(4)
    expect(await verified()).toMatchObject({ findings: [], unsealed: 0 })
    const [sums] = await query<{ sealed: number }>(
      sql`select sum(count)::int as sealed from ledger_blocks`,
    )
    expect(sums!.sealed).toBe(await postings())
  })

  test('that dies in the middle leaves nothing, and is done by the next', async () => {
    await history.order()
    await othersEnded(fresh.database)
    const other = openPostgres(fresh.url!, { poolMax: 2 })
    const dying = { ...server, database: openPostgres(fresh.url!, { poolMax: 1 }) }
    await other.transaction(async (tx) => {
      // The block and its leaves are written, and the days have to wait.
      await rows(tx, sql`lock table ledger_days in exclusive mode`)
      const sealing = sealLedger(dying, w)
      const death = expect(sealing).rejects.toThrow()
      for (;;) {
        const killed = await rows(
          other.db,
          sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%ledger_days%'`,
        )
        if (killed.length > 0) break
      }
      await death
    })
    expect(await blocks()).toEqual([])
    expect(await query(sql`select from ledger_leaves`)).toEqual([])
    expect(await seal()).toBe(await postings())
    expect(await verified()).toMatchObject({ findings: [], unsealed: 0, blocks: 1 })
    await dying.database.close()
    await other.close()
  })
})
