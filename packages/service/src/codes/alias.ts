import { createHmac, randomBytes as nodeRandomBytes } from 'node:crypto'
import { type RandomBytes, randomText } from '../vault/random-text.ts'
import { isProfane } from './is-profane.ts'

/**
 * No vowels, so that no words come out, and of each group that look alike (0OQ 1IL 2Z 5S 6G 8B UV)
 * at most one.
 */
export const aliasAlphabet = '23456789CDFHJKMNPRTVWXY'

const payloadLength = 6
/** 23^6 tags are 27.1 bits: a million guesses hit one with a chance of 0.7 %. */
const tagLength = 6
const tagCount = aliasAlphabet.length ** tagLength

const generatedShape = new RegExp(`^[${aliasAlphabet}]{${payloadLength + tagLength}}$`)

/** A new generated code of a workspace, folded: a random half and the server's tag over it. */
export function newAlias(
  key: Uint8Array,
  workspaceId: string,
  randomBytes: RandomBytes = nodeRandomBytes,
): string {
  for (;;) {
    const payload = randomText(aliasAlphabet, payloadLength, randomBytes)
    const alias = payload + tagOf(key, workspaceId, payload)
    // Even without vowels digits can spell a rude word.
    if (!isProfane(alias)) return alias
  }
}

/** A generated code as people see it: `K7CM-3XWD-9RTC`. */
export function showAlias(alias: string): string {
  return `${alias.slice(0, 4)}-${alias.slice(4, 8)}-${alias.slice(8)}`
}

/** Whether a folded code looks generated; no vanity code does. */
export function hasGeneratedShape(folded: string): boolean {
  return generatedShape.test(folded)
}

/** Whether this server made the code for this workspace, told from the code alone, in constant time. */
export function isGenuineAlias(key: Uint8Array, workspaceId: string, folded: string): boolean {
  if (!hasGeneratedShape(folded)) return false

  let tag = 0
  for (let i = payloadLength; i < folded.length; i++) {
    tag = tag * aliasAlphabet.length + characterValues[folded.charCodeAt(i)]!
  }
  return (tag ^ tagNumber(key, workspaceId, folded.slice(0, payloadLength))) === 0
}

const characterValues = new Uint8Array(128)
for (let i = 0; i < aliasAlphabet.length; i++) characterValues[aliasAlphabet.charCodeAt(i)] = i

function tagOf(key: Uint8Array, workspaceId: string, payload: string): string {
  let rest = tagNumber(key, workspaceId, payload)
  let tag = ''
  for (let i = 0; i < tagLength; i++) {
    tag = aliasAlphabet[rest % aliasAlphabet.length] + tag
    rest = Math.floor(rest / aliasAlphabet.length)
  }
  return tag
}

function tagNumber(key: Uint8Array, workspaceId: string, payload: string): number {
  // The payload has a fixed length and stands first, so no two pairs make the same message.
  const digest = createHmac('sha256', key)
    .update(payload + workspaceId)
    .digest('hex')
  // 48 bits over 23^6 tags favour none by more than one part in a million.
  return Number.parseInt(digest.slice(0, 12), 16) % tagCount
}
