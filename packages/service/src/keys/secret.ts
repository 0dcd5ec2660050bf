import { hash, randomBytes as nodeRandomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { type RandomBytes, randomText } from '../vault/random-text.ts'

export type KeyMode = 'live' | 'sandbox'

export interface KeyShape {
  readonly kind: 'secret' | 'publishable' | 'signing'
  readonly mode: KeyMode
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 43 characters are 256 bits, as much as the hash keeps. */
const secretLength = 43
/** A publishable key stands in every page, so it need only be unlike any other. */
const publishableLength = 24
const checksumLength = 6

const kinds = { sk: 'secret', pk: 'publishable', ss: 'signing' } as const
const shape = /^gw_(sk|pk|ss)_(live|sandbox)_([0-9A-Za-z]{30}|[0-9A-Za-z]{49})$/

/** A key for the merchant's server, shown once: `gw_sk_live_…`. */
export function newSecretKey(mode: KeyMode, randomBytes: RandomBytes = nodeRandomBytes): string {
  return newKey(`gw_sk_${mode}_`, secretLength, randomBytes)
}

/** A key for the merchant's pages, which is no secret: `gw_pk_live_…`. */
export function newPublishableKey(
  mode: KeyMode,
  randomBytes: RandomBytes = nodeRandomBytes,
): string {
  return newKey(`gw_pk_${mode}_`, publishableLength, randomBytes)
}

/** A secret with which the merchant's server signs customer identities, shown once: `gw_ss_live_…`. */
export function newSigningSecret(
  mode: KeyMode,
  randomBytes: RandomBytes = nodeRandomBytes,
): string {
  return newKey(`gw_ss_${mode}_`, secretLength, randomBytes)
}

/** What kind of key a text is, told without a look-up; undefined when it is none, or mistyped. */
export function keyShape(text: string): KeyShape | undefined {
  const [, kind, mode, body] = shape.exec(text) ?? []
  if (body === undefined) return undefined

  const isPublishable = kind === 'pk'
  const length = isPublishable ? publishableLength : secretLength
  if (body.length !== length + checksumLength) return undefined
  if (checksumOf(text.slice(0, -checksumLength)) !== text.slice(-checksumLength)) return undefined
  return { kind: kinds[kind as keyof typeof kinds], mode: mode as KeyMode }
}

/** What is kept of a key, and by which it is found. Keys are random, so a plain hash gives none away. */
export function hashKey(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}

function newKey(prefix: string, length: number, randomBytes: RandomBytes): string {
  const key = prefix + randomText(base62, length, randomBytes)
  return key + checksumOf(key)
}

/** CRC-32 in base 62: it catches slips of the hand, and tells secret scanners a key from a look-alike. */
function checksumOf(text: string): string {
  let rest = crc32(text)
  let checksum = ''
  for (let i = 0; i < checksumLength; i++) {
    checksum = base62[rest % 62] + checksum
    rest = Math.floor(rest / 62)
  }
  return checksum
}
