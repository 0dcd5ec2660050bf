import { rows } from '@goodword/db/connect'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { dayMs } from '@goodword/testing/clock'
import { describeEngines, type FreshDatabase, freshDatabase } from '@goodword/testing/postgres'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { nextRequest, type TestServer, testServer, testWorkspace } from '../fixtures.ts'
import { getLiability } from './get-liability.ts'
import { openHistory } from './history.ts'
import { sealLedger } from './seal-ledger.ts'
import { verifyWorkspace } from './verify-workspace.ts'

const SEED = 20_260_301
const STEPS = 40

describeEngines('what is owed', (engine) => {
  let fresh: FreshDatabase
  let server: TestServer
  let ctx: Context
  let first: Awaited<ReturnType<typeof openHistory>>
  let second: Awaited<ReturnType<typeof openHistory>>
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    server = testServer(fresh.database)
    ctx = await testWorkspace(server)
    first = await openHistory(ctx, server)
    second = await openHistory(ctx, server)
  })
  afterAll(() => fresh?.close())

  type Owed = { asset: string; state: string; amount: number }

  /** What the balances say now. */
  const balances = () =>
    rows<Owed>(
      fresh.database.db,
      sql`select asset, kind as state, sum(amount)::bigint as amount from balances
        where workspace_id = ${ctx.workspace.uuid}::uuid group by 1, 2 having sum(amount) <> 0 order by 1, 2`,
    )

  type Move = { asset: string; kind: string; amount: number; at: Date; program: string | null }

  /** Every movement of an account, one by one, to be summed the slow way. */
  const moves = () =>
    rows<Move>(
      fresh.database.db,
      sql`select p.asset, m.kind, m.amount, p.posted_at as at, r.program_id as program
        from postings p left join rewards r on r.id = p.reward_id
          cross join lateral (values (p.credit_kind, p.amount), (p.debit_kind, -p.amount)) m(kind, amount)
        where m.kind in ('held', 'available', 'issued', 'balance')`,
    )

  function summed(all: readonly Move[], before: number, program?: Id<'prg'>): Owed[] {
    const sums = new Map<string, Owed>()
    for (const { asset, kind, amount, at, program: of } of all) {
      if (at.getTime() >= before || (program && uuidOf(program) !== of)) continue
      const key = `${asset} ${kind}`
      const sum = sums.get(key) ?? { asset, state: kind, amount: 0 }
      sum.amount += amount
      sums.set(key, sum)
    }
    const owed = [...sums.values()].filter(({ amount }) => amount !== 0)
    const key = ({ asset, state }: Owed) => `${asset} ${state}`
    return owed.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  }
  const byKey = (owed: readonly Owed[]) =>
    owed.map(({ asset, state, amount }) => `${asset} ${state} ${amount}`).toSorted()

  test('is, at any moment of any history, the sum of what was posted before; and now it is the balances', async () => {
    const dice = mulberry(SEED)
    const startedAt = server.clock()
    const orders: Id<'cnv'>[] = []
    for (let step = 0; step < STEPS; step++) {
      const throw_ = dice()
      if (throw_ < 0.4) {
        const history = dice() < 0.5 ? first : second
        const { id } = await history.order(1_000 + Math.floor(dice() * 50_000))
        orders.push(id as Id<'cnv'>)
      } else if (throw_ < 0.5 && orders.length > 0) {
        const at = Math.floor(dice() * orders.length)
        const [order] = orders.splice(at, 1)
        await first.refund(order!, 1 + Math.floor(dice() * 1_000))
      } else if (throw_ < 0.7) {
        await first.days(Math.floor(dice() * 5))
      } else if (throw_ < 0.85) {
        server.testClock.advance(Math.floor(dice() * dayMs))
      } else {
        await sealLedger(server, ctx.workspace.uuid, 1 + Math.floor(dice() * 40))
      }
      expect(byKey((await getLiability(await nextRequest(ctx), {})).data)).toEqual(
        byKey(await balances()),
      )
    }
    const all = await moves()
    expect(all.length).toBeGreaterThan(50)
    const late = await nextRequest(ctx)
    const edges = all.slice(0, 10).flatMap(({ at }) => [at.getTime(), at.getTime() + 1])
    const anywhere = Array.from({ length: 20 }, () =>
      Math.floor(startedAt + dice() * (server.clock() - startedAt)),
    )
    for (const at of [...edges, ...anywhere, startedAt - 1, server.clock() + dayMs]) {
      const { data } = await getLiability(late, { at })
      expect(byKey(data), `seed ${SEED}, at ${at}`).toEqual(byKey(summed(all, at)))
      for (const program_id of [first.programId, second.programId]) {
        const ofProgram = await getLiability(late, { at, program_id })
        expect(byKey(ofProgram.data)).toEqual(byKey(summed(all, at, program_id)))
      }
    }
    expect((await verifyWorkspace(server, ctx.workspace.uuid)).findings).toEqual([])
  })

  test('is half-open: what is posted at a moment is not owed before it', async () => {
    const { first_at } = (
      await rows<{ first_at: Date }>(
        fresh.database.db,
        sql`select min(posted_at) as first_at from postings`,
      )
    )[0]!
    expect((await getLiability(ctx, { at: first_at.getTime() })).data).toEqual([])
    expect((await getLiability(ctx, { at: first_at.getTime() + 1 })).data).not.toEqual([])
  })

  test('by a program that there is not is refused', async () => {
    const program_id = toId('prg', ctx.workspace.uuid)
    await expect(getLiability(ctx, { program_id })).rejects.toThrow('program_not_found')
  })
})

/** Chance that is the same in every run. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
