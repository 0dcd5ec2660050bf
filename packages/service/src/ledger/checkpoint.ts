import { toId } from '@goodword/domain/ids'
import { compactVerify, decodeProtectedHeader, importJWK, type JWK, SignJWT } from 'jose'
import type { Server } from '../context.ts'
import { currentSigningKey, publishedKeys } from '../signing-keys/signing-keys.ts'

/** The token type, which keeps a checkpoint from passing for any other token of ours. */
const checkpointType = 'goodword-checkpoint+jwt'

export type SealedBlock = { readonly number: number; readonly hash: string }

/** Signs that a workspace's block of this number has this hash. It does not expire: what is sealed stays. */
export async function signCheckpoint(
  server: Server,
  workspaceUuid: string,
  { number, hash }: SealedBlock,
): Promise<string> {
  const { kid, privateJwk } = await currentSigningKey(server)
  return new SignJWT({ ws: toId('wsp', workspaceUuid), blk: number, hash })
    .setProtectedHeader({ alg: 'EdDSA', typ: checkpointType, kid })
    .setIssuer(server.publicUrl)
    .setIssuedAt(Math.floor(server.clock() / 1000))
    .sign(privateJwk)
}

/**
 * The checkpoint to hand out: the stored one while its key is published, and afterwards one that is signed
 * anew, since nobody could check the old one by the keys that there are.
 */
export async function currentCheckpoint(
  server: Server,
  workspaceUuid: string,
  block: SealedBlock & { readonly checkpoint: string },
): Promise<string> {
  const { kid } = decodeProtectedHeader(block.checkpoint)
  const published = await publishedKeys(server)
  if (published.some((key) => key.kid === kid)) return block.checkpoint
  return signCheckpoint(server, workspaceUuid, block)
}

/** Whether a stored checkpoint signs this block, by one of the keys that this server has ever had. */
export async function isCheckpointOf(
  checkpoint: string,
  keys: ReadonlyMap<string, JWK>,
  workspaceUuid: string,
  { number, hash }: SealedBlock,
): Promise<boolean> {
  try {
    const { kid } = decodeProtectedHeader(checkpoint)
    const key = keys.get(kid ?? '')
    if (!key) return false
    const { payload, protectedHeader } = await compactVerify(
      checkpoint,
      await importJWK(key, 'EdDSA'),
      { algorithms: ['EdDSA'] },
    )
    const said = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>
    return (
      protectedHeader.typ === checkpointType &&
      said.ws === toId('wsp', workspaceUuid) &&
      said.blk === number &&
      said.hash === hash
    )
  } catch {
    // Whatever it is, it is not what we wrote.
    return false
  }
}
