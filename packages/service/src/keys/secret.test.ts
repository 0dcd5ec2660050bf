import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  hashKey,
  type KeyMode,
  keyShape,
  newPublishableKey,
  newSecretKey,
  newSigningSecret,
} from './secret.ts'

const counting = (size: number) => Uint8Array.from({ length: size }, (_, i) => i)

describe.each([
  ['secret', 'gw_sk', newSecretKey, 49],
  ['publishable', 'gw_pk', newPublishableKey, 30],
  ['signing', 'gw_ss', newSigningSecret, 49],
] as const)('a %s key', (kind, prefix, newKey, bodyLength) => {
  test.each<KeyMode>(['live', 'sandbox'])('of a %s workspace says so', (mode) => {
    const key = newKey(mode)
    expect(key).toMatch(new RegExp(`^${prefix}_${mode}_[0-9A-Za-z]{${bodyLength}}$`))
    expect(keyShape(key)).toEqual({ kind, mode })
  })

  test('is never made twice', () => {
    const keys = Array.from({ length: 1000 }, () => newKey('live'))
    expect(new Set(keys).size).toBe(1000)
  })

  test('is not taken with any one character mistyped', () => {
    const key = newKey('live')
    for (let i = 0; i < key.length; i++) {
      for (const character of ['0', 'O', 'l', 'I', 'z', '_', '-', ' ', 'é']) {
        if (character === key[i]) continue
        const mistyped = key.slice(0, i) + character + key.slice(i + 1)
        expect(keyShape(mistyped), mistyped).toBeUndefined()
      }
    }
  })

  test('is not taken with two neighbours exchanged', () => {
    const key = newKey('live', counting)
    for (let i = 0; i + 1 < key.length; i++) {
      if (key[i] === key[i + 1]) continue
      const exchanged = key.slice(0, i) + key[i + 1] + key[i] + key.slice(i + 2)
      expect(keyShape(exchanged), exchanged).toBeUndefined()
    }
  })
})

test('secrets hold at least 128 bits', () => {
  expect(43 * Math.log2(62)).toBeGreaterThan(256)
  expect(24 * Math.log2(62)).toBeGreaterThan(128)
  expect(newSecretKey('live').length - 'gw_sk_live_'.length - 6).toBe(43)
})

test('keys stay readable from one release to the next', () => {
  expect(newSecretKey('live', counting)).toBe(
    'gw_sk_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg4La38k',
  )
  expect(newPublishableKey('sandbox', counting)).toBe(
    'gw_pk_sandbox_0123456789ABCDEFGHIJKLMN3k97bm',
  )
})

test.each(['', 'gw_sk_live_', 'Bearer x', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'])(
  '%j is no key',
  (text) => {
    expect(keyShape(text)).toBeUndefined()
  },
)

test.each<[string, (key: string) => string]>([
  ['a space', (key) => `${key} `],
  ['a line break', (key) => `${key}\n`],
  ['another character', (key) => `${key}A`],
  ['a character less', (key) => key.slice(0, -1)],
  ['the other mode', (key) => key.replace('live', 'sandbox')],
  ['the other kind', (key) => key.replace('sk', 'pk')],
  ['small letters', (key) => key.toLowerCase()],
  ['a megabyte behind it', (key) => key + 'A'.repeat(1_000_000)],
])('a key with %s is none', (_, alter) => {
  expect(keyShape(alter(newSecretKey('live', counting)))).toBeUndefined()
})

test('what is kept of a key is its SHA-256', () => {
  const key = newSecretKey('live')
  expect(hashKey(key)).toEqual(createHash('sha256').update(key, 'utf8').digest())
})
