import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Server } from '../context.ts'
import { deriveKey } from '../vault/master-key.ts'

// An advocate whom nobody vouches for has a name that we drew; the handle proves to us that it is theirs.
const NAME_BYTES = 16
const TAG_BYTES = 12
const shape = /^a1\.[\w-]{38}$/

export type Anonymous = { readonly handle: string; readonly externalId: string }

/** Draws a new anonymous advocate's name, and the handle that their device keeps. */
export function newAnonymous(server: Server, workspaceUuid: string): Anonymous {
  return anonymousOf(server, workspaceUuid, Buffer.from(server.randomBytes(NAME_BYTES)))
}

/** Whose a handle is; undefined when it is not ours, or of another workspace. */
export function readHandle(
  server: Server,
  workspaceUuid: string,
  handle: string,
): Anonymous | undefined {
  if (!shape.test(handle)) return undefined
  const name = Buffer.from(handle.slice(3), 'base64url').subarray(0, NAME_BYTES)
  const known = anonymousOf(server, workspaceUuid, name)
  // The whole text, because the last character has bits to spare and would read otherwise too.
  return timingSafeEqual(Buffer.from(known.handle), Buffer.from(handle)) ? known : undefined
}

function anonymousOf({ master }: Server, workspaceUuid: string, name: Buffer): Anonymous {
  const key = deriveKey(master.click, 'goodword/v1/anonymous-handle')
  const tag = createHmac('sha256', key).update(name).update(workspaceUuid).digest()
  return {
    handle: `a1.${Buffer.concat([name, tag.subarray(0, TAG_BYTES)]).toString('base64url')}`,
    externalId: `instant-${name.toString('hex')}`,
  }
}
