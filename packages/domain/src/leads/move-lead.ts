import type { ProgramDocument } from '../programs/document.ts'

/** How a lead ends that does not fit. */
export const UNQUALIFIED = 'unqualified'

const usual = ['submitted', 'qualified', 'meeting', 'won']

/** The stages of leads in a program, in order. */
export function stagesOf({ lead }: Pick<ProgramDocument, 'lead'>): readonly string[] {
  return lead?.stages ?? usual
}

export type LeadMove = 'moves' | 'repeats' | 'unknown' | 'not_forward' | 'ended'

/** Whether a lead may come to a stage: forward only, and nowhere once it has ended. */
export function moveLead(stages: readonly string[], from: string, to: string): LeadMove {
  if (from === to) return 'repeats'
  if (to !== UNQUALIFIED && !stages.includes(to)) return 'unknown'
  if (from === UNQUALIFIED) return 'ended'
  const isLast = from === stages.at(-1)
  if (to === UNQUALIFIED) return isLast ? 'not_forward' : 'moves'
  return stages.indexOf(to) > stages.indexOf(from) ? 'moves' : 'not_forward'
}
