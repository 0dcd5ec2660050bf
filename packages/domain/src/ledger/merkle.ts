import { sha256 } from '@noble/hashes/sha2.js'

/**
 * The tree of RFC 6962 (Certificate Transparency) over SHA-256: leaves and nodes are hashed under
 * different prefixes, so that a node never passes for a leaf, and a tree of any size has one shape.
 * The hash is a library's and not the platform's: it is the same in a server, a browser and here, where
 * there is no platform, and it answers at once.
 */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256.create().update(LEAF).update(leaf).digest()
}

/** The root of a tree with these leaves; there is no tree of none. */
export function rootOf(leafHashes: readonly Uint8Array[]): Uint8Array {
  if (leafHashes.length === 0) throw new Error('a tree has a leaf')
  let level = leafHashes
  while (level.length > 1) level = nextLevel(level)
  return level[0]!
}

/** The hashes that lead from one leaf to the root, from below. */
export function inclusionPath(leafHashes: readonly Uint8Array[], index: number): Uint8Array[] {
  const path: Uint8Array[] = []
  let at = index
  for (let level = leafHashes; level.length > 1; level = nextLevel(level)) {
    // The last of an odd number has no sibling: it rises as it is.
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1]
    if (sibling) path.push(sibling)
    at = Math.floor(at / 2)
  }
  return path
}

/** The root that a leaf's path leads to; undefined where the path is not one of that place in a tree of that size. */
export function rootByPath(
  leaf: Uint8Array,
  index: number,
  count: number,
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(count)) return undefined
  if (index < 0 || index >= count) return undefined
  let hash = leaf
  let at = index
  let last = count - 1
  for (const sibling of path) {
    // Where a node has no sibling it rises, up to the level at which it has one.
    while (at === last && at % 2 === 0 && last > 0) {
      at = Math.floor(at / 2)
      last = Math.floor(last / 2)
    }
    if (last === 0) return undefined
    hash = at % 2 === 0 ? nodeHash(hash, sibling) : nodeHash(sibling, hash)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  while (at === last && at % 2 === 0 && last > 0) {
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hash : undefined
}

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(NODE).update(left).update(right).digest()
}

function nextLevel(level: readonly Uint8Array[]): Uint8Array[] {
  const next: Uint8Array[] = []
  for (let at = 0; at < level.length; at += 2) {
    const right = level[at + 1]
    next.push(right ? nodeHash(level[at]!, right) : level[at]!)
  }
  return next
}
