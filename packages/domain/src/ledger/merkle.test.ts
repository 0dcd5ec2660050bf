import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { assert, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inclusionPath, leafHash, rootByPath, rootOf } from './merkle.ts'

/** The leaves, roots and paths by which implementations of RFC 6962 are commonly tried. */
const known = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(hexToBytes)
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('a tree', () => {
  test.each(knownRoots.map((root, at) => [at + 1, root] as const))(
    'of the first %i known leaves has the known root',
    (count, root) => {
      expect(bytesToHex(rootOf(known.slice(0, count).map((leaf) => leafHash(leaf))))).toBe(root)
    },
  )

  test('of none does not exist', () => {
    expect(() => rootOf([])).toThrow()
  })

  const leavesOf = (count: number) =>
    Array.from({ length: count }, (_, n) => leafHash(Uint8Array.of(n >> 8, n & 255)))

  test('leads from each of its leaves to its root', () => {
    for (let count = 1; count <= 70; count++) {
      const leaves = leavesOf(count)
      const root = bytesToHex(rootOf(leaves))
      for (let index = 0; index < count; index++) {
        const reached = rootByPath(leaves[index]!, index, count, inclusionPath(leaves, index))
        expect(bytesToHex(reached!)).toBe(root)
      }
    }
  })

  test('leads to its root by no other path, place, size or leaf', () => {
    const sizes = integer({ min: 2, max: 300 })
    const case_ = sizes.chain((count) =>
      tuple(
        integer({ min: count, max: count }),
        integer({ min: 0, max: count - 1 }),
        integer({ min: 0, max: 1_000_000 }),
      ),
    )
    assert(
      property(case_, ([count, index, dice]) => {
        const leaves = leavesOf(count)
        const root = bytesToHex(rootOf(leaves))
        const path = inclusionPath(leaves, index)
        const reaches = (
          leaf: Uint8Array,
          at: number,
          size: number,
          by: readonly Uint8Array[],
        ): boolean => {
          const reached = rootByPath(leaf, at, size, by)
          return reached !== undefined && bytesToHex(reached) === root
        }
        const leaf = leaves[index]!
        const other = (index + 1 + (dice % (count - 1))) % count
        const bent = path.map((hash, at) => (at === dice % path.length ? leafHash(hash) : hash))
        expect(reaches(leaf, other, count, path)).toBe(false)
        expect(reaches(leaves[other]!, index, count, path)).toBe(false)
        expect(reaches(leaf, index, count, bent)).toBe(false)
        expect(reaches(leaf, index, count, path.slice(0, -1))).toBe(false)
        expect(reaches(leaf, index, count, [...path, leaf])).toBe(false)
        expect(reaches(leaf, -1, count, path)).toBe(false)
        expect(reaches(leaf, index + 0.5, count, path)).toBe(false)
      }),
    )
  })
})
