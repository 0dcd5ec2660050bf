/**
 * Ids at the edge are TypeIDs (prefix, underscore, the UUID in Crockford's base32, 26 digits);
 * in the database they are plain uuid columns. The format is that of the TypeID 0.3 specification.
 */
export type IdKind =
  | 'wsp'
  | 'key'
  | 'sec'
  | 'prg'
  | 'par'
  | 'cod'
  | 'shr'
  | 'clm'
  | 'ref'
  | 'cnv'
  | 'rfd'
  | 'dec'
  | 'rwd'
  | 'cpn'
  | 'pst'
  | 'evt'
  | 'rvw'
  | 'job'

export type Id<K extends IdKind = IdKind> = `${K}_${string}`

/** Makes a new id of a kind; handed in, so that tests and replays can fix it. */
export type NewId = <K extends IdKind>(kind: K) => Id<K>

const digits = '0123456789abcdefghjkmnpqrstvwxyz'
const digitValues = new Map([...digits].map((digit, value) => [digit, value]))
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The TypeID of a uuid as the database prints it (lower case, with dashes). */
export function toId<K extends IdKind>(kind: K, uuid: string): Id<K> {
  const hex = uuid.replaceAll('-', '')
  let bits = 0
  let buffer = 0
  let text = ''
  // 130 bits in 26 digits: two zero bits stand before the 128 of the uuid.
  bits = 2
  for (let at = 0; at < 32; at++) {
    buffer = (buffer << 4) | Number.parseInt(hex[at] as string, 16)
    bits += 4
    while (bits >= 5) {
      bits -= 5
      text += digits[(buffer >> bits) & 31]
      buffer &= (1 << bits) - 1
    }
  }
  return `${kind}_${text}`
}

/** The uuid inside a TypeID, or undefined where the text is not one of that kind. */
export function toUuid(kind: IdKind, id: string): string | undefined {
  const length = kind.length + 27
  if (id.length !== length || !id.startsWith(`${kind}_`)) return undefined
  const bytes: string[] = []
  let bits = -2
  let buffer = 0
  for (let at = kind.length + 1; at < length; at++) {
    const value = digitValues.get(id[at] as string)
    if (value === undefined) return undefined
    // The first digit carries only three bits of the uuid; a larger one would not come back the same.
    if (at === kind.length + 1 && value > 7) return undefined
    buffer = (buffer << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push(hexOf[(buffer >> bits) & 255] as string)
      buffer &= (1 << bits) - 1
    }
  }
  const hex = bytes.join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The uuid of an id that we made ourselves or have parsed already. */
export function uuidOf(id: Id): string {
  const kind = id.slice(0, id.indexOf('_')) as IdKind
  const uuid = toUuid(kind, id)
  if (uuid === undefined) throw new Error(`not an id: ${kind}`)
  return uuid
}
