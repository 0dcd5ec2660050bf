import { Refusal } from '@goodword/contract/errors'
import type { Db } from '@goodword/db/connect'
import { readProgram, readVersion, type VersionRow } from './queries.ts'

/** A published version; refused where there is no such program, or it has no such version. */
export async function requireVersion(
  db: Db,
  workspaceId: string,
  programId: string,
  version: number,
): Promise<VersionRow> {
  const found = await readVersion(db, workspaceId, programId, version)
  if (found) return found
  const program = await readProgram(db, workspaceId, programId)
  throw new Refusal(program ? 'version_not_found' : 'program_not_found')
}
