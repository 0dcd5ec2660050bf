import { format } from './format.ts'

/** A share as the language writes it: "15%", "2.5%". */
export function sayPercent(tag: string, basisPoints: number): string {
  return format('NumberFormat', tag, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  )
}
