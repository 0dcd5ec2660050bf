import { Refusal } from '@goodword/contract/errors'
import { rows } from '@goodword/db/connect'
import { fromInstant } from '@goodword/domain/dates'
import { commitmentTo } from '@goodword/domain/draws/choose-winners'
import { uuidOf } from '@goodword/domain/ids'
import type { Draw, ProgramDocument } from '@goodword/domain/programs/document'
import { sql } from 'drizzle-orm'
import type { Context, Unit } from '../context.ts'

/**
 * Announces the draws of a version: each gets its seed now, before anybody has earned an entry under it, and
 * what is published is only the commitment. A draw that was announced keeps its seed and may be put off; one
 * that was held is held.
 */
export async function announceDraws(
  ctx: Context,
  unit: Unit,
  programUuid: string,
  version: number,
  { draws = [] }: ProgramDocument,
): Promise<void> {
  if (draws.length === 0) return
  const known = await rows<{ name: string; held_for: Date; is_held: boolean }>(
    unit.tx,
    sql`select name, held_for, decision_id is not null as is_held from draws
      where workspace_id = ${ctx.workspace.uuid}::uuid and program_id = ${programUuid}::uuid for update`,
  )
  for (const [at, draw] of draws.entries()) {
    const before = known.find(({ name }) => name === draw.id)
    if (!before) {
      unit.send(announce(ctx, unit, programUuid, version, draw))
    } else if (!before.is_held) {
      unit.send(putOff(ctx, unit, programUuid, version, draw))
    } else if (before.held_for.getTime() !== fromInstant(draw.at)) {
      const message = 'This draw was held already: give the next one an id of its own.'
      throw new Refusal('document_invalid', { fields: [{ pointer: `/draws/${at}/id`, message }] })
    }
  }
}

/** The label that a seed is sealed under: what it is, and of which draw. */
export function seedLabel(drawUuid: string): string {
  return `draw-seed/${drawUuid}`
}

function announce(
  ctx: Context,
  unit: Unit,
  programUuid: string,
  version: number,
  draw: Draw,
): Promise<unknown> {
  const { server, workspace, vault } = ctx
  const id = uuidOf(server.newId('drw'))
  const seed = Buffer.from(server.randomBytes(32))
  const commitment = Buffer.from(commitmentTo(seed.toString('hex')), 'hex')
  const heldFor = new Date(fromInstant(draw.at))
  return rows(
    unit.tx,
    sql`insert into draws (workspace_id, id, program_id, program_version, name, sealed_seed, commitment, held_for,
        due_at, announced_at)
      values (${workspace.uuid}::uuid, ${id}::uuid, ${programUuid}::uuid, ${version}, ${draw.id},
        ${vault.seal(seedLabel(id), seed)}, ${commitment}, ${heldFor}, ${heldFor}, ${new Date(ctx.now)})`,
  )
}

function putOff(
  ctx: Context,
  unit: Unit,
  programUuid: string,
  version: number,
  draw: Draw,
): Promise<unknown> {
  const heldFor = new Date(fromInstant(draw.at))
  return rows(
    unit.tx,
    sql`update draws set program_version = ${version}, held_for = ${heldFor}, due_at = ${heldFor}
      where workspace_id = ${ctx.workspace.uuid}::uuid and program_id = ${programUuid}::uuid
        and name = ${draw.id} and decision_id is null`,
  )
}
