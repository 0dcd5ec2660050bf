import { rows } from '@goodword/db/connect'
import { type Id, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { Context, Server } from '../context.ts'

/** A job as its row says. */
export type JobRow = {
  readonly id: string
  readonly kind: string
  readonly state: 'running' | 'done' | 'failed'
  readonly progress: Readonly<Record<string, unknown>>
  readonly created_at: Date
  readonly finished_at: Date | null
}

/** How long whoever runs a job has it to itself. */
export const LEASE_MS = 30_000

export async function readJob(ctx: Context, id: Id<'job'>): Promise<JobRow | undefined> {
  const [row] = await rows<JobRow>(
    ctx.server.database.db,
    sql`select id, kind, state, progress, created_at, finished_at from jobs
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(id)}::uuid`,
  )
  return row
}

/** Says how far a job is, and that whoever runs it is alive. */
export async function keepJob(ctx: Context, id: Id<'job'>, progress: object): Promise<void> {
  await rows(
    ctx.server.database.db,
    sql`update jobs set progress = progress || ${JSON.stringify(progress)}::jsonb,
        leased_until = ${new Date(ctx.server.clock() + LEASE_MS)}
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(id)}::uuid`,
  )
}

export async function finishJob(
  ctx: Context,
  id: Id<'job'>,
  state: 'done' | 'failed',
  progress: object,
): Promise<void> {
  await rows(
    ctx.server.database.db,
    sql`update jobs set state = ${state}, progress = progress || ${JSON.stringify(progress)}::jsonb,
        leased_until = null, finished_at = ${new Date(ctx.server.clock())}
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(id)}::uuid`,
  )
}

/** Ends jobs whose process died, once a worker has done in their place all that was due. */
export async function finishOrphans(server: Server, workspaceId: string): Promise<void> {
  await rows(
    server.database.db,
    sql`update jobs set state = 'done', leased_until = null, finished_at = ${new Date(server.clock())}
      where workspace_id = ${workspaceId}::uuid and state = 'running' and kind = 'clock'
        and leased_until <= ${new Date(server.clock())}`,
  )
}
