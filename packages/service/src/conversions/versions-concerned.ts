import { type Id, uuidOf } from '@goodword/domain/ids'
import type { Program } from '@goodword/domain/programs/compile-program'
import type { Unit } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'
import type { Book } from './book.ts'

/**
 * The versions of a program that may be decided under: the live one first, those asked for, and those that
 * claims and referrals keep.
 */
export async function versionsConcerned(
  unit: Unit,
  workspaceId: string,
  book: Book,
  programId: Id<'prg'>,
  asked: readonly number[] = [],
): Promise<Map<number, Program>> {
  const numbers = new Set([book.programs.get(programId)!.liveVersion, ...asked])
  for (const row of [...book.claims.values(), ...book.referrals.values()]) {
    if (row.program_id === programId) numbers.add(row.program_version)
  }
  const versions = new Map<number, Program>()
  for (const number of numbers) {
    versions.set(number, await loadProgram(unit.tx, workspaceId, uuidOf(programId), number))
  }
  return versions
}
