import { type Db, rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import type { Server, WorkspaceFacts } from '../context.ts'
import { shortCache } from '../per-server.ts'
import { hasGeneratedShape, isGenuineAlias } from './alias.ts'
import { foldCode } from './fold-code.ts'
import { skeleton } from './vanity.ts'
import { vanityFilter } from './vanity-codes.ts'

/** A code that exists, and whose it is; ids are uuids. */
export type FoundCode = {
  readonly codeId: string
  readonly programId: string
  readonly participantId: string
  readonly alias: string
  readonly isDisabled: boolean
}

/**
 * The code that somebody typed or followed. What cannot be one is told without a look-up: a generated
 * code by its tag, a vanity code by the workspace's filter. Inside a transaction hand in its `tx`.
 */
export async function findCode(
  server: Server,
  workspace: Pick<WorkspaceFacts, 'uuid'>,
  text: string,
  db: Db = server.database.db,
): Promise<FoundCode | undefined> {
  const folded = foldCode(text)
  if (folded === undefined) return undefined
  const isGenerated = hasGeneratedShape(folded)
  const look = isGenerated ? folded : skeleton(folded)
  const key = cacheKey(workspace.uuid, look)
  // What was found a moment ago is genuine, and its tag costs more than all the rest.
  const known = cache(server).get(key)
  if (known) return known
  if (isGenerated && !isGenuineAlias(server.master.alias, workspace.uuid, folded)) return undefined

  if (!isGenerated && !(await vanityFilter(server, db, workspace.uuid)).mayHold(folded)) {
    return undefined
  }
  const [found] = await rows<FoundCode>(
    db,
    sql`select id as "codeId", program_id as "programId", participant_id as "participantId", alias,
        disabled_at is not null as "isDisabled"
      from codes where workspace_id = ${workspace.uuid}::uuid and skeleton = ${look}`,
  )
  if (found) cache(server).set(key, found)
  return found
}

/** Has this process look again at once: the code was disabled. */
export function forgetCode(server: Server, workspaceId: string, look: string): void {
  cache(server).delete(cacheKey(workspaceId, look))
}

// Ids of generated codes and looks of vanity codes cannot be confused: no vanity code looks generated.
function cacheKey(workspaceId: string, look: string): string {
  return `${workspaceId}/${look}`
}

const cache = shortCache<FoundCode>(50_000, 5)
