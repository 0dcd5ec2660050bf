import { rows } from '@goodword/db/connect'
import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { type Context, dbOf } from '../context.ts'
import { perServer } from '../per-server.ts'
import { openEnvelope } from './person.ts'

/**
 * The names of participants, by uuid. Opening an envelope costs some 50 microseconds, and a panel shows
 * twenty: an opened name is kept as long as its envelope stands as it is. Erasure takes the envelope away.
 */
export async function namesOf(
  ctx: Context,
  envelopes: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const kept = cache(ctx.server)
  const names = new Map<string, string>()
  const unknown: string[] = []
  for (const [uuid, updatedAt] of Object.entries(envelopes)) {
    const name = kept.get(keyOf(ctx, uuid, updatedAt))
    if (name === undefined) unknown.push(uuid)
    else if (name !== NAMELESS) names.set(uuid, name)
  }
  if (unknown.length === 0) return names

  const found = await rows<{ id: string; wrapped_key: Buffer; sealed: Buffer }>(
    dbOf(ctx),
    sql`select participant_id as id, wrapped_key, sealed from envelopes
      where workspace_id = ${ctx.workspace.uuid}::uuid and participant_id = any(${sql.param(unknown)}::uuid[])
        and sealed is not null`,
  )
  for (const { id, wrapped_key, sealed } of found) {
    const { name } = openEnvelope(ctx.vault, id, { wrappedKey: wrapped_key, sealed })
    kept.set(keyOf(ctx, id, envelopes[id]!), name ?? NAMELESS)
    if (name !== undefined) names.set(id, name)
  }
  return names
}

/** Stands for an envelope without a name, which is worth remembering too. */
const NAMELESS = '\u0000'

const cache = perServer(() => new LRUCache<string, string>({ max: 20_000 }))

function keyOf(ctx: Context, uuid: string, updatedAt: string): string {
  return `${ctx.workspace.uuid}/${uuid}/${updatedAt}`
}
