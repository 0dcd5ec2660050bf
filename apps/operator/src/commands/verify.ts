import { parseArgs } from 'node:util'
import { rows } from '@goodword/db/connect'
import { verifyWorkspace } from '@goodword/service/ledger/verify-workspace'
import type { Environment } from '@goodword/service/open-server'
import { sql } from 'drizzle-orm'
import { readOptions } from './options.ts'
import { withServer } from './with-server.ts'

/** Checks the books of one workspace, or of all; each law that is broken is named with its place. */
export async function verify(args: readonly string[], env: Environment): Promise<number> {
  const { values } = readOptions(() =>
    parseArgs({ args: [...args], options: { workspace: { type: 'string' } } }),
  )
  return withServer(env, async (server) => {
    const which = values.workspace === undefined ? sql`` : sql`where slug = ${values.workspace}`
    const found = await rows<{ id: string; slug: string }>(
      server.database.db,
      sql`select id, slug from workspaces ${which} order by slug`,
    )
    let broken = 0
    for (const { id, slug } of found) {
      const { findings, postings, rewards, receipts, blocks, unsealed } = await verifyWorkspace(
        server,
        id,
      )
      broken += findings.length
      console.log(
        `${slug}: ${postings} postings in ${blocks} blocks (${unsealed} not sealed yet), ${rewards} rewards, ${receipts} receipts, ${findings.length} findings`,
      )
      for (const { law, where, detail } of findings) console.log(`  ${law}: ${where}: ${detail}`)
    }
    if (found.length === 0) console.log('There is no such workspace.')
    return broken === 0 && found.length > 0 ? 0 : 1
  })
}
