import type { ProgramDocument } from './document.ts'

/** When customers of a program are asked to recommend: as the merchant says, else once a month at most. */
export function promptOf({ prompt }: Pick<ProgramDocument, 'prompt'>): {
  readonly after: ('order' | 'delivery')[]
  readonly every_days: number
} {
  return {
    after: [...(prompt?.after ?? ['order' as const, 'delivery' as const])],
    every_days: prompt?.every_days ?? 30,
  }
}
