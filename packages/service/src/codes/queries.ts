import { type Db, rows, type Tx } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { type CodeRow, codeColumns } from './code-body.ts'

/** A code by uuid, with the version that its program is in. */
export async function readCode(
  db: Db,
  workspaceId: string,
  uuid: string,
): Promise<(CodeRow & { readonly live_version: number }) | undefined> {
  const [found] = await rows<CodeRow & { readonly live_version: number }>(
    db,
    sql`select ${codeColumns}, p.live_version from codes c
      join programs p on p.workspace_id = c.workspace_id and p.id = c.program_id
      where c.workspace_id = ${workspaceId}::uuid and c.id = ${uuid}::uuid`,
  )
  return found
}

/** The generated code of a participant in a program. */
export async function readGeneratedCode(
  tx: Tx,
  workspaceId: string,
  participantId: string,
  programId: string,
): Promise<CodeRow | undefined> {
  const [found] = await rows<CodeRow>(
    tx,
    sql`select ${codeColumns} from codes c
      where c.workspace_id = ${workspaceId}::uuid and c.participant_id = ${participantId}::uuid
        and c.program_id = ${programId}::uuid and c.kind = 'generated'`,
  )
  return found
}

/** The code with this look. */
export async function readCodeByLook(
  db: Db,
  workspaceId: string,
  look: string,
): Promise<CodeRow | undefined> {
  const [found] = await rows<CodeRow>(
    db,
    sql`select ${codeColumns} from codes c
      where c.workspace_id = ${workspaceId}::uuid and c.skeleton = ${look}`,
  )
  return found
}

/** Stores a code, unless one stands in its way. */
export async function insertCode(
  tx: Tx,
  workspaceId: string,
  code: Omit<CodeRow, 'disabled_at'> & { readonly look: string },
): Promise<CodeRow | undefined> {
  const [stored] = await rows<CodeRow>(
    tx,
    sql`insert into codes as c (workspace_id, id, program_id, participant_id, alias, skeleton, kind, created_at)
      values (${workspaceId}::uuid, ${code.id}::uuid, ${code.program_id}::uuid, ${code.participant_id}::uuid,
        ${code.alias}, ${code.look}, ${code.kind}, ${code.created_at})
      on conflict do nothing returning ${codeColumns}`,
  )
  return stored
}
