import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { wantedFacts } from '@goodword/domain/conversions/wanted-facts'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { type Bounding, boundsPrizes, type PrizeBounds } from '@goodword/domain/prizes/bound-prizes'
import {
  asksOfSegments,
  type ProgramStanding,
  type Standing,
} from '@goodword/domain/prizes/of-group'
import type { Program } from '@goodword/domain/programs/compile-program'
import type { Context, Unit } from '../context.ts'
import type { Book } from '../conversions/book.ts'
import { programCounts } from '../conversions/counts.ts'
import { advocateFact, personalUsesOf, programUsesOf } from '../conversions/facts-of.ts'
import { guardFactsOf } from '../conversions/guard-facts.ts'
import { loadBook } from '../conversions/load-book.ts'
import { loadGuards } from '../conversions/load-guards.ts'
import { loadProgram } from '../programs/load-program.ts'
import { readProgram } from '../programs/queries.ts'

/**
 * What the prizes of these people count towards, locked as for any promise; no bounds where the program says
 * no such word, and then nothing is looked up.
 */
export async function loadPrizeBounds(
  ctx: Context,
  unit: Unit,
  programUuid: string,
  program: Program,
  winners: readonly Id<'par'>[],
): Promise<{ readonly bounding: Bounding; readonly bounds?: PrizeBounds }> {
  const w = ctx.workspace.uuid
  const { live_version } = (await readProgram(unit.tx, w, programUuid))!
  const live = await loadProgram(unit.tx, w, programUuid, live_version!)
  const bounding = { program, live }
  if (winners.length === 0 || !boundsPrizes(bounding)) return { bounding }

  const book = await loadBook(unit, w, {
    advocateIds: [...new Set(winners)].map(uuidOf),
    programIds: [programUuid],
    versions: [program.version],
    instants: [ctx.now],
  })
  book.guards = await loadGuards(ctx, unit, book, [program.version])
  const programId = toId('prg', programUuid)
  const bounds = prizeBoundsOf(book, programId, program, winners, toInstant(ctx.now))
  return { bounding, bounds }
}

/** The same from a book that is loaded. */
export function prizeBoundsOf(
  book: Book,
  programId: Id<'prg'>,
  program: Program,
  winners: readonly Id<'par'>[],
  at: Instant,
): PrizeBounds {
  const frees: Record<string, Instant> = {}
  const asksMore = asksOfSegments(program)
  const known = [...new Set(winners)].sort().map((id) => {
    const { attributes } = book.participants.get(id)!
    const uses = personalUsesOf(book, programId, id, at, frees)
    const winner = { attributes, uses, ...(asksMore && { known: standingOf(book, programId, id) }) }
    return [id, winner] as const
  })
  const programUses = programUsesOf(book, programId, at, frees)
  const guards = guardFactsOf(book, programId, frees)
  return {
    live_version: book.programs.get(programId)!.liveVersion,
    winners: Object.fromEntries(known),
    ...(Object.keys(programUses).length === 0 ? {} : { program_uses: programUses }),
    ...(guards ? { guards } : {}),
    ...(asksMore && { program: programStandingOf(book, programId, program) }),
  }
}

function standingOf(book: Book, programId: Id<'prg'>, id: Id<'par'>): Standing {
  const { attributes: _, uses: __, ...known } = advocateFact(book, programId, id, {})
  return { ...known, enrolled_at: book.participants.get(id)!.created_at }
}

function programStandingOf(book: Book, id: Id<'prg'>, program: Program): ProgramStanding {
  const { program: isAsked } = wantedFacts(new Map([[program.version, program]]), program.version)
  return isAsked ? { id, ...programCounts(book, id) } : { id }
}
