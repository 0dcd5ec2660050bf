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
  | 'mai'
  | 'clm'
  | 'ref'
  | 'cnv'
  | 'rfd'
  | 'bal'
  | 'drw'
  | 'dec'
  | 'rwd'
  | 'cpn'
  | 'pst'
  | 'evt'
  | 'rvw'
  | 'led'
  | 'job'
  | 'hsf'
  | 'lot'
  | 'itm'
  | 'rdm'
  | 'trf'
  | 'dlv'
  | 'pbt'
  | 'pay'
  | 'crd'
  | 'aud'
  | 'apl'

export type Id<K extends IdKind = IdKind> = `${K}_${string}`

/** Makes a new id of a kind; handed in, so that tests and replays can fix it. */
export type NewId = <K extends IdKind>(kind: K) => Id<K>

const digits = '0123456789abcdefghjkmnpqrstvwxyz'
/** The value of each character, or 255 where it is no digit. */
const digitValues = new Uint8Array(128).fill(255)
const hexValues = new Uint8Array(128)
for (let value = 0; value < 32; value++) digitValues[digits.charCodeAt(value)] = value
for (let value = 0; value < 16; value++) hexValues[value.toString(16).charCodeAt(0)] = value
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The TypeID of a uuid as the database prints it (lower case, with dashes). */
export function toId<K extends IdKind>(kind: K, uuid: string): Id<K> {
  let text = ''
  // 130 bits in 26 digits: two zero bits stand before the 128 of the uuid.
  let bits = 2
  let buffer = 0
  for (let at = 0; at < uuid.length; at++) {
    const code = uuid.charCodeAt(at)
    if (code === DASH) continue
    buffer = (buffer << 4) | hexValues[code]!
    bits += 4
    if (bits >= 5) {
      bits -= 5
      text += digits[buffer >> bits]!
      buffer &= (1 << bits) - 1
    }
  }
  return `${kind}_${text}`
}

const DASH = 45

/** The uuid inside a TypeID, or undefined where the text is not one of that kind. */
export function toUuid(kind: IdKind, id: string): string | undefined {
  const start = kind.length + 1
  if (id.length !== start + 26 || !id.startsWith(kind) || id[kind.length] !== '_') return undefined
  let uuid = ''
  let bits = -2
  let buffer = 0
  let bytes = 0
  for (let at = start; at < id.length; at++) {
    const value = digitValues[id.charCodeAt(at)] ?? 255
    // The first digit carries only three bits of the uuid; a larger one would not come back the same.
    if (value > (at === start ? 7 : 31)) return undefined
    buffer = (buffer << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      if (bytes === 4 || bytes === 6 || bytes === 8 || bytes === 10) uuid += '-'
      uuid += hexOf[buffer >> bits]!
      buffer &= (1 << bits) - 1
      bytes += 1
    }
  }
  return uuid
}

/** The uuid of an id that we made ourselves or have parsed already. */
export function uuidOf(id: Id): string {
  const kind = id.slice(0, id.indexOf('_')) as IdKind
  const uuid = toUuid(kind, id)
  if (uuid === undefined) throw new Error(`not an id: ${kind}`)
  return uuid
}
