import { Refusal } from '@goodword/contract/errors'
import type { ProgramRow } from './queries.ts'

/** Refuses whoever speaks of an older state of a program than the one that is locked. */
export function requireUnchanged(program: ProgramRow, since: number | undefined): void {
  if (since !== undefined && program.updated_at.getTime() !== since) {
    throw new Refusal('program_changed')
  }
}
