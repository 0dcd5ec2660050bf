import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encryptXaes, openBytes, sealBytes } from './seal.ts'
import { VaultError } from './vault-error.ts'

const key = Buffer.alloc(32, 7)
const plain = Buffer.from('what is kept')

describe('the cipher agrees with the published vectors of XAES-256-GCM', () => {
  const nonce = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWX')
  test.each([
    [1, '', 'ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271'],
    [3, 'c2sp.org/XAES-256-GCM', '986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d'],
  ])('key of %i, bound to %j', (fill, bound, expected) => {
    const sealed = encryptXaes(
      Buffer.alloc(32, fill),
      nonce,
      Buffer.from(bound),
      Buffer.from('XAES-256-GCM'),
    )
    expect(sealed.toString('hex')).toBe(expected)
  })
})

test('what was sealed opens again', () => {
  const sealed = sealBytes(key, ['a', 'b'], plain, randomBytes)
  expect(openBytes(key, ['a', 'b'], sealed)).toEqual(plain)
  expect(sealed.includes(plain)).toBe(false)
})

test('nothing at all can be sealed, too', () => {
  expect(openBytes(key, [], sealBytes(key, [], Buffer.alloc(0), randomBytes))).toHaveLength(0)
})

test('the same bytes sealed twice look different', () => {
  expect(sealBytes(key, [], plain, randomBytes)).not.toEqual(sealBytes(key, [], plain, randomBytes))
})

test('a fixed source of randomness gives fixed bytes', () => {
  const zeros = (size: number) => Buffer.alloc(size)
  expect(sealBytes(key, [], plain, zeros)).toEqual(sealBytes(key, [], plain, zeros))
})

test('every altered byte is noticed, wherever it stands', () => {
  const sealed = sealBytes(key, ['a'], plain, randomBytes)
  for (let i = 0; i < sealed.length; i++) {
    for (const bit of [1, 0x80]) {
      const altered = Buffer.from(sealed)
      altered[i]! ^= bit
      expect(() => openBytes(key, ['a'], altered), `byte ${i}`).toThrow(VaultError)
    }
  }
})

test('every shortened or lengthened message is noticed', () => {
  const sealed = sealBytes(key, ['a'], plain, randomBytes)
  for (let length = 0; length < sealed.length; length++) {
    expect(() => openBytes(key, ['a'], sealed.subarray(0, length))).toThrow(VaultError)
  }
  expect(() => openBytes(key, ['a'], Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow(VaultError)
})

test.each([
  ['another owner', ['a', 'c']],
  ['one part less', ['a']],
  ['the parts run together', ['ab']],
  ['the parts split elsewhere', ['', 'ab']],
  ['the parts in another order', ['b', 'a']],
])('it does not open for %s', (_, belongsTo) => {
  const sealed = sealBytes(key, ['a', 'b'], plain, randomBytes)
  expect(() => openBytes(key, belongsTo, sealed)).toThrow(
    expect.objectContaining({ failure: 'altered' }),
  )
})

test('it does not open with another key', () => {
  const sealed = sealBytes(key, ['a'], plain, randomBytes)
  expect(() => openBytes(Buffer.alloc(32, 8), ['a'], sealed)).toThrow(
    expect.objectContaining({ failure: 'altered' }),
  )
})

test('a later format is told apart from an altered message', () => {
  const sealed = sealBytes(key, ['a'], plain, randomBytes)
  sealed[0] = 2
  expect(() => openBytes(key, ['a'], sealed)).toThrow(
    expect.objectContaining({ failure: 'unknown_format' }),
  )
})
