import { randomBytes as nodeRandomBytes } from 'node:crypto'
import type { RandomBytes } from '../vault/random-text.ts'
import { skeleton } from './vanity.ts'

/** The vanity codes of one workspace, approximately: it may hold what it was not given, never the reverse. */
export interface VanityFilter {
  mayHold(folded: string): boolean
  add(folded: string): void
}

const bitsPerCode = 16
const probes = 8
/** Codes that may be added before wrong answers become more frequent than 1 in 1,700. */
const room = 1024

/**
 * A Bloom filter, because one is kept for every workspace in use: 2 bytes a code, where a Set of
 * 32-bit hashes takes more than 20. It is asked before the database, so that a guessed code costs no look-up.
 */
export function newVanityFilter(
  codes: readonly string[],
  randomBytes: RandomBytes = nodeRandomBytes,
): VanityFilter {
  const bits = (codes.length + room) * bitsPerCode
  const words = new Uint32Array(Math.ceil(bits / 32))
  // A secret start keeps anybody from computing codes that slip through.
  const [first, second] = new Uint32Array(new Uint8Array(randomBytes(8)).buffer)

  const places = (folded: string) => {
    const look = skeleton(folded)
    const start = hash(look, first!)
    // Odd, so that the steps do not fall back on the start.
    const step = hash(look, second!) | 1
    return Array.from({ length: probes }, (_, i) => ((start + i * step) >>> 0) % bits)
  }
  const add = (folded: string) => {
    for (const place of places(folded)) words[place >>> 5]! |= 1 << (place & 31)
  }

  for (const code of codes) add(code)
  return {
    mayHold: (folded) =>
      places(folded).every((place) => (words[place >>> 5]! & (1 << (place & 31))) !== 0),
    add,
  }
}

/** FNV-1a from a given start, finished as in MurmurHash3. */
function hash(text: string, start: number): number {
  let h = start
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
