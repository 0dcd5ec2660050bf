import { hash as digest } from 'node:crypto'
import { rows } from '@goodword/db/connect'
import { databaseFailure } from '@goodword/db/failure'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { rootOf, type Sha256 } from '@goodword/domain/ledger/merkle'
import { type BlockHeader, blockHash, postingHash } from '@goodword/domain/ledger/seal'
import { sql } from 'drizzle-orm'
import type { Server } from '../context.ts'
import { type BlockRow, hasNoLeaf, hexOf, readBlocks, unsealedPostings } from './block.ts'
import { signCheckpoint } from './checkpoint.ts'
import { owedKinds, type PostingRow, postingColumns, toSealedPosting } from './sealed-posting.ts'

/** A path in a block of this many is eleven hashes long, and the block is written in some 50 ms. */
export const BLOCK_MAX = 2_048
/** A block is not begun before the last one is this old, so that few events do not make many blocks. */
export const SEAL_EVERY_MS = 30_000

/** When postings of a workspace are next to be sealed, on the real clock; undefined where none waits. */
export async function nextSeal(server: Server, workspaceId: string): Promise<number | undefined> {
  const w = sql`${workspaceId}::uuid`
  const [found] = await rows<{ waits: boolean; sealed_at: Date | null }>(
    server.database.db,
    sql`select exists (select from ${unsealedPostings(w)}) as waits,
      (select sealed_at from ledger_blocks where workspace_id = ${w} order by number desc limit 1) as sealed_at`,
  )
  if (!found?.waits) return undefined
  return found.sealed_at === null ? server.clock() : found.sealed_at.getTime() + SEAL_EVERY_MS
}

/**
 * Seals the next postings of a workspace in one block; returns how many. It takes those of transactions
 * below the oldest one still running, so that none can come to stand before what is sealed already. One
 * statement writes the block, its leaves and what they add to the days; of two workers at once one finds
 * the number taken, and has written nothing.
 */
export async function sealLedger(
  server: Server,
  workspaceId: string,
  blockMax: number = BLOCK_MAX,
): Promise<number> {
  const [last] = await readBlocks(
    server.database.db,
    workspaceId,
    sql`true order by number desc limit 1`,
  )
  const { found, reached } = await readUnsealed(server, workspaceId, last, blockMax)
  if (found.length === 0) return 0

  const hashes = found.map((row) => postingHash(toSealedPosting(workspaceId, row), sha256))
  const header: BlockHeader = {
    count: found.length,
    layout: 1,
    number: (last?.number ?? 0) + 1,
    previous: last ? hexOf(last.hash) : null,
    root: hexOf(rootOf(hashes, sha256)),
    sealed_at: toInstant(server.clock()),
    // A full block may end within a transaction, whose other postings the next one takes.
    transaction: found.length < blockMax ? reached : found.at(-1)!.transaction,
    workspace_id: toId('wsp', workspaceId),
  }
  const isWritten = await writeBlock(server, workspaceId, header, found, hashes)
  return isWritten ? found.length : 0
}

/** The platform's own: a block of 2,048 takes some 12 ms less than with the library's. */
const sha256: Sha256 = (bytes) => digest('sha256', bytes, 'buffer')

type Unsealed = PostingRow & { readonly program_id: string | null }

async function readUnsealed(
  server: Server,
  workspaceId: string,
  last: BlockRow | undefined,
  limit: number,
) {
  const w = sql`${workspaceId}::uuid`
  const from = await placeAfter(server, workspaceId, last)
  // Program and leaf are asked for posting by posting: joined, the planner may read all that there are.
  const found = await rows<Unsealed & { reached: string }>(
    server.database.db,
    sql`select ${postingColumns}, pg_snapshot_xmin(pg_current_snapshot())::text as reached,
        (select r.program_id from rewards r where r.workspace_id = p.workspace_id and r.id = p.reward_id) as program_id
      from postings p where p.workspace_id = ${w}
        and (p.transaction, p.id) > (${from.transaction}::xid8, ${from.id}::uuid)
        and p.transaction < pg_snapshot_xmin(pg_current_snapshot()) and ${hasNoLeaf}
      order by p.transaction, p.id limit ${limit}`,
  )
  return { found, reached: found[0]?.reached ?? '0' }
}

/**
 * Where the last block ends: below its transaction, or within it, behind the posting that it holds last.
 * Where the database was carried to a server whose transactions count from less, at the very beginning;
 * what is sealed already is passed over.
 */
async function placeAfter(server: Server, workspaceId: string, last: BlockRow | undefined) {
  if (!last) return { transaction: '0', id: NO_ID }
  const [place] = await rows<{ is_past: boolean; id: string | null }>(
    server.database.db,
    sql`select ${last.transaction}::xid8 > pg_snapshot_xmin(pg_current_snapshot()) as is_past, (
        select p.id from ledger_leaves l join postings p on p.workspace_id = l.workspace_id and p.id = l.posting_id
        where l.workspace_id = ${workspaceId}::uuid and l.block = ${last.number} and l.position = ${last.count - 1}
          and p.transaction = ${last.transaction}::xid8) as id`,
  )
  if (place!.is_past) return { transaction: '0', id: NO_ID }
  return { transaction: last.transaction, id: place!.id ?? NO_ID }
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

async function writeBlock(
  server: Server,
  workspaceId: string,
  header: BlockHeader,
  found: readonly Unsealed[],
  hashes: readonly Uint8Array[],
): Promise<boolean> {
  const w = sql`${workspaceId}::uuid`
  const hash = blockHash(header)
  const checkpoint = await signCheckpoint(server, workspaceId, { number: header.number, hash })
  const list = <T>(values: T) => sql.param(values)
  const days = daysOf(workspaceId, found)
  const statement = sql`with block as (
      insert into ledger_blocks (workspace_id, number, layout, count, transaction, previous, root, hash, sealed_at, checkpoint)
      values (${w}, ${header.number}, ${header.layout}, ${header.count}, ${header.transaction}::xid8,
        decode(${header.previous}::text, 'hex'), decode(${header.root}, 'hex'), decode(${hash}, 'hex'),
        ${header.sealed_at}::timestamptz, ${checkpoint})
      returning number),
    leaves as (
      insert into ledger_leaves (workspace_id, block, position, posting_id, posted_at, hash)
      select ${w}, block.number, r.position - 1, r.posting_id, r.posted_at,
        substring(h.bytes from 32 * (r.position::integer - 1) + 1 for 32)
      from block cross join (select ${list(Buffer.concat(hashes))}::bytea as bytes offset 0) h
        cross join unnest(${list(found.map(({ id }) => id))}::uuid[],
          ${list(found.map(({ posted_at }) => posted_at.toISOString()))}::timestamptz[])
          with ordinality as r(posting_id, posted_at, position))
    insert into ledger_days as d (workspace_id, program_id, asset, kind, day, amount)
      select ${w}, r.* from block cross join json_to_recordset(${JSON.stringify(days)}::json)
        as r(program_id uuid, asset text, kind text, day date, amount bigint)
      on conflict (workspace_id, program_id, asset, kind, day) do update set amount = d.amount + excluded.amount`
  try {
    await rows(server.database.db, statement)
    return true
  } catch (error) {
    const code = databaseFailure(error)?.code
    // Another worker was faster: it has sealed these, and what is left is for the next time.
    if (code === '23505' || code === '40P01') return false
    throw error
  }
}

/** What these postings move into and out of participants' accounts, day by day. */
function daysOf(workspaceId: string, found: readonly Unsealed[]) {
  type Day = { program_id: string; asset: string; kind: string; day: string; amount: number }
  const days = new Map<string, Day>()
  for (const row of found) {
    const program_id = row.program_id ?? workspaceId
    const day = row.posted_at.toISOString().slice(0, 10)
    const { asset, amount } = row
    for (const [kind, moved] of [
      [row.credit_kind, amount],
      [row.debit_kind, -amount],
    ] as const) {
      if (!(owedKinds as readonly string[]).includes(kind)) continue
      const key = `${program_id}|${asset}|${kind}|${day}`
      const sum = days.get(key) ?? { program_id, asset, kind, day, amount: 0 }
      sum.amount += moved
      days.set(key, sum)
    }
  }
  return [...days.values()]
}
