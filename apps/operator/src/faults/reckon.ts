import { setTimeout as sleep } from 'node:timers/promises'
import { rows } from '@goodword/db/connect'
import { workOnce } from '@goodword/service/agenda/work-agenda'
import { readClickToken } from '@goodword/service/codes/click-token'
import type { Server } from '@goodword/service/context'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import { type SQL, sql } from 'drizzle-orm'
import type { Ground } from './ground.ts'
import type { Acknowledged } from './storm.ts'

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
