import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readClickToken, writeClickToken } from './click-token.ts'

const key = Buffer.alloc(32, 5)
const workspace = '01920000-0000-7000-8000-00000000000a'
const claim = '01920000-0000-7000-8000-0000000000c1'
const token = writeClickToken(key, workspace, claim)
const base64url = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']

test('a click token gives back its claim', () => {
  for (const uuid of [claim, ...Array.from({ length: 100 }, () => randomUUID())]) {
    expect(readClickToken(key, workspace, writeClickToken(key, workspace, uuid))).toBe(uuid)
  }
})

test('it is 41 characters that need no escaping in an address', () => {
  expect(token).toMatch(/^c1\.[A-Za-z0-9_-]{38}$/)
  expect(encodeURIComponent(token)).toBe(token)
})

test('it stays readable from one release to the next', () => {
  expect(token).toBe('c1.AZIAAAAAcACAAAAAAAAAwfLAO2u3_VZHZdvdCg')
})

test('an upper-case uuid is the same claim', () => {
  expect(writeClickToken(key, workspace, claim.toUpperCase())).toBe(token)
})

test.each(['', 'clm_1', claim.slice(1), `${claim}0`, claim.replace('c1', 'g1')])(
  'no token is made for %j, which is no uuid',
  (uuid) => {
    expect(() => writeClickToken(key, workspace, uuid)).toThrow(TypeError)
  },
)

describe('nothing is read', () => {
  test('in another workspace, or with another key', () => {
    expect(readClickToken(key, workspace.replace('a', 'b'), token)).toBeUndefined()
    expect(readClickToken(Buffer.alloc(32, 6), workspace, token)).toBeUndefined()
  })

  test('when any character is another', () => {
    for (let i = 0; i < token.length; i++) {
      for (const character of base64url) {
        if (character === token[i]) continue
        const altered = token.slice(0, i) + character + token.slice(i + 1)
        expect(readClickToken(key, workspace, altered), altered).toBeUndefined()
      }
    }
  })

  test('from a text of any length', () => {
    expect(readClickToken(key, workspace, `${token}${'A'.repeat(100_000)}`)).toBeUndefined()
  })

  test.each([
    '',
    'c1.',
    token.slice(3),
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `${token} `,
    `${token}\n`,
    ` ${token}`,
    token.replace('c1.', 'c2.'),
    token.replace('c1.', 'C1.'),
    `c1.${'é'.repeat(38)}`,
  ])('from %j', (text) => {
    expect(readClickToken(key, workspace, text)).toBeUndefined()
  })
})
