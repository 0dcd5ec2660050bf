import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Server } from '../context.ts'
import { perServer } from '../per-server.ts'
import { newVanityFilter, type VanityFilter } from './vanity-filter.ts'

type KnownCodes = {
  readonly filter: VanityFilter
  /** How many were added after the filter was sized. */
  added: number
  /** Codes whose ids are older have been read. */
  readUntil: number
  freshUntil: number
}

const freshMs = 2_000
/** Ids tell when they were made; clocks of processes differ, and a transaction takes its time. */
const overlapMs = 600_000
const addedMax = 1_000

/** Which vanity codes a workspace may have, at most two seconds behind. Only new ones are read again. */
export async function vanityFilter(
  server: Server,
  db: Db,
  workspaceId: string,
): Promise<VanityFilter> {
  const now = server.clock()
  const known = cache(server).get(workspaceId)
  if (known && now < known.freshUntil) return known.filter
  if (!known || known.added > addedMax) return readAll(server, db, workspaceId, now)

  // Before it is read, so that one of many requests at once reads for all.
  known.freshUntil = now + freshMs
  const looks = await readSince(db, workspaceId, known.readUntil - overlapMs)
  for (const look of looks) add(known, look)
  known.readUntil = now
  return known.filter
}

/** Lets this process know of a vanity code at once. */
export function noteVanityCode(server: Server, workspaceId: string, look: string): void {
  const known = cache(server).get(workspaceId)
  if (known) add(known, look)
}

async function readAll(server: Server, db: Db, workspaceId: string, now: number) {
  const looks = await readSince(db, workspaceId, 0)
  const filter = newVanityFilter(looks, server.randomBytes)
  cache(server).set(workspaceId, { filter, added: 0, readUntil: now, freshUntil: now + freshMs })
  return filter
}

function add(known: KnownCodes, look: string): void {
  if (known.filter.mayHold(look)) return
  known.filter.add(look)
  known.added += 1
}

async function readSince(db: Db, workspaceId: string, since: number): Promise<string[]> {
  const found = await rows<{ skeleton: string }>(
    db,
    sql`select skeleton from codes
      where workspace_id = ${workspaceId}::uuid and kind = 'vanity' and id >= ${firstIdOf(since)}::uuid`,
  )
  return found.map(({ skeleton }) => skeleton)
}

/** The least UUIDv7 of a millisecond. */
function firstIdOf(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

const cache = perServer(() => new LRUCache<string, KnownCodes>({ max: 5_000 }))
