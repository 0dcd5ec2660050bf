import type { Edits } from './edits.ts'

// Kept for as long as the tab is open, as its key is: a draft may tell what a merchant plans.
const placeOf = (programId: string) => `goodword.console.look.${programId}`

/** What was changed in this tab and not saved. */
export function readEdits(programId: string): Edits {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(placeOf(programId)) ?? '{}')
    return Object.fromEntries(
      Object.entries(kept as object).filter(
        ([pointer, value]) =>
          pointer.startsWith('/') &&
          (value === null || typeof value === 'string' || typeof value === 'number'),
      ),
    )
  } catch {
    // Somebody else's, or nothing.
    return {}
  }
}

export function keepEdits(programId: string, edits: Edits): void {
  try {
    if (Object.keys(edits).length === 0) sessionStorage.removeItem(placeOf(programId))
    else sessionStorage.setItem(placeOf(programId), JSON.stringify(edits))
  } catch {
    // There is no room: what is written is still there as long as the page is.
  }
}
