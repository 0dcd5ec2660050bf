import type { ProgramDocument } from '../programs/document.ts'

/** What tiers are counted in. Rules give it like points; it is never for sale. */
export const GROWTH = 'growth'

export type Tiers = NonNullable<ProgramDocument['tiers']>

/** The tier that so much growth reaches, and the next one. */
export function tierOf(
  tiers: Tiers,
  growth: number,
): { readonly reached: Tiers[number] | undefined; readonly next: Tiers[number] | undefined } {
  return {
    reached: tiers.findLast(({ from }) => from <= growth),
    next: tiers.find(({ from }) => from > growth),
  }
}
