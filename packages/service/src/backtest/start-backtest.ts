import type { startBacktest as operation } from '@goodword/contract/backtests'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import { noteAt } from '../agenda/note-due.ts'
import { type Context, transaction } from '../context.ts'
import { validDocument } from '../programs/publish-program.ts'
import { readProgram, readVersion } from '../programs/queries.ts'
import { backtestBody } from './backtest-body.ts'
import { readHistoryFile } from './history-files.ts'
import type { BacktestRequest } from './request.ts'

/**
 * Opens the job of a backtest. The document is taken as it is now, so that a draft may be worked on
 * meanwhile; a worker runs it.
 */
export function startBacktest(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  return transaction(ctx, async (unit) => {
    const inside = { ...ctx, unit }
    const program = await readProgram(unit.tx, ctx.workspace.uuid, uuidOf(input.program_id))
    if (!program) throw new Refusal('program_not_found')
    const { history_file_id = null } = input
    if (history_file_id !== null && !(await readHistoryFile(inside, history_file_id)))
      throw new Refusal('history_file_not_found')

    const request: BacktestRequest = {
      program_id: input.program_id,
      version: input.version ?? null,
      document: await documentOf(inside, program, input.version),
      live_version: program.live_version,
      from: toInstant(input.from ?? 0),
      to: toInstant(input.to ?? ctx.now),
      history_file_id,
      customer_value: input.customer_value ?? null,
    }
    if (request.from >= request.to) {
      const message = 'The stretch ends before it begins.'
      throw new Refusal('invalid_input', { fields: [{ pointer: '/to', message }] })
    }
    const id = ctx.server.newId('job')
    const created_at = new Date(ctx.server.clock())
    await rows(
      unit.tx,
      sql`insert into jobs (workspace_id, id, kind, state, progress, created_at)
        values (${ctx.workspace.uuid}::uuid, ${uuidOf(id)}::uuid, 'backtest', 'running',
          ${JSON.stringify({ request })}::jsonb, ${created_at})`,
    )
    unit.afterCommit(() => {
      noteAt(ctx.server, ctx.workspace.uuid, created_at).catch(() => {})
    })
    const job = { id: uuidOf(id), state: 'running', created_at, finished_at: null } as const
    return backtestBody({ ...job, kind: 'backtest', progress: { request } })
  })
}

async function documentOf(
  ctx: Context,
  program: NonNullable<Awaited<ReturnType<typeof readProgram>>>,
  version: number | undefined,
) {
  if (version === undefined) {
    if (program.draft === null) throw new Refusal('program_has_no_draft')
    return validDocument(program.draft)
  }
  const found = await readVersion(ctx.unit!.tx, ctx.workspace.uuid, program.id, version)
  if (!found) throw new Refusal('version_not_found')
  return found.document
}
