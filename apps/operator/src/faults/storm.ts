import { setTimeout as sleep } from 'node:timers/promises'
import { rows } from '@goodword/db/connect'
import { workOnce } from '@goodword/service/agenda/work-agenda'
import { readClickToken } from '@goodword/service/codes/click-token'
import type { Server } from '@goodword/service/context'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import { type SQL, sql } from 'drizzle-orm'
import { callUntilAnswered, type Ground } from './ground.ts'
import { type Running, startProcess } from './processes.ts'

/** What a shop was told is done. */
export type Acknowledged = {
  /** Orders by external id, with the id of their conversion. */
  readonly orders: Map<string, string>
  readonly refunded: Set<string>
  /** Click tokens that a redirect carried. */
  readonly clicks: string[]
  /** Requests that had to be sent more than once. */
  repeated: number
}

/** Processes that are started again when they end. */
export type Fleet = {
  readonly urls: () => readonly string[]
  /** Kills one of a kind, and has it started again. */
  killOne(name: 'api' | 'worker'): Promise<void>
  /** How often one ended by itself. */
  fell(): number
  end(): Promise<void>
}

/** Starts so many processes, and starts each again as soon as it has ended, as whoever runs them does. */
export async function startFleet(
  ground: Ground,
  counts: Readonly<Record<'api' | 'worker', number>>,
): Promise<Fleet> {
  const names = Object.entries(counts).flatMap(([name, count]) =>
    Array.from({ length: count }, () => name as 'api' | 'worker'),
  )
  const slots: { name: 'api' | 'worker'; running: Running | undefined; isKilled: boolean }[] =
    names.map((name) => ({ name, running: undefined, isKilled: false }))
  let isEnding = false
  let fallen = 0

  const keep = async (slot: (typeof slots)[number]) => {
    while (!isEnding) {
      slot.running = await startProcess(slot.name, ground).catch(() => undefined)
      while (!isEnding && slot.running && !slot.running.hasEnded()) await sleep(20)
      if (!isEnding && slot.running && !slot.isKilled) fallen += 1
      slot.isKilled = false
    }
  }
  const keeping = slots.map(keep)
  const areUp = () => slots.every(({ running }) => running && !running.hasEnded())
  while (!areUp()) await sleep(20)

  return {
    urls: () =>
      slots.flatMap(({ name, running }) =>
        name === 'api' && running && !running.hasEnded() ? [running.url] : [],
      ),
    killOne: async (name) => {
      const up = slots.filter(
        (slot) => slot.name === name && slot.running && !slot.running.hasEnded(),
      )
      const slot = up[Math.floor(Math.random() * up.length)]
      if (!slot?.running) return
      slot.isKilled = true
      await slot.running.kill()
    },
    fell: () => fallen,
    end: async () => {
      isEnding = true
      await Promise.all(keeping)
      await Promise.all(slots.map(({ running }) => running?.kill()))
    },
  }
}

const DAY_MS = 86_400_000

/** Waits until so many more orders were acknowledged: trouble comes in the middle of work, on any machine. */
export type After = (orders: number) => Promise<void>

/**
 * Writers order, some refund, and visitors click, while `trouble` is made; then everything that was begun
 * is brought to its answer. Holds end while it goes on: the orders happened nearly a day ago.
 */
export async function storm(
  ground: Ground,
  { urls }: Pick<Fleet, 'urls'>,
  codes: readonly string[],
  name: string,
  trouble: (after: After) => Promise<void>,
): Promise<Acknowledged> {
  const done: Acknowledged = { orders: new Map(), refunded: new Set(), clicks: [], repeated: 0 }
  let isOver = false

  const ask = async (path: string, key: string, body: unknown) => {
    const heard = await callUntilAnswered(urls, ground.secretKey, path, { body, key })
    if (heard.attempts > 1) done.repeated += 1
    if (heard.status !== 201) throw new Error(`${path}: ${heard.status} ${heard.text}`)
    return heard.json
  }
  const write = async (writer: number) => {
    for (let n = 0; !isOver; n++) {
      const external_id = `${name}-${writer}-${n}`
      const { id } = await ask('/v1/conversions', external_id, {
        type: 'order',
        external_id,
        amount: 9_900,
        asset: 'USD',
        friend: { external_id },
        code: codes[n % codes.length],
        occurred_at: new Date(Date.now() - DAY_MS + 2_000).toISOString(),
      })
      done.orders.set(external_id, id)
      if (n % 4 !== 3) continue
      await ask(`/v1/conversions/${id}/refunds`, `${external_id}-refund`, { external_id: 'whole' })
      done.refunded.add(external_id)
    }
  }
  const visit = async (visitor: number) => {
    for (let n = 0; !isOver; n++) {
      const url = urls()[visitor % Math.max(1, urls().length)]
      const token = url && (await click(`${url}/r/${ground.slug}/${codes[n % codes.length]}`))
      if (token) done.clicks.push(token)
      else await sleep(20)
    }
  }

  const working = [
    ...Array.from({ length: 6 }, (_, n) => write(n)),
    ...Array.from({ length: 4 }, (_, n) => visit(n)),
  ]
  const after: After = async (orders) => {
    const enough = done.orders.size + orders
    while (done.orders.size < enough) await sleep(Math.random() * 20)
  }
  const failing = Promise.all(working)
  try {
    await Promise.race([trouble(after), failing])
  } finally {
    isOver = true
  }
  await failing
  return done
}

async function click(link: string): Promise<string | undefined> {
  try {
    const response = await fetch(link, {
      redirect: 'manual',
      headers: {
        'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1',
      },
      signal: AbortSignal.timeout(15_000),
    })
    await response.arrayBuffer()
    const location = response.headers.get('location')
    if (response.status !== 302 || location === null) return undefined
    return new URL(location).searchParams.get('gw') ?? undefined
  } catch {
    return undefined
  }
}

/** What is found of it afterwards; all but the first two are zero where nothing was lost. */
export type Reckoning = {
  readonly orders: number
  readonly clicks: number
  readonly ordersLost: number
  readonly ordersDoubled: number
  readonly refundsLost: number
  readonly clicksLost: number
  readonly pending: number
  readonly findings: readonly unknown[]
}

/**
 * Compares what was acknowledged with what is stored, once nothing is due any more. A worker ten minutes
 * ahead does what is due: a note in the agenda that died with its process is a delay of minutes, which
 * need not be waited for. With `patienceMs` it is waited for, and the workers that run do it all.
 */
export async function reckon(
  ground: Ground,
  acknowledged: Acknowledged,
  { patienceMs }: { readonly patienceMs?: number } = {},
): Promise<Reckoning> {
  const server = await ground.open()
  try {
    if (patienceMs === undefined) {
      const later = { ...server, clock: () => Date.now() + 600_000 }
      while ((await workOnce(later)) !== undefined) await sleep(1)
    }
    const pending = await untilNothingPends(server, ground, patienceMs ?? 10_000)
    const compared = await compare(server, ground, acknowledged)
    const { findings } = await verifyWorkspace(server, ground.ctx.workspace.uuid)
    return { ...compared, pending, findings }
  } finally {
    await server.database.close()
  }
}

/** Rewards that are due, figures that are not added up, a workspace that somebody has and does not give back. */
async function untilNothingPends(
  server: Server,
  { ctx }: Ground,
  patienceMs: number,
): Promise<number> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const givenUpAt = Date.now() + patienceMs
  for (;;) {
    const pending = await count(
      server,
      sql`select id from rewards where workspace_id = ${w}
            and (due_at <= now() or (state = 'held' and hold_until <= now()))
        union all select id from total_changes where workspace_id = ${w}
        union all select workspace_id from agenda where workspace_id = ${w} and leased_until is not null`,
    )
    if (pending === 0 || Date.now() > givenUpAt) return pending
    await sleep(100)
  }
}

async function compare(server: Server, { ctx }: Ground, acknowledged: Acknowledged) {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const clicks = acknowledged.clicks.map(
    (token) => readClickToken(server.master.click, ctx.workspace.uuid, token) ?? '',
  )
  const stored = await rows<{ external_id: string; rewards: number }>(
    server.database.db,
    sql`select c.external_id, count(r.id)::int as rewards
      from conversions c left join rewards r on r.workspace_id = ${w} and r.conversion_id = c.id
      where c.workspace_id = ${w}
        and c.external_id = any(${sql.param([...acknowledged.orders.keys()])}::text[])
      group by c.id, c.external_id`,
  )
  const storedOrders = new Set(stored.map(({ external_id }) => external_id)).size
  return {
    orders: acknowledged.orders.size,
    clicks: clicks.length,
    ordersLost: acknowledged.orders.size - storedOrders,
    ordersDoubled:
      stored.length - storedOrders + stored.filter(({ rewards }) => rewards !== 1).length,
    refundsLost: await count(
      server,
      sql`select 1 from conversions c join rewards r on r.workspace_id = ${w} and r.conversion_id = c.id
        where c.workspace_id = ${w} and c.external_id = any(${sql.param([...acknowledged.refunded])}::text[])
          and (r.state not in ('cancelled', 'reversed') or c.refunded_amount <> c.amount)`,
    ),
    clicksLost:
      clicks.length -
      (await count(
        server,
        sql`select 1 from claims where workspace_id = ${w} and id = any(${sql.param(clicks)}::uuid[])`,
      )),
  }
}

async function count(server: Server, query: SQL): Promise<number> {
  const [found] = await rows<{ n: number }>(
    server.database.db,
    sql`select count(*)::int as n from (${query}) as found`,
  )
  return found!.n
}

/** Kills API and worker five times in turn, each after up to so many orders more. */
export async function killProcesses(fleet: Fleet, after: After, orders: number): Promise<void> {
  for (const name of ['api', 'worker', 'api', 'worker', 'api'] as const) {
    await after(1 + Math.random() * orders)
    await fleet.killOne(name)
  }
  await after(orders)
}

/** Kills a backend, which takes all others along, and then the whole server, which is started again. */
export async function killPostgres(ground: Ground, after: After, orders: number): Promise<void> {
  await after(1 + Math.random() * orders)
  await killBackend(ground)
  await after(1 + Math.random() * orders)
  await ground.cluster.kill()
  await ground.cluster.start()
  await after(orders)
}

/** As the kernel does when memory runs out. */
async function killBackend(ground: Ground): Promise<void> {
  const server = await ground.open()
  try {
    const found = await rows<{ pid: number }>(
      server.database.db,
      sql`select pid from pg_stat_activity where application_name = 'goodword' and pid <> pg_backend_pid()
        order by (state = 'active') desc, random() limit 1`,
    )
    if (found[0]) process.kill(found[0].pid, 'SIGKILL')
  } finally {
    await server.database.close()
  }
}
