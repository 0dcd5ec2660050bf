/** How much somebody has counted, in the order of a board. */
export type Counted = { readonly amount: number }

/** The last of the rows before: its amount, its rank, and how many there are up to it. */
export type RankedSoFar = {
  readonly amount: number
  readonly rank: number
  readonly position: number
}

/** Where a board begins. */
export const topOfBoard: RankedSoFar = { amount: Number.POSITIVE_INFINITY, rank: 0, position: 0 }

/**
 * Ranks rows that come in falling order, after those that went before. Those who tie share a rank, and as
 * many ranks are left out after them: 1, 1, 3.
 */
export function rankRows<Row extends Counted>(
  rows: readonly Row[],
  before: RankedSoFar = topOfBoard,
): (Row & RankedSoFar)[] {
  let last = before
  return rows.map((row) => {
    const position = last.position + 1
    const rank = row.amount === last.amount ? last.rank : position
    last = { amount: row.amount, rank, position }
    return { ...row, rank, position }
  })
}
