import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres } from '@goodword/db/connect'
import { migrate } from '@goodword/db/migrate'
import { applicationRole } from '@goodword/service/open-server'
import { type Cluster, startPostgres } from '@goodword/testing/cluster'
import { MICROSECONDS_PER_TICK, processTimes } from './process-times.ts'

/** A migrated database on a server that belongs to one benchmark alone. */
export type OwnPostgres = {
  readonly cluster: Cluster
  /** The owner's address. */
  readonly url: string
  /** What all its processes seal under. */
  readonly masterKey: string
}

/** Starts a server that waits for the disk as in production, and takes it away again whatever happens. */
export async function withPostgres<T>(
  work: (own: OwnPostgres) => Promise<T>,
  { durable = true }: { readonly durable?: boolean } = {},
): Promise<T> {
  const cluster = await startPostgres({ durable })
  try {
    const owner = openPostgres(cluster.url(), { poolMax: 1 })
    await migrate(owner)
    await owner.script(uuid7)
    await owner.close()
    return await work({
      cluster,
      url: cluster.url(),
      masterKey: randomBytes(32).toString('base64'),
    })
  } finally {
    await cluster.remove()
  }
}

/** Ids in the order of their making, for rows that a benchmark makes in the database itself. */
const uuid7 = `
  create function uuid7(n bigint) returns uuid language sql volatile parallel safe as $$
    select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' ||
      substr(md5(random()::text || n), 1, 19))::uuid $$;`

/** The role that the product's statements run as. */
export const role = applicationRole

/**
 * Processor time that a server and all its backends have used so far, in microseconds; undefined where
 * the system has no /proc to tell.
 */
export function postgresCpuUs({ cluster }: OwnPostgres): number | undefined {
  const file = join(cluster.folder, 'data', 'postmaster.pid')
  try {
    const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0])
    let ticks = 0
    for (const stat of processTimes()) {
      if (stat.pid !== postmaster && stat.parent !== postmaster) continue
      ticks += stat.ticks
      // Backends that have ended since are in their parent's account.
      if (stat.pid === postmaster) ticks += stat.endedChildrenTicks
    }
    return ticks * MICROSECONDS_PER_TICK
  } catch {
    return undefined
  }
}
