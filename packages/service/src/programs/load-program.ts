import { type Db, rows } from '@goodword/db/connect'
import { compileProgram, type Program } from '@goodword/domain/programs/compile-program'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'

/**
 * A published version, ready for deciding. It never changes, so it is compiled once a process.
 * All ids are uuids. A version that does not exist is our bug: nothing names one that was not published.
 */
export async function loadProgram(
  db: Db,
  workspaceId: string,
  programId: string,
  version: number,
): Promise<Program> {
  const key = `${workspaceId}/${programId}/${version}`
  const known = compiledPrograms.get(key)
  if (known) return known

  const [found] = await rows<{ document: ProgramDocument }>(
    db,
    sql`select document from program_versions
      where workspace_id = ${workspaceId}::uuid and program_id = ${programId}::uuid and version = ${version}`,
  )
  if (!found) throw new Error('a program version that is referred to does not exist')
  const program = compileProgram(found.document, version)
  compiledPrograms.set(key, program)
  return program
}

const compiledPrograms = new LRUCache<string, Program>({ max: 2_000 })
