import type { ProgramDocument } from '../programs/document.ts'

/** What tiers are counted in. Rules give it like points; it is never for sale. */
export const GROWTH = 'growth'

export type Tiers = NonNullable<ProgramDocument['tiers']>

/** The tier that so much growth reaches, and what the next one still needs. */
export function tierOf(
  tiers: Tiers,
  growth: number,
): {
  readonly id: string | null
  readonly next: { readonly id: string; readonly missing: number } | null
} {
  const reached = tiers.findLast(({ from }) => from <= growth)
  const next = tiers.find(({ from }) => from > growth)
  return {
    id: reached?.id ?? null,
    next: next ? { id: next.id, missing: next.from - growth } : null,
  }
}
