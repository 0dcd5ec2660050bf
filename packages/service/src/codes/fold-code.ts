const charactersMin = 4
const charactersMax = 20
/** Room for dashes, spaces and whatever else a person pastes along. */
const typedMax = 64

const folded = new RegExp(`^[A-Z0-9]{${charactersMin},${charactersMax}}$`)
const dashesAndSpaces = /[\p{Pd}\u2212\p{Zs}\t\r\n]/gu

/**
 * A code as a person typed it, in the one form in which codes are compared: upper case, without
 * dashes and spaces, full-width letters made plain. Undefined when no code can look like that.
 */
export function foldCode(text: string): string | undefined {
  if (folded.test(text)) return text
  if (text.length > typedMax) return undefined

  const plain = text.normalize('NFKC').replace(dashesAndSpaces, '')
  // Before the upper case, so that a dotless i or a sharp s does not turn into a letter it is not.
  if (!/^[A-Za-z0-9]+$/.test(plain)) return undefined
  const code = plain.toUpperCase()
  return folded.test(code) ? code : undefined
}
