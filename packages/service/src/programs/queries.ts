import { type Db, rows, type Tx } from '@goodword/db/connect'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import { sql } from 'drizzle-orm'

/** A row of `programs`; the draft is any JSON object. */
export type ProgramRow = {
  readonly id: string
  readonly slug: string
  readonly status: 'draft' | 'live' | 'paused' | 'ended'
  readonly draft: Readonly<Record<string, unknown>> | null
  readonly live_version: number | null
  readonly status_since: Date | null
  readonly status_reason: string | null
  readonly created_at: Date
  readonly updated_at: Date
}

/** A row of `program_versions`. */
export type VersionRow = {
  readonly program_id: string
  readonly version: number
  readonly restores: number | null
  readonly document: ProgramDocument
  readonly published_at: Date
}

export const programColumns = sql`id, slug, status, draft, live_version, status_since, status_reason, created_at, updated_at`
export const versionColumns = sql`program_id, version, restores, document, published_at`

/** A program by uuid. */
export async function readProgram(
  db: Db,
  workspaceId: string,
  uuid: string,
): Promise<ProgramRow | undefined> {
  const [found] = await rows<ProgramRow>(
    db,
    sql`select ${programColumns} from programs
      where workspace_id = ${workspaceId}::uuid and id = ${uuid}::uuid`,
  )
  return found
}

/** The same, locked until the transaction ends. */
export async function lockProgram(
  tx: Tx,
  workspaceId: string,
  uuid: string,
): Promise<ProgramRow | undefined> {
  const [found] = await rows<ProgramRow>(
    tx,
    sql`select ${programColumns} from programs
      where workspace_id = ${workspaceId}::uuid and id = ${uuid}::uuid for update`,
  )
  return found
}

/** A published version. */
export async function readVersion(
  db: Db,
  workspaceId: string,
  programId: string,
  version: number,
): Promise<VersionRow | undefined> {
  const [found] = await rows<VersionRow>(
    db,
    sql`select ${versionColumns} from program_versions
      where workspace_id = ${workspaceId}::uuid and program_id = ${programId}::uuid and version = ${version}`,
  )
  return found
}
