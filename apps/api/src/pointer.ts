const lengthMax = 200

/**
 * The JSON pointer of a place in a body. A name that the caller made up may be anybody's address, so
 * only what looks like a field's name is repeated, and the pointer ends above anything else.
 */
export function pointerTo(path: readonly (string | number)[]): string {
  let pointer = ''
  for (const part of path) {
    const isRepeatable = typeof part === 'number' || /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(part)
    if (!isRepeatable || pointer.length > lengthMax) break
    pointer += `/${part}`
  }
  return pointer
}
