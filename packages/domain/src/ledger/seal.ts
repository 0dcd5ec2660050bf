import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { leafHash, type Sha256 } from './merkle.ts'

/**
 * A posting as it is sealed: everything that its row holds, in the words of the API, so that whoever
 * gets it in a proof can hash what they read. `transaction` is the database's number of the transaction
 * that wrote it.
 */
export type SealedPosting = {
  readonly amount: number
  readonly asset: string
  readonly cause: string | null
  readonly credit_kind: string
  readonly credit_owner: string
  readonly debit_kind: string
  readonly debit_owner: string
  readonly id: string
  readonly journal: string
  readonly posted_at: string
  readonly reward_id: string | null
  readonly transaction: string
  readonly workspace_id: string
}

/** What a block says of itself. Hashes are in hexadecimal; `previous` is null in a workspace's first block. */
export type BlockHeader = {
  readonly count: number
  /** Which way of writing postings and headers down is meant; there is one so far. */
  readonly layout: 1
  readonly number: number
  readonly previous: string | null
  readonly root: string
  readonly sealed_at: string
  /** Every transaction below this one is sealed, in this block or before it. */
  readonly transaction: string
  readonly workspace_id: string
}

/** The hash of a posting: the leaf by which it stands in its block. */
export function postingHash(posting: SealedPosting, hash?: Sha256): Uint8Array {
  return leafHash(
    canonicalBytes({
      amount: posting.amount,
      asset: posting.asset,
      cause: posting.cause,
      credit_kind: posting.credit_kind,
      credit_owner: posting.credit_owner,
      debit_kind: posting.debit_kind,
      debit_owner: posting.debit_owner,
      id: posting.id,
      journal: posting.journal,
      posted_at: posting.posted_at,
      reward_id: posting.reward_id,
      transaction: posting.transaction,
      workspace_id: posting.workspace_id,
    }),
    hash,
  )
}

/** The hash of a block, in hexadecimal: what the next block names, and what a checkpoint signs. */
export function blockHash(header: BlockHeader): string {
  const bytes = canonicalBytes({
    count: header.count,
    layout: header.layout,
    number: header.number,
    previous: header.previous,
    root: header.root,
    sealed_at: header.sealed_at,
    transaction: header.transaction,
    workspace_id: header.workspace_id,
  })
  return bytesToHex(sha256.create().update(BLOCK).update(bytes).digest())
}

const BLOCK = Uint8Array.of(2)

/**
 * A flat object as RFC 8785 (JSON Canonicalization Scheme) writes it. Members are named by the callers
 * in the order of the alphabet; texts and whole numbers are written by JSON.stringify as the scheme asks.
 */
function canonicalBytes(flat: Readonly<Record<string, string | number | null>>): Uint8Array {
  return utf8ToBytes(JSON.stringify(flat))
}
