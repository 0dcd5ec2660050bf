import type { PrizeGive, ProgramDocument } from './document.ts'

/** Where prizes come from, under the names that limits know them by: boards that have some, and draws. */
export function prizesOf({
  boards = [],
  draws = [],
}: ProgramDocument): { readonly id: string; readonly give: readonly PrizeGive[] }[] {
  return [
    ...boards.flatMap(({ id, prizes }) =>
      prizes ? [{ id, give: prizes.flatMap(({ give }) => give) }] : [],
    ),
    ...draws,
  ]
}
