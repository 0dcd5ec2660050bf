import type { Client } from '@goodword/client/create-client'
import type { Program } from '../look/load-look.ts'

/** What can be tried of a program. */
export type Choices = {
  readonly program: Program
  /** The newest first. */
  readonly versions: readonly number[]
  /** The currency of the program, for what a customer is worth. */
  readonly asset: string
  /** By whose calendar days begin. */
  readonly timeZone: string
}

/** Loads what can be tried. */
export async function loadChoices(
  goodword: Client,
  program_id: string,
  signal: AbortSignal,
): Promise<Choices> {
  const params = { program_id }
  const [program, versions, workspace] = await Promise.all([
    goodword.getProgram({ params, signal }),
    goodword.listProgramVersions({ params, query: { limit: '20' }, signal }),
    goodword.getWorkspace({ signal }),
  ])
  const newest = program.draft ?? versions.data[0]?.document ?? {}
  return {
    program,
    versions: versions.data.map(({ version }) => version),
    // The first currency that it names: whatever else a draft may hold, nothing depends on it.
    asset: /"asset":"([A-Z]{3})"/.exec(JSON.stringify(newest))?.[1] ?? 'USD',
    timeZone: workspace.time_zone,
  }
}
