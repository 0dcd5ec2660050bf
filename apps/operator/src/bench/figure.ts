/** One measured figure, and the goal it was measured for where there is one. */
export type Figure = {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly atMost?: number
  readonly atLeast?: number
}

/** Prints a figure as one line of JSON on standard output, where a script can read it. */
export function print({ figure, value, unit, atMost, atLeast }: Figure): void {
  const rounded = round(value)
  const goal = atMost ?? atLeast
  const met = atMost === undefined ? rounded >= (atLeast ?? rounded) : rounded <= atMost
  const line =
    goal === undefined
      ? { figure, value: rounded, unit }
      : { figure, value: rounded, unit, goal, met }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Tells whoever looks on how it goes; on standard error, beside the figures. */
export function note(text: string): void {
  process.stderr.write(`  ${text}\n`)
}

/** The middle of several rounds: one that another process disturbed does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new Error('there is no middle of nothing')
  return sorted.length % 2 === 1 ? upper : (upper + sorted[middle - 1]!) / 2
}

function round(value: number): number {
  if (!Number.isFinite(value)) return value
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
