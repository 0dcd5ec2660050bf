/** The next round number above a quantity, so that an axis ends on one and its half is one too. */
export function bound(value: number): number {
  if (value <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((times) => times * power >= value) ?? 10
  return step * power
}
