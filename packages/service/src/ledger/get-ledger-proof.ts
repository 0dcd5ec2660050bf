import { Refusal } from '@goodword/contract/errors'
import type { getLedgerProof as operation } from '@goodword/contract/ledger'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import { rows } from '@goodword/db/connect'
import { uuidOf } from '@goodword/domain/ids'
import { inclusionPath } from '@goodword/domain/ledger/merkle'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { hexOf, readBlocks } from './block.ts'
import { toBlockBody } from './block-body.ts'
import { type PostingRow, postingColumns, toSealedPosting } from './sealed-posting.ts'

/** The postings of a reward in the order of their making, each with the path to the root of its block. */
export async function getLedgerProof(
  ctx: Context,
  { reward_id }: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const { server, workspace } = ctx
  const { db } = server.database
  const w = sql`${workspace.uuid}::uuid`
  const found = await rows<PostingRow & { block: number | null; position: number | null }>(
    db,
    sql`select ${postingColumns}, l.block, l.position from postings p
      left join ledger_leaves l on l.workspace_id = p.workspace_id and l.posting_id = p.id
      where p.workspace_id = ${w} and p.reward_id = ${uuidOf(reward_id)}::uuid order by p.id`,
  )
  if (found.length === 0 && !(await isReward(ctx, uuidOf(reward_id)))) {
    throw new Refusal('reward_not_found')
  }

  const numbers = [...new Set(found.flatMap(({ block }) => block ?? []))]
  const named = sql`number = any(${sql.param(numbers)}::int[]) order by number`
  const blocks = await readBlocks(db, workspace.uuid, named)
  const leaves = await readLeaves(ctx, numbers)
  return {
    reward_id,
    postings: found.map((row) => ({
      posting: toSealedPosting(workspace.uuid, row),
      seal:
        row.block === null || row.position === null
          ? null
          : {
              block: row.block,
              position: row.position,
              path: inclusionPath(leaves.get(row.block)!, row.position).map(hexOf),
            },
    })),
    blocks: await Promise.all(blocks.map((block) => toBlockBody(server, workspace.uuid, block))),
  }
}

async function isReward(ctx: Context, uuid: string): Promise<boolean> {
  const found = await rows(
    ctx.server.database.db,
    sql`select from rewards where workspace_id = ${ctx.workspace.uuid}::uuid and id = ${uuid}::uuid`,
  )
  return found.length > 0
}

async function readLeaves(
  ctx: Context,
  numbers: readonly number[],
): Promise<Map<number, Uint8Array[]>> {
  const leaves = new Map<number, Uint8Array[]>(numbers.map((number) => [number, []]))
  const found = await rows<{ block: number; hash: Uint8Array }>(
    ctx.server.database.db,
    sql`select block, hash from ledger_leaves where workspace_id = ${ctx.workspace.uuid}::uuid
      and block = any(${sql.param(numbers)}::int[]) order by block, position`,
  )
  for (const { block, hash } of found) leaves.get(block)!.push(hash)
  return leaves
}
