import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { RandomBytes } from './random-text.ts'
import { VaultError } from './vault-error.ts'

const format = 1
const nonceBytes = 24
const tagBytes = 16
const headBytes = 1 + nonceBytes

/**
 * Encrypts bytes under a 256-bit key and binds them to what they belong to, in order: nothing sealed
 * for one owner opens for another. Gives `format byte ‖ nonce ‖ ciphertext ‖ tag`.
 */
export function sealBytes(
  key: Uint8Array,
  belongsTo: readonly string[],
  plain: Uint8Array,
  randomBytes: RandomBytes,
): Buffer {
  const nonce = randomBytes(nonceBytes)
  const message = encryptXaes(key, nonce, boundTo(belongsTo), plain)
  return Buffer.concat([Uint8Array.of(format), nonce, message])
}

/** Opens what `sealBytes` gave, or throws a VaultError that says no more than that it will not open. */
export function openBytes(
  key: Uint8Array,
  belongsTo: readonly string[],
  sealed: Uint8Array,
): Buffer {
  if (sealed[0] !== format) throw new VaultError('unknown_format')
  if (sealed.length < headBytes + tagBytes) throw new VaultError('altered')

  const decipher = createDecipheriv(
    'aes-256-gcm',
    ...messageKey(key, sealed.subarray(1, headBytes)),
  )
  decipher.setAAD(boundTo(belongsTo))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const plain = decipher.update(sealed.subarray(headBytes, sealed.length - tagBytes))
  try {
    decipher.final()
  } catch {
    throw new VaultError('altered')
  }
  return plain
}

/** XAES-256-GCM (c2sp.org/XAES-256-GCM): ciphertext, then tag. */
export function encryptXaes(
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  plain: Uint8Array,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', ...messageKey(key, nonce))
  cipher.setAAD(bound)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/**
 * A key for this one message and GCM's own 12-byte nonce. Random 12-byte nonces under a single key
 * would run out at 2^32 messages, which a busy workspace's stored answers reach within months.
 */
function messageKey(key: Uint8Array, nonce: Uint8Array): [Buffer, Uint8Array] {
  const subkey = encryptBlocks(key, Buffer.alloc(16))
  const overflow = subkey[0]! >> 7
  for (let i = 0; i < 16; i++) subkey[i] = (subkey[i]! << 1) | ((subkey[i + 1] ?? 0) >> 7)
  if (overflow === 1) subkey[15]! ^= 0x87

  const blocks = Buffer.alloc(32)
  for (const [at, counter] of [
    [0, 1],
    [16, 2],
  ] as const) {
    blocks.set([0, counter, 0x58, 0], at)
    blocks.set(nonce.subarray(0, 12), at + 4)
    for (let i = 0; i < 16; i++) blocks[at + i]! ^= subkey[i]!
  }
  return [encryptBlocks(key, blocks), nonce.subarray(12)]
}

function encryptBlocks(key: Uint8Array, blocks: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-ecb', key, null)
  cipher.setAutoPadding(false)
  return cipher.update(blocks)
}

/** Each part goes with its length, so that no two lists of parts give the same bytes. */
function boundTo(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}
