import { describe, expect, test } from 'vitest'
import { newWorkspaceKey, openMasterKey, wrapKey } from './master-key.ts'
import { VaultError } from './vault-error.ts'
import { openWorkspaceVault, type Person } from './workspace-vault.ts'

const master = openMasterKey(Buffer.alloc(32, 1))
const vault = openVault('wsp_a')
const otherVault = openVault('wsp_b')

function openVault(workspaceId: string) {
  return openWorkspaceVault(master, workspaceId, wrapKey(master, workspaceId, newWorkspaceKey()))
}

test("a vault does not open with another workspace's key", () => {
  const wrapped = wrapKey(master, 'wsp_a', newWorkspaceKey())
  expect(() => openWorkspaceVault(master, 'wsp_b', wrapped)).toThrow(VaultError)
})

test('a vault opened again from the stored key reads and finds the same', () => {
  const wrapped = wrapKey(master, 'wsp_a', newWorkspaceKey())
  const before = openWorkspaceVault(master, 'wsp_a', wrapped)
  const after = openWorkspaceVault(openMasterKey(Buffer.alloc(32, 1)), 'wsp_a', wrapped)

  const personKey = before.newPersonKey('par_1')
  const sealed = before.sealPerson(personKey, 'par_1', { name: 'Alice' })
  expect(after.openPerson(personKey, 'par_1', sealed)).toEqual({ name: 'Alice' })
  expect(after.open('label', before.seal('label', Buffer.from('secret'))).toString()).toBe('secret')
  expect(after.blindIndex('email', 'a@b.c')).toEqual(before.blindIndex('email', 'a@b.c'))
  expect(after.fingerprint('request')).toEqual(before.fingerprint('request'))
})

describe('a person', () => {
  const personKey = vault.newPersonKey('par_1')
  const alice: Person = { email: 'alice@example.com', name: 'Alice 王', phone: '+8613800000000' }

  test.each<[string, Person]>([
    ['everything', alice],
    ['an address alone', { email: 'alice@example.com' }],
    ['nothing', {}],
  ])('of whom we know %s comes back as it was', (_, person) => {
    const sealed = vault.sealPerson(personKey, 'par_1', person)
    expect(vault.openPerson(personKey, 'par_1', sealed)).toEqual(person)
  })

  test('is not readable in what is stored', () => {
    const stored = Buffer.concat([personKey, vault.sealPerson(personKey, 'par_1', alice)])
    for (const text of Object.values(alice)) expect(stored.includes(text)).toBe(false)
  })

  test('does not open under the name of another participant', () => {
    const sealed = vault.sealPerson(personKey, 'par_1', alice)
    expect(() => vault.openPerson(personKey, 'par_2', sealed)).toThrow(VaultError)
  })

  test("does not open with another participant's key", () => {
    const sealed = vault.sealPerson(personKey, 'par_1', alice)
    const otherKey = vault.newPersonKey('par_2')
    expect(() => vault.openPerson(otherKey, 'par_1', sealed)).toThrow(VaultError)
    expect(() => vault.openPerson(otherKey, 'par_2', sealed)).toThrow(VaultError)
  })

  test('is gone for good with the key, even for the same participant', () => {
    const sealed = vault.sealPerson(personKey, 'par_1', alice)
    expect(() => vault.openPerson(vault.newPersonKey('par_1'), 'par_1', sealed)).toThrow(VaultError)
  })

  test('does not open in another workspace', () => {
    const sealed = vault.sealPerson(personKey, 'par_1', alice)
    expect(() => otherVault.openPerson(personKey, 'par_1', sealed)).toThrow(VaultError)
  })

  test('does not open when any byte of the envelope or of the key was altered', () => {
    const sealed = vault.sealPerson(personKey, 'par_1', alice)
    for (let i = 0; i < sealed.length; i++) {
      expect(() => vault.openPerson(personKey, 'par_1', altered(sealed, i))).toThrow(VaultError)
    }
    for (let i = 0; i < personKey.length; i++) {
      expect(() => vault.openPerson(altered(personKey, i), 'par_1', sealed)).toThrow(VaultError)
    }
  })
})

describe('a secret of the workspace', () => {
  const sealed = vault.seal('signing-secret/1', Buffer.from('hush'))

  test('opens under its label', () => {
    expect(vault.open('signing-secret/1', sealed).toString()).toBe('hush')
  })

  test('opens under no other label, in no other workspace, and not as a person key', () => {
    expect(() => vault.open('signing-secret/2', sealed)).toThrow(VaultError)
    expect(() => otherVault.open('signing-secret/1', sealed)).toThrow(VaultError)
    expect(() => vault.sealPerson(sealed, 'signing-secret/1', {})).toThrow(VaultError)
  })
})

describe('a blind index', () => {
  const index = vault.blindIndex('email', 'alice@example.com')

  test('is the same for the same identity', () => {
    expect(vault.blindIndex('email', 'alice@example.com')).toEqual(index)
    expect(index).toHaveLength(32)
  })

  test.each([
    ['identity', vault.blindIndex('email', 'bob@example.com')],
    ['kind', vault.blindIndex('phone', 'alice@example.com')],
    ['workspace', otherVault.blindIndex('email', 'alice@example.com')],
    ['purpose', vault.fingerprint('5:email:alice@example.com')],
  ])('differs for another %s', (_, other) => {
    expect(other).not.toEqual(index)
  })
})

test('a fingerprint tells requests and workspaces apart, and is fixed for one request', () => {
  const fingerprint = vault.fingerprint('POST /v1/conversions {}')
  expect(vault.fingerprint('POST /v1/conversions {}')).toEqual(fingerprint)
  expect(vault.fingerprint('POST /v1/conversions { }')).not.toEqual(fingerprint)
  expect(otherVault.fingerprint('POST /v1/conversions {}')).not.toEqual(fingerprint)
})

function altered(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at]! ^= 1
  return copy
}
