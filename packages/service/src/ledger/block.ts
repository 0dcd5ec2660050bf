import { type Db, rows } from '@goodword/db/connect'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import type { BlockHeader } from '@goodword/domain/ledger/seal'
import { type SQL, sql } from 'drizzle-orm'

/** A block as its row has it. */
export type BlockRow = {
  readonly number: number
  readonly layout: number
  readonly count: number
  readonly transaction: string
  readonly previous: Uint8Array | null
  readonly root: Uint8Array
  readonly hash: Uint8Array
  readonly sealed_at: Date
  readonly checkpoint: string
}

/** A page of a workspace's blocks, such as `number > 7 order by number limit 1`. */
export function readBlocks(db: Db, workspaceUuid: string, which: SQL): Promise<BlockRow[]> {
  return rows<BlockRow>(
    db,
    sql`select number, layout, count, transaction::text as transaction, previous, root, hash, sealed_at, checkpoint
      from ledger_blocks where workspace_id = ${workspaceUuid}::uuid and ${which}`,
  )
}

/** What a block says of itself, as it is hashed. */
export function toHeader(workspaceUuid: string, row: BlockRow): BlockHeader {
  return {
    count: row.count,
    layout: row.layout as BlockHeader['layout'],
    number: row.number,
    previous: row.previous === null ? null : hexOf(row.previous),
    root: hexOf(row.root),
    sealed_at: toInstant(row.sealed_at.getTime()),
    transaction: row.transaction,
    workspace_id: toId('wsp', workspaceUuid),
  }
}

/** Bytes as hashes are shown. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/**
 * Postings, called `p`, that no block holds yet: those from the last block's transaction on, or all where
 * the database was carried to a server whose transactions count from less.
 *
 * The leaf is asked for by a subquery, posting by posting: as a join, the planner would read all leaves
 * that there are. The upper bound, above all that can be seen, is there for it too: of a range that is
 * open on one side it expects a third of all postings, and would read them all.
 */
export function unsealedPostings(w: SQL): SQL {
  return sql`postings p where p.workspace_id = ${w}
    and p.transaction >= coalesce((
      select case when b.transaction > pg_snapshot_xmin(pg_current_snapshot()) then '0'::xid8 else b.transaction end
        from ledger_blocks b where b.workspace_id = ${w} order by b.number desc limit 1), '0'::xid8)
    and p.transaction < pg_snapshot_xmax(pg_current_snapshot())
    and ${hasNoLeaf}`
}

/** That no block holds the posting `p`. */
export const hasNoLeaf = sql`(select l.block from ledger_leaves l
  where l.workspace_id = p.workspace_id and l.posting_id = p.id) is null`
