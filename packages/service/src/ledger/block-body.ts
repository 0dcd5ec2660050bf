import type { listCheckpoints } from '@goodword/contract/ledger'
import type { Reply } from '@goodword/contract/operation'
import type { Server } from '../context.ts'
import { type BlockRow, hexOf, toHeader } from './block.ts'
import { currentCheckpoint } from './checkpoint.ts'

export type BlockBody = Reply<typeof listCheckpoints>['data'][number]

/** A block as the wire has it, with a checkpoint that can be checked by the keys that are published. */
export async function toBlockBody(
  server: Server,
  workspaceUuid: string,
  row: BlockRow,
): Promise<BlockBody> {
  const hash = hexOf(row.hash)
  const { number, checkpoint } = row
  return {
    header: toHeader(workspaceUuid, row),
    hash,
    checkpoint: await currentCheckpoint(server, workspaceUuid, { number, hash, checkpoint }),
  }
}
