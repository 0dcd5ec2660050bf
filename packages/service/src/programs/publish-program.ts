import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { publishProgram as operation } from '@goodword/contract/programs'
import { rows, type Tx } from '@goodword/db/connect'
import { fromInstant, toInstant } from '@goodword/domain/dates'
import { noEffects } from '@goodword/domain/effects/effects'
import { tell } from '@goodword/domain/effects/gather'
import { uuidOf } from '@goodword/domain/ids'
import { checkDocument } from '@goodword/domain/programs/check-document'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import { sayWithSuggestion } from '@goodword/domain/programs/fault-words/say-fault'
import { sql } from 'drizzle-orm'
import { noteAt } from '../agenda/note-due.ts'
import { noteAction } from '../audit-log/note-action.ts'
import { noteBoardPeriods } from '../boards/board-periods.ts'
import { type Context, transaction } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { announceDraws } from '../draws/announce-draws.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { wakeQueue } from './change-status.ts'
import { forgetLivePrograms } from './live-programs.ts'
import { versionBody } from './program-body.ts'
import { lockProgram, type ProgramRow, readVersion, type VersionRow } from './queries.ts'
import { requireUnchanged } from './require-unchanged.ts'

/**
 * Publishes the draft as the next version, or an old version once more. The program is live then,
 * unless it is paused; referrals that have begun keep their version.
 */
export async function publishProgram(
  ctx: Context,
  { program_id, restore_version, unchanged_since }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { server, workspace } = ctx
  return transaction(ctx, async (unit) => {
    const program = await lockProgram(unit.tx, workspace.uuid, uuidOf(program_id))
    if (!program) throw new Refusal('program_not_found')
    requireUnchanged(program, unchanged_since)
    const source = await sourceOf(ctx, unit.tx, program, restore_version)
    const published: VersionRow = {
      program_id: program.id,
      version: (program.live_version ?? 0) + 1,
      restores: restore_version ?? null,
      document: validDocument(source),
      published_at: new Date(ctx.now),
    }

    unit.send(storeVersion(unit.tx, workspace.uuid, published))
    // A larger quota, or none, has places for those who wait.
    unit.send(wakeQueue(ctx, unit, program.id))
    await announceDraws(ctx, unit, program.id, published.version, published.document)
    noteBoardPeriods(ctx, unit, program.id, published.version, published.document)
    const effects = noEffects()
    tell(effects, toolsFor(ctx), 'program.published', program_id, toInstant(ctx.now), {
      program_id,
      version: published.version,
      restores: published.restores,
    })
    storeEffects(unit, workspace.uuid, effects)
    noteAction(ctx, unit, {
      action: 'program.published',
      subject: program_id,
      before: { version: program.live_version, status: program.status },
      after: {
        version: published.version,
        restores: published.restores,
        status: program.status === 'paused' ? 'paused' : 'live',
      },
    })
    unit.afterCommit(() => {
      forgetLivePrograms(server, workspace.uuid)
      // A worker looks at once, and sees when something is due next.
      noteAt(server, workspace.uuid, new Date(server.clock())).catch(() => {})
    })
    return versionBody(published)
  })
}

/** When its schedule ends it. */
function endOf({ schedule }: ProgramDocument): Date | null {
  return schedule?.ends_at === undefined ? null : new Date(fromInstant(schedule.ends_at))
}

async function sourceOf(
  ctx: Context,
  tx: Tx,
  program: ProgramRow,
  restoreVersion: number | undefined,
): Promise<unknown> {
  if (restoreVersion === undefined) {
    if (program.draft === null) throw new Refusal('program_has_no_draft')
    return program.draft
  }
  const version = await readVersion(tx, ctx.workspace.uuid, program.id, restoreVersion)
  if (!version) throw new Refusal('version_not_found')
  return version.document
}

/** A draft as a document that may be published; refused with each of its faults where it may not. */
export function validDocument(source: unknown): ProgramDocument {
  const checked = checkDocument(source)
  if (checked.kind === 'ok') return checked.document
  const fields = checked.faults.map((fault) => ({
    pointer: fault.pointer,
    message: sayWithSuggestion(fault, 'en'),
  }))
  throw new Refusal('document_invalid', { fields })
}

/** A draft that was published is a draft no more; one that waits beside a restored version stays. */
async function storeVersion(tx: Tx, workspaceId: string, version: VersionRow): Promise<void> {
  await rows(
    tx,
    sql`with new_version as (
        insert into program_versions (workspace_id, program_id, version, document, restores, published_at)
        values (${workspaceId}::uuid, ${version.program_id}::uuid, ${version.version},
          ${JSON.stringify(version.document)}::json, ${version.restores}, ${version.published_at}))
      update programs set live_version = ${version.version}, updated_at = ${version.published_at},
        status = case when status = 'paused' then 'paused' else 'live' end, cancels_held = false,
        status_since = case when status in ('paused', 'live') then status_since end,
        status_reason = case when status = 'paused' then status_reason end, due_at = ${endOf(version.document)},
        upline_levels = greatest(upline_levels, ${version.document.upline?.levels ?? 1}::int),
        draft = ${version.restores === null ? sql`null` : sql`draft`}
      where workspace_id = ${workspaceId}::uuid and id = ${version.program_id}::uuid`,
  )
}
