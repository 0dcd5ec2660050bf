import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { updateProgram as operation } from '@goodword/contract/programs'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { type Context, transaction } from '../context.ts'
import { promisesOf } from './end-program.ts'
import { programBody } from './program-body.ts'
import { lockProgram, type ProgramRow, programColumns } from './queries.ts'
import { requireUnchanged } from './require-unchanged.ts'
import { setStatus } from './set-status.ts'

/** Replaces the draft, or pauses, resumes or ends the program. What is left out stays. */
export async function updateProgram(
  ctx: Context,
  { program_id, draft, status, unchanged_since }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { workspace } = ctx
  return transaction(ctx, async (unit) => {
    const program = await lockProgram(unit.tx, workspace.uuid, uuidOf(program_id))
    if (!program) throw new Refusal('program_not_found')
    requireUnchanged(program, unchanged_since)
    if (status !== undefined && !mayBecome(program.status, status)) {
      throw new Refusal('program_not_live')
    }

    if (status !== undefined) {
      const isEnd = status === 'ended' && (await promisesOf(ctx, unit, program)) === 'cancel_held'
      await setStatus(ctx, unit, program, { to: status, reason: null, cancelsHeld: isEnd })
    }
    const [updated] = await rows<ProgramRow>(
      unit.tx,
      sql`update programs set updated_at = ${new Date(ctx.now)},
          draft = ${draft === undefined ? sql`draft` : sql`${JSON.stringify(draft)}::json`}
        where workspace_id = ${workspace.uuid}::uuid and id = ${program.id}::uuid returning ${programColumns}`,
    )
    return programBody(updated!)
  })
}

/** What was never published cannot run, and what has ended begins again only by being published. */
function mayBecome(status: ProgramRow['status'], next: ProgramRow['status']): boolean {
  return status === next || status === 'live' || status === 'paused'
}
