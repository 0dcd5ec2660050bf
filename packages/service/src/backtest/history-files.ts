import type {
  createHistoryFile as createOperation,
  HistoryFile,
  putHistoryPart as putOperation,
} from '@goodword/contract/backtests'
import { Refusal } from '@goodword/contract/errors'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import { type Context, dbOf } from '../context.ts'

const KEPT_FOR_MS = 7 * 86_400_000

/** Begins the upload of a history. */
export async function createHistoryFile(
  ctx: Context,
  { format }: UseCaseInput<typeof createOperation>,
): Promise<Reply<typeof createOperation>> {
  const id = ctx.server.newId('hsf')
  await rows(
    dbOf(ctx),
    sql`insert into history_files (workspace_id, id, format, created_at)
      values (${ctx.workspace.uuid}::uuid, ${uuidOf(id)}::uuid, ${format}, ${new Date(ctx.server.clock())})`,
  )
  return (await readHistoryFile(ctx, id))!
}

/** Takes a part of the text; the same part again replaces it. */
export async function putHistoryPart(
  ctx: Context,
  { history_file_id, part, content }: UseCaseInput<typeof putOperation>,
): Promise<Reply<typeof putOperation>> {
  const put = await rows(
    dbOf(ctx),
    sql`insert into history_parts (workspace_id, file_id, part, content, characters, line_breaks)
      select workspace_id, id, ${part}::int, ${content}, ${content.length}::int, ${content.split('\n').length - 1}::int
        from history_files
        where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuidOf(history_file_id)}::uuid
      on conflict (workspace_id, file_id, part) do update
        set content = excluded.content, characters = excluded.characters, line_breaks = excluded.line_breaks
      returning 1`,
  )
  if (put.length === 0) throw new Refusal('history_file_not_found')
  return (await readHistoryFile(ctx, history_file_id))!
}

/** A file with how much of it has come; undefined where there is none. */
export async function readHistoryFile(
  ctx: Context,
  id: Id<'hsf'>,
): Promise<InferInput<typeof HistoryFile> | undefined> {
  const [file] = await rows<FileRow>(
    dbOf(ctx),
    sql`select f.id, f.format, f.created_at, count(p.part)::int as parts,
        coalesce(sum(p.characters), 0)::bigint as characters, coalesce(sum(p.line_breaks), 0)::int as line_breaks
      from history_files f left join history_parts p on p.workspace_id = f.workspace_id and p.file_id = f.id
      where f.workspace_id = ${ctx.workspace.uuid}::uuid and f.id = ${uuidOf(id)}::uuid
      group by f.id, f.format, f.created_at`,
  )
  if (!file) return undefined
  return {
    id: toId('hsf', file.id),
    format: file.format,
    parts: file.parts,
    characters: file.characters,
    line_breaks: file.line_breaks,
    created_at: toInstant(file.created_at.getTime()),
  }
}

type FileRow = {
  readonly id: string
  readonly format: 'csv' | 'jsonl'
  readonly created_at: Date
  readonly parts: number
  readonly characters: number
  readonly line_breaks: number
}

/** The text of a file, part after part in the order of their numbers. */
export async function* historyParts(ctx: Context, id: Id<'hsf'>): AsyncGenerator<string> {
  let after = 0
  for (;;) {
    const [next] = await rows<{ part: number; content: string }>(
      ctx.server.database.db,
      sql`select part, content from history_parts
        where workspace_id = ${ctx.workspace.uuid}::uuid and file_id = ${uuidOf(id)}::uuid and part > ${after}
        order by part limit 1`,
    )
    if (!next) return
    yield next.content
    after = next.part
  }
}

/** Forgets histories that were uploaded a week ago. */
export async function purgeHistoryFiles({ server, workspace }: Context): Promise<void> {
  await rows(
    server.database.db,
    sql`delete from history_files where workspace_id = ${workspace.uuid}::uuid
      and created_at < ${new Date(server.clock() - KEPT_FOR_MS)}`,
  )
}
