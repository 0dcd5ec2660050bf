import { createHmac, timingSafeEqual } from 'node:crypto'

const prefix = 'c1.'
const tagBytes = 12
/** 28 bytes in base64url. */
const shape = /^c1\.[\w-]{38}$/
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** A click as the `gw` parameter carries it: its claim's id, authenticated for the workspace. */
export function writeClickToken(key: Uint8Array, workspaceId: string, claimUuid: string): string {
  if (!uuid.test(claimUuid)) throw new TypeError('A click token is made for a uuid.')
  return write(key, workspaceId, Buffer.from(claimUuid.replaceAll('-', ''), 'hex'))
}

/** The claim that a click token names, or undefined when it is not ours or of another workspace. */
export function readClickToken(
  key: Uint8Array,
  workspaceId: string,
  text: string,
): string | undefined {
  if (!shape.test(text)) return undefined

  const claim = Buffer.from(text.slice(prefix.length), 'base64url').subarray(0, 16)
  // The whole text is compared, because the last character has bits to spare and would read otherwise too.
  const expected = write(key, workspaceId, claim)
  if (!timingSafeEqual(Buffer.from(text), Buffer.from(expected))) return undefined

  const hex = claim.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function write(key: Uint8Array, workspaceId: string, claim: Buffer): string {
  // The claim has a fixed length and stands first, so no two pairs make the same message.
  const tag = createHmac('sha256', key).update(claim).update(workspaceId).digest()
  return prefix + Buffer.concat([claim, tag.subarray(0, tagBytes)]).toString('base64url')
}
