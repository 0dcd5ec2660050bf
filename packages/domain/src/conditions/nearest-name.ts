/** The name most like the one that was written, if any is near enough to have been meant. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  // Longer input cannot be near any of our names, and the distance costs the product of lengths.
  if (written.length > 64) return undefined

  let nearest: string | undefined
  let least = Math.min(3, Math.floor(written.length / 2)) + 1
  for (const name of names) {
    const distance = editDistance(written.toLowerCase(), name.toLowerCase())
    if (distance < least) {
      least = distance
      nearest = name
    }
  }
  return nearest
}

/** Insertions, deletions and replacements that turn one word into the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[to.length]!
}
