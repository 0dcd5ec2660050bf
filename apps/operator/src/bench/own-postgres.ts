import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres } from '@goodword/db/connect'
import { migrate } from '@goodword/db/migrate'
import { applicationRole } from '@goodword/service/open-server'
import { type Cluster, startPostgres } from '@goodword/testing/cluster'

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
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const stat = statOf(name)
      if (!stat || (Number(name) !== postmaster && stat.parent !== postmaster)) continue
      ticks += stat.ticks
      // Backends that have ended since are in their parent's account.
      if (Number(name) === postmaster) ticks += stat.endedChildrenTicks
    }
    return ticks * MICROSECONDS_PER_TICK
  } catch {
    return undefined
  }
}

const MICROSECONDS_PER_TICK = 10_000

function statOf(pid: string) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in parentheses, may hold anything; the fields are counted behind it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0] = fields.slice(1)
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11)
    return { parent, ticks: user + system, endedChildrenTicks: childUser + childSystem }
  } catch {
    return undefined
  }
}
