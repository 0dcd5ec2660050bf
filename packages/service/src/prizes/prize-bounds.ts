import type { Instant } from '@goodword/domain/conversions/conversion-facts'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { type Bounding, boundsPrizes, type PrizeBounds } from '@goodword/domain/prizes/bound-prizes'
import type { Program } from '@goodword/domain/programs/compile-program'
import type { Context, Unit } from '../context.ts'
import type { Book } from '../conversions/book.ts'
import { personalUsesOf, programUsesOf } from '../conversions/facts-of.ts'
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
    instants: [ctx.now],
  })
  book.guards = await loadGuards(ctx, unit, book)
  const bounds = prizeBoundsOf(book, toId('prg', programUuid), winners, toInstant(ctx.now))
  return { bounding, bounds }
}

/** The same from a book that is loaded. */
export function prizeBoundsOf(
  book: Book,
  programId: Id<'prg'>,
  winners: readonly Id<'par'>[],
  at: Instant,
): PrizeBounds {
  const frees: Record<string, Instant> = {}
  const known = [...new Set(winners)].sort().map((id) => {
    const { attributes } = book.participants.get(id)!
    return [id, { attributes, uses: personalUsesOf(book, programId, id, at, frees) }] as const
  })
  const programUses = programUsesOf(book, programId, at, frees)
  const guards = guardFactsOf(book, programId, frees)
  return {
    live_version: book.programs.get(programId)!.liveVersion,
    winners: Object.fromEntries(known),
    ...(Object.keys(programUses).length === 0 ? {} : { program_uses: programUses }),
    ...(guards ? { guards } : {}),
  }
}
