import type { Db } from '@goodword/db/connect'
import type { ConversionFacts } from '@goodword/domain/conversions/conversion-facts'
import type { Program } from '@goodword/domain/programs/compile-program'
import { loadProgram } from './load-program.ts'

/** Every version that a receipt's facts speak of: what deciding and explaining it takes. */
export async function programsOfFacts(
  db: Db,
  workspaceId: string,
  programId: string,
  facts: ConversionFacts,
): Promise<Map<number, Program>> {
  const versions = new Set([
    facts.live_version,
    ...(facts.referral ? [facts.referral.program_version] : []),
    ...facts.claims.map((claim) => claim.program_version),
  ])
  const programs = new Map<number, Program>()
  for (const version of versions) {
    programs.set(version, await loadProgram(db, workspaceId, programId, version))
  }
  return programs
}
