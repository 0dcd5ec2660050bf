import type { Draw, DrawProof } from '@goodword/contract/draws'
import { rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import type { DrawDecision, DrawFacts } from '@goodword/domain/draws/decide-draw'
import { toId } from '@goodword/domain/ids'
import { sql } from 'drizzle-orm'
import type { InferInput } from 'valibot'
import { type Context, dbOf } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'

type DrawRow = {
  readonly id: string
  readonly program_id: string
  readonly program_version: number
  readonly name: string
  readonly commitment: string
  readonly held_for: Date
  readonly announced_at: Date
  readonly decision_id: string | null
  readonly facts: DrawFacts | null
  readonly result: DrawDecision | null
  readonly decided_at: Date | null
}

/** The draws of a program, the next one last. */
export async function readDraws(
  ctx: Context,
  programUuid: string,
): Promise<InferInput<typeof Draw>[]> {
  const found = await select(ctx, programUuid)
  return Promise.all(found.map((row) => drawBody(ctx, row)))
}

/** One draw, with everything by which it can be checked once it is held. */
export async function readDraw(
  ctx: Context,
  programUuid: string,
  name: string,
): Promise<(InferInput<typeof DrawProof> & { readonly decisionId: string | null }) | undefined> {
  const [row] = await select(ctx, programUuid, name)
  if (!row) return undefined
  const { facts, result } = row
  return {
    ...(await drawBody(ctx, row)),
    seed: facts?.seed ?? null,
    entries_hash: result?.entries_hash ?? null,
    entries: facts ? [...facts.entries] : null,
    winners: result ? [...result.winners] : null,
    decisionId: row.decision_id,
  }
}

function select(ctx: Context, programUuid: string, name?: string): Promise<DrawRow[]> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const isWhole = name !== undefined
  return rows<DrawRow>(
    dbOf(ctx),
    sql`select r.id, r.program_id, r.program_version, r.name, encode(r.commitment, 'hex') as commitment, r.held_for,
        r.announced_at, r.decision_id, d.decided_at,
        ${isWhole ? sql`d.facts, d.result` : sql`null::json as facts, null::json as result`}
      from draws r left join decisions d on d.workspace_id = ${w} and d.id = r.decision_id
      where r.workspace_id = ${w} and r.program_id = ${programUuid}::uuid
        ${isWhole ? sql`and r.name = ${name}` : sql``}
      order by r.held_for, r.id`,
  )
}

async function drawBody(ctx: Context, row: DrawRow): Promise<InferInput<typeof Draw>> {
  const { document } = await loadProgram(
    dbOf(ctx),
    ctx.workspace.uuid,
    row.program_id,
    row.program_version,
  )
  const { entries, winners } = document.draws!.find(({ id }) => id === row.name)!
  return {
    id: toId('drw', row.id),
    program_id: toId('prg', row.program_id),
    draw: row.name,
    asset: entries,
    winners_max: winners,
    commitment: row.commitment,
    state: row.decision_id === null ? 'announced' : 'held',
    announced_at: toInstant(row.announced_at.getTime()),
    at: toInstant(row.held_for.getTime()),
    held_at: row.decided_at && toInstant(row.decided_at.getTime()),
  }
}
