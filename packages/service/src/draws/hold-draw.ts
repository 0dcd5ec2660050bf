import { rows } from '@goodword/db/connect'
import { carryOutProgram } from '@goodword/domain/conversions/carry-out-program'
import { toInstant } from '@goodword/domain/dates'
import {
  type DrawDecision,
  type DrawFacts,
  decideDraw,
  frozenEntries,
  winnersOf,
} from '@goodword/domain/draws/decide-draw'
import { tell } from '@goodword/domain/effects/gather'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { grantPrizes } from '@goodword/domain/prizes/grant-prizes'
import { sql } from 'drizzle-orm'
import { noteDue } from '../agenda/note-due.ts'
import { Conflict, type Context, transaction, type Unit } from '../context.ts'
import { toolsFor } from '../conversions/decide-in-book.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { loadPrizeBounds } from '../prizes/prize-bounds.ts'
import { loadProgram } from '../programs/load-program.ts'
import { effectsOwing } from '../wallet/effects-owing.ts'
import { seedLabel } from './announce-draws.ts'

type DueDraw = {
  readonly program_id: string
  readonly program_version: number
  readonly name: string
  readonly sealed_seed: Uint8Array
  readonly commitment: string
}

/**
 * Holds a draw: freezes the entries that stand, reveals the seed, and grants the prizes, all in one
 * transaction with the draw itself. Whoever comes second, or after a crash, finds it held or begins anew.
 */
export function holdDraw(ctx: Context, drawUuid: string): Promise<number> {
  return transaction(ctx, async (unit) => {
    const locked = await lockHolders(unit, ctx, drawUuid)
    const due = await takeDraw(unit, ctx, drawUuid)
    if (!due) return 0

    const program = await loadProgram(
      unit.tx,
      ctx.workspace.uuid,
      due.program_id,
      due.program_version,
    )
    const draw = program.document.draws!.find(({ id }) => id === due.name)!
    const found = await readEntries(unit, ctx, due.program_id, draw.entries)
    if (found.some(({ participant_id }) => !locked.has(participant_id))) {
      throw new Conflict('somebody got an entry in between')
    }

    const now = toInstant(ctx.now)
    const drawn = {
      now,
      program_id: toId('prg', due.program_id),
      program_version: due.program_version,
      draw: due.name,
      commitment: due.commitment,
      seed: ctx.vault.open(seedLabel(drawUuid), due.sealed_seed).toString('hex'),
      ...frozenEntries(
        found.map(({ id, participant_id, remaining }) => ({
          entry: toId('lot', id),
          participant_id: toId('par', participant_id),
          tickets: remaining,
        })),
      ),
    }
    const { people } = winnersOf(draw, drawn)
    const { bounding, bounds } = await loadPrizeBounds(ctx, unit, due.program_id, program, people)
    const facts: DrawFacts = { ...drawn, ...(bounds && { bounds }) }
    const decision = decideDraw(draw, facts, bounding)
    const effects = await effectsOwing(unit, ctx.workspace.uuid, people.map(uuidOf))
    const tools = toolsFor(ctx)
    const { program_id, program_version } = facts
    const { decisionId } = grantPrizes(
      effects,
      tools,
      { program_id, program_version, name: due.name, cause: `draw:${due.name}`, now },
      { kind: 'draw', facts, result: decision },
      decision.prizes,
      draw.give,
    )
    carryOutProgram(effects, tools, bounding.live, facts, decision)
    tell(effects, tools, 'draw.held', toId('drw', drawUuid), now, {
      draw_id: toId('drw', drawUuid),
      program_id,
      draw: due.name,
      seed: facts.seed,
      entries_hash: decision.entries_hash,
      winners: decision.winners.map(({ entry, holder }) => ({
        entry,
        participant_id: facts.holders[holder - 1],
      })),
    })
    unit.send(noteHeld(unit, ctx, drawUuid, { decisionId, facts, decision }))
    storeEffects(unit, ctx.workspace.uuid, effects)
    noteDue(ctx, unit, effects)
    return 1
  })
}

/** What is asked of a draw ever after stands beside its receipt: all of it, and what each of those who took part held. */
function noteHeld(
  unit: Unit,
  ctx: Context,
  drawUuid: string,
  held: {
    readonly decisionId: Id<'dec'>
    readonly facts: DrawFacts
    readonly decision: DrawDecision
  },
): Promise<unknown> {
  const { decisionId, facts, decision } = held
  const own = facts.holders.map(() => 0)
  for (const { holder, tickets } of facts.entries) own[holder - 1]! += tickets
  const all = own.reduce((sum, entries) => sum + entries, 0)
  const w = sql`${ctx.workspace.uuid}::uuid`
  return rows(
    unit.tx,
    sql`with held as (
        update draws set decision_id = ${uuidOf(decisionId)}::uuid, seed = ${facts.seed},
          entries_hash = ${decision.entries_hash}, entries = ${all}
        where workspace_id = ${w} and id = ${drawUuid}::uuid)
      insert into draw_holders (workspace_id, draw_id, participant_id, holder, entries)
      select ${w}, ${drawUuid}::uuid, id, holder, entries
        from unnest(${sql.param(facts.holders.map(uuidOf))}::uuid[], ${sql.param(own)}::bigint[])
          with ordinality k(id, entries, holder)`,
  )
}

/** Everybody who holds an entry, so that none falls away or comes up while the list is frozen. */
async function lockHolders(
  unit: Unit,
  ctx: Context,
  drawUuid: string,
): Promise<ReadonlySet<string>> {
  const w = sql`${ctx.workspace.uuid}::uuid`
  const [known] = await rows<{ program_id: string; program_version: number; name: string }>(
    unit.tx,
    sql`select program_id, program_version, name from draws where workspace_id = ${w} and id = ${drawUuid}::uuid`,
  )
  if (!known) return new Set()
  const { program_id, program_version, name } = known
  const { document } = await loadProgram(unit.tx, ctx.workspace.uuid, program_id, program_version)
  const { entries } = document.draws!.find(({ id }) => id === name)!
  const locked = await rows<{ id: string }>(
    unit.tx,
    sql`select p.id from participants p where p.workspace_id = ${w} and p.id in (
        select l.participant_id from lots l where l.workspace_id = ${w} and l.program_id = ${program_id}::uuid
          and l.asset = ${entries} and l.remaining > 0)
      order by p.id for update`,
  )
  return new Set(locked.map(({ id }) => id))
}

async function takeDraw(unit: Unit, ctx: Context, drawUuid: string): Promise<DueDraw | undefined> {
  const [taken] = await rows<DueDraw>(
    unit.tx,
    sql`update draws set due_at = null
      where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${drawUuid}::uuid and due_at <= ${new Date(ctx.now)}
      returning program_id, program_version, name, sealed_seed, encode(commitment, 'hex') as commitment`,
  )
  return taken
}

function readEntries(unit: Unit, ctx: Context, programUuid: string, asset: string) {
  return rows<{ id: string; participant_id: string; remaining: number }>(
    unit.tx,
    sql`select id, participant_id, remaining from lots where workspace_id = ${ctx.workspace.uuid}::uuid
      and program_id = ${programUuid}::uuid and asset = ${asset} and remaining > 0 order by id`,
  )
}
