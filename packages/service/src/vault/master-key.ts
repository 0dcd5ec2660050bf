import { hkdfSync, randomBytes as nodeRandomBytes } from 'node:crypto'
import type { RandomBytes } from './random-text.ts'
import { openBytes, sealBytes } from './seal.ts'
import { VaultError } from './vault-error.ts'

const secretBytesMin = 32

/** The server's own keys, each for one purpose, all from one secret that the operator keeps. */
export interface MasterKey {
  /** Wraps each workspace's key. */
  readonly wrapping: Buffer
  /** Seals secrets of the server itself, such as the keys that sign referral tokens. */
  readonly sealing: Buffer
  /** Makes the check tag of generated codes. */
  readonly alias: Buffer
  /** Authenticates click tokens. */
  readonly click: Buffer
  /** Root of each workspace's key for fingerprints of requests. */
  readonly fingerprint: Buffer
}

/** Derives the server's keys from its secret: at least 32 bytes, as such or in base64. */
export function openMasterKey(secret: string | Uint8Array): MasterKey {
  const bytes = typeof secret === 'string' ? decodeBase64(secret.trim()) : secret
  if (bytes.length < secretBytesMin) throw new VaultError('master_key_invalid')

  return {
    wrapping: deriveKey(bytes, 'goodword/v1/workspace-key-wrapping'),
    sealing: deriveKey(bytes, 'goodword/v1/server-secrets'),
    alias: deriveKey(bytes, 'goodword/v1/alias-tag'),
    click: deriveKey(bytes, 'goodword/v1/click-token'),
    fingerprint: deriveKey(bytes, 'goodword/v1/request-fingerprint'),
  }
}

/** A 256-bit key for one purpose, by HKDF-SHA256. */
export function deriveKey(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
}

/** A fresh key for a workspace, to be stored only as `wrapKey` gives it. */
export function newWorkspaceKey(randomBytes: RandomBytes = nodeRandomBytes): Buffer {
  return Buffer.from(randomBytes(32))
}

/** Encrypts a workspace's key for storage; it opens for that workspace only. */
export function wrapKey(
  master: MasterKey,
  workspaceId: string,
  key: Uint8Array,
  randomBytes: RandomBytes = nodeRandomBytes,
): Buffer {
  return sealBytes(master.wrapping, ['workspace-key', workspaceId], key, randomBytes)
}

/** The workspace's key that `wrapKey` encrypted. */
export function unwrapKey(master: MasterKey, workspaceId: string, wrappedKey: Uint8Array): Buffer {
  return openBytes(master.wrapping, ['workspace-key', workspaceId], wrappedKey)
}

/** Encrypts a secret of the server itself, under a label that says which. */
export function sealServerSecret(
  master: MasterKey,
  label: string,
  secret: Uint8Array,
  randomBytes: RandomBytes = nodeRandomBytes,
): Buffer {
  return sealBytes(master.sealing, ['server-secret', label], secret, randomBytes)
}

/** The secret that `sealServerSecret` encrypted under this label. */
export function openServerSecret(master: MasterKey, label: string, sealed: Uint8Array): Buffer {
  return openBytes(master.sealing, ['server-secret', label], sealed)
}

/** Strict, because Buffer skips what it cannot read and a damaged secret would silently be another key. */
function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  const isSame = bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '')
  if (!isSame) throw new VaultError('master_key_invalid')
  return bytes
}
