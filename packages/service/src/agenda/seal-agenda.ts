import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import { BLOCK_MAX, nextSeal, SEAL_EVERY_MS, sealLedger } from '../ledger/seal-ledger.ts'
import { LEASE_MS } from './work-agenda.ts'

/**
 * Takes one workspace whose postings wait to be sealed, and seals them. Returns how many, or undefined
 * where none waits. It runs beside what is due and never before it. A dead worker's workspace is
 * retaken; should two be at it, the chain of blocks lets one of them write.
 */
export async function sealOnce(server: Server): Promise<number | undefined> {
  const workspaceId = await takeWorkspace(server)
  if (workspaceId === undefined) return undefined

  let sealed = 0
  for (;;) {
    const count = await sealLedger(server, workspaceId)
    sealed += count
    if (count < BLOCK_MAX) break
    await setSealAt(server, workspaceId, server.clock() + LEASE_MS)
  }
  const next = await nextSeal(server, workspaceId)
  // What still waits belongs to a transaction that was open a moment ago.
  const again = next === undefined ? undefined : Math.max(next, server.clock() + SEAL_EVERY_MS)
  await setSealAt(server, workspaceId, again)
  return sealed
}

async function takeWorkspace(server: Server): Promise<string | undefined> {
  const now = server.clock()
  const [taken] = await rows<{ workspace_id: string }>(
    server.database.db,
    sql`update agenda set seal_at = ${new Date(now + LEASE_MS)} where workspace_id = (
        select workspace_id from agenda where seal_at <= ${new Date(now)}
          order by seal_at limit 1 for update skip locked)
      returning workspace_id`,
  )
  return taken?.workspace_id
}

async function setSealAt(server: Server, workspaceId: string, at: number | undefined) {
  await rows(
    server.database.db,
    sql`update agenda set seal_at = ${at === undefined ? null : new Date(at)}::timestamptz
      where workspace_id = ${workspaceId}::uuid`,
  )
}
