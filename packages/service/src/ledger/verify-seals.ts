import { rows } from '@goodword/db/connect'
import { rootOf } from '@goodword/domain/ledger/merkle'
import { blockHash, postingHash } from '@goodword/domain/ledger/seal'
import { sql } from 'drizzle-orm'
import type { JWK } from 'jose'
import type { Server } from '../context.ts'
import { everyKeyEver } from '../signing-keys/signing-keys.ts'
import { type BlockRow, hexOf, readBlocks, toHeader, unsealedPostings } from './block.ts'
import { isCheckpointOf } from './checkpoint.ts'
import type { Finding } from './finding.ts'
import { type PostingRow, postingColumns, toSealedPosting } from './sealed-posting.ts'

export type SealVerification = { readonly blocks: number; readonly unsealed: number }

const PAGE = 100

/**
 * Computes every block anew from the postings that are there, and names each row that is not as it was
 * sealed: a posting that was altered, is missing or was added behind the seal; a leaf; a block; a checkpoint.
 */
export async function verifySeals(
  server: Server,
  workspaceId: string,
  findings: Finding[],
): Promise<SealVerification> {
  const { db } = server.database
  const keys = await everyKeyEver(server)
  let last: BlockRow | undefined
  for (;;) {
    const page = await readBlocks(
      db,
      workspaceId,
      sql`number > ${last?.number ?? 0} order by number limit ${PAGE}`,
    )
    for (const block of page) {
      findings.push(
        ...(await verifyBlock(workspaceId, keys, block, last)),
        ...verifyLeaves(workspaceId, block, await readLeaves(server, workspaceId, block.number)),
      )
      last = block
    }
    if (page.length < PAGE) break
  }
  findings.push(...(await findStrays(server, workspaceId)))
  const [waiting] = await rows<{ count: number }>(
    db,
    sql`select count(*)::int as count from ${unsealedPostings(sql`${workspaceId}::uuid`)}`,
  )
  return { blocks: last?.number ?? 0, unsealed: waiting!.count }
}

/** A block against its own hash, the block before it, and the checkpoint that was signed for it. */
async function verifyBlock(
  workspaceId: string,
  keys: ReadonlyMap<string, JWK>,
  block: BlockRow,
  before: BlockRow | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const where = `block ${block.number}`
  const expected = (before?.number ?? 0) + 1
  if (block.number !== expected) {
    const missing = `block ${expected}`
    findings.push({ law: chainLaw, where: missing, detail: 'it is missing' })
  } else if (hexOrNone(block.previous) !== hexOrNone(before?.hash)) {
    findings.push({ law: chainLaw, where, detail: 'it names another block before it' })
  }
  const hash = blockHash(toHeader(workspaceId, block))
  if (hash !== hexOf(block.hash)) {
    findings.push({ law: blockLaw, where, detail: 'its hash is not that of its row' })
  }
  if (!(await isCheckpointOf(block.checkpoint, keys, workspaceId, { ...block, hash }))) {
    const detail = 'the checkpoint does not sign this block, or not by a key of this server'
    findings.push({ law: 'a checkpoint signs its block', where, detail })
  }
  return findings
}

type Leaf = {
  readonly position: number
  readonly posting_id: string
  readonly leaf_hash: Uint8Array
  readonly leaf_posted_at: Date
} & { readonly [Column in keyof PostingRow]: PostingRow[Column] | null }

function readLeaves(server: Server, workspaceId: string, number: number): Promise<Leaf[]> {
  return rows<Leaf>(
    server.database.db,
    sql`select l.position, l.posting_id, l.hash as leaf_hash, l.posted_at as leaf_posted_at, ${postingColumns}
      from ledger_leaves l left join postings p on p.workspace_id = l.workspace_id and p.id = l.posting_id
      where l.workspace_id = ${workspaceId}::uuid and l.block = ${number} order by l.position`,
  )
}

/**
 * Two roots are computed: from the postings, and from the hashes that were kept beside them. The one
 * that is still the block's tells which of the two was tampered with where they differ.
 */
function verifyLeaves(workspaceId: string, block: BlockRow, leaves: readonly Leaf[]): Finding[] {
  const findings: Finding[] = []
  const places = new Set(leaves.map(({ position }) => position))
  for (let place = 0; place < block.count; place++) {
    if (!places.has(place)) {
      const where = `block ${block.number}, place ${place}`
      findings.push({ law: leafLaw, where, detail: 'the leaf is missing' })
    }
  }
  const actual = leaves.map((leaf) => hashOf(workspaceId, leaf))
  const isOf = (hashes: readonly string[]) =>
    hashes.length > 0 && hexOf(rootOf(hashes.map(fromHex))) === hexOf(block.root)
  const postingsAreGenuine = actual.every((hash) => hash !== undefined) && isOf(actual)
  if (!postingsAreGenuine && !isOf(leaves.map(({ leaf_hash }) => hexOf(leaf_hash)))) {
    const detail = 'neither its postings nor its leaves lead to its root'
    findings.push({ law: blockLaw, where: `block ${block.number}`, detail })
  }
  for (const [at, leaf] of leaves.entries()) {
    const where = `block ${block.number}, place ${leaf.position}`
    if (leaf.id === null) {
      findings.push({
        law: 'a sealed posting is there',
        where: leaf.posting_id,
        detail: `it is missing (${where})`,
      })
    } else if (actual[at] !== hexOf(leaf.leaf_hash)) {
      findings.push(
        postingsAreGenuine
          ? { law: leafLaw, where, detail: `its hash differs (posting ${leaf.posting_id})` }
          : {
              law: 'a posting is as it was sealed',
              where: leaf.posting_id,
              detail: `its row was altered (${where})`,
            },
      )
    } else if (leaf.leaf_posted_at.getTime() !== leaf.posted_at?.getTime()) {
      findings.push({ law: leafLaw, where, detail: 'its time is not that of its posting' })
    }
  }
  return findings
}

/** The hash of the posting that is there; undefined where none is, or none that could have been sealed. */
function hashOf(workspaceId: string, leaf: Leaf): string | undefined {
  if (leaf.id === null) return undefined
  try {
    return hexOf(postingHash(toSealedPosting(workspaceId, leaf as PostingRow)))
  } catch {
    // An instant that no clock shows, such as infinity.
    return undefined
  }
}

/** Postings that no block holds although their transaction is sealed, and leaves of blocks that there are not. */
function findStrays(server: Server, workspaceId: string): Promise<Finding[]> {
  const w = sql`${workspaceId}::uuid`
  return rows<Finding>(
    server.database.db,
    sql`select 'a posting was there when its transaction was sealed' as law, p.id::text as where,
        format('it was added later, or its leaf was taken away: %s of %s %s', p.journal, p.amount, p.asset) as detail
      from postings p where p.workspace_id = ${w}
        and p.transaction < (select transaction from ledger_blocks where workspace_id = ${w} order by number desc limit 1)
        and not exists (select from ledger_leaves l where l.workspace_id = p.workspace_id and l.posting_id = p.id)
      union all
      select ${leafLaw}, format('block %s, place %s', l.block, l.position), 'it is of a block that there is not'
      from ledger_leaves l left join ledger_blocks b on b.workspace_id = l.workspace_id and b.number = l.block
      where l.workspace_id = ${w} and b.number is null`,
  )
}

const chainLaw = 'a block follows the one before it'
const blockLaw = 'a block is as it was sealed'
const leafLaw = 'a leaf is as it was sealed'

function hexOrNone(bytes: Uint8Array | null | undefined): string {
  return bytes ? hexOf(bytes) : ''
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}
