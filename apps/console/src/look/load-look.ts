import type { Client } from '@goodword/client/create-client'
import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'
import type { Document } from './edits.ts'

export type Program = Reply<Operations['getProgram']>

/** A program as it is edited: its draft lies over what is live. */
export type Look = {
  readonly program: Program
  /** What is live; undefined where nothing is. */
  readonly live: Document | undefined
  /** What is edited: the draft, or what is live where there is none. */
  readonly document: Document
}

/** Loads what the page for look and words edits. */
export async function loadLook(
  goodword: Client,
  program_id: string,
  signal: AbortSignal,
): Promise<Look> {
  const program = await goodword.getProgram({ params: { program_id }, signal })
  return withLive(goodword, program, signal)
}

/** A program with its live version beside it. */
export async function withLive(
  goodword: Client,
  program: Program,
  signal?: AbortSignal,
): Promise<Look> {
  const { id: program_id, live_version } = program
  const live =
    live_version === null
      ? undefined
      : await goodword.getProgramVersion({
          params: { program_id, version: String(live_version) },
          signal,
        })
  return { program, live: live?.document, document: program.draft ?? live?.document ?? {} }
}
