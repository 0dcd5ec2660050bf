import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Fleet } from './fleet.ts'
import type { Ground } from './ground.ts'
import type { After } from './storm.ts'

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
