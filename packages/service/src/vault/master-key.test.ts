import { hkdfSync, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  newWorkspaceKey,
  openMasterKey,
  openServerSecret,
  sealServerSecret,
  unwrapKey,
  wrapKey,
} from './master-key.ts'
import { VaultError } from './vault-error.ts'

const secret = Buffer.alloc(32, 1)
const master = openMasterKey(secret)

test('no two purposes share a key, and the secret itself is none of them', () => {
  const keys = [secret, ...Object.values(master)].map((key: Buffer) => key.toString('hex'))
  expect(new Set(keys).size).toBe(keys.length)
})

test('a key is HKDF-SHA256 of the secret and its label, and so the same after a restart', () => {
  const expected = hkdfSync('sha256', secret, '', 'goodword/v1/alias-tag', 32)
  expect(master.alias).toEqual(Buffer.from(expected))
})

test.each([
  ['the bytes', secret],
  ['base64', secret.toString('base64')],
  ['base64 without padding', secret.toString('base64').replace('=', '')],
  ['base64 with the line break of a file', `${secret.toString('base64')}\n`],
])('the secret is read from %s', (_, given) => {
  expect(openMasterKey(given)).toEqual(master)
})

test.each([
  ['31 bytes', Buffer.alloc(31)],
  ['31 bytes in base64', Buffer.alloc(31).toString('base64')],
  ['nothing', ''],
  ['a word in the middle', `${secret.toString('base64').slice(0, 20)} ${'A'.repeat(40)}`],
  ['a character that is not base64', `${'A'.repeat(50)}*`],
])('a secret of %s is refused', (_, given) => {
  expect(() => openMasterKey(given)).toThrow(
    expect.objectContaining({ failure: 'master_key_invalid' }),
  )
})

describe('a workspace key', () => {
  test('is 256 random bits', () => {
    expect(newWorkspaceKey()).toHaveLength(32)
    expect(newWorkspaceKey()).not.toEqual(newWorkspaceKey())
    expect(newWorkspaceKey((size) => Buffer.alloc(size, 9))).toEqual(Buffer.alloc(32, 9))
  })

  test('comes back from its wrapping', () => {
    const key = newWorkspaceKey()
    expect(unwrapKey(master, 'wsp_a', wrapKey(master, 'wsp_a', key))).toEqual(key)
  })

  test('does not open for another workspace, nor under another master key', () => {
    const wrapped = wrapKey(master, 'wsp_a', newWorkspaceKey())
    expect(() => unwrapKey(master, 'wsp_b', wrapped)).toThrow(VaultError)
    expect(() => unwrapKey(openMasterKey(randomBytes(32)), 'wsp_a', wrapped)).toThrow(VaultError)
  })
})

test("the server's own secret opens under its label only", () => {
  const sealed = sealServerSecret(master, 'signing-key/1', Buffer.from('private'))
  expect(openServerSecret(master, 'signing-key/1', sealed).toString()).toBe('private')
  expect(() => openServerSecret(master, 'signing-key/2', sealed)).toThrow(VaultError)
})
