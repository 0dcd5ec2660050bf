import type { Program, ProgramVersion } from '@goodword/contract/programs'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { InferInput } from 'valibot'
import type { ProgramRow, VersionRow } from './queries.ts'

/** A program as the wire has it. */
export function programBody(row: ProgramRow): InferInput<typeof Program> {
  return {
    id: toId('prg', row.id),
    slug: row.slug,
    status: row.status,
    live_version: row.live_version,
    draft: row.draft && { ...row.draft },
    created_at: toInstant(row.created_at.getTime()),
    updated_at: toInstant(row.updated_at.getTime()),
  }
}

/** A published version as the wire has it. */
export function versionBody(row: VersionRow): InferInput<typeof ProgramVersion> {
  return {
    program_id: toId('prg', row.program_id),
    version: row.version,
    restores: row.restores,
    document: { ...row.document },
    published_at: toInstant(row.published_at.getTime()),
  }
}
