import * as v from 'valibot'
import { id, instant, instantInput, listQuery, page } from './fields.ts'
import { operation } from './operation.ts'

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/**
 * A block of the sealed ledger: `hash` is SHA-256 over a byte 2 and the header as canonical JSON (RFC 8785);
 * `checkpoint` signs number and hash.
 */
const Block = v.strictObject({
  header: v.strictObject({
    count: v.number(),
    layout: v.literal(1),
    number: v.number(),
    previous: v.nullable(hash),
    root: hash,
    sealed_at: instant,
    transaction: v.string(),
    workspace_id: id('wsp'),
  }),
  hash,
  checkpoint: v.string(),
})

/** A posting as it is sealed: its leaf is SHA-256 over a byte 0 and this object as canonical JSON (RFC 8785). */
const SealedPosting = v.strictObject({
  amount: v.number(),
  asset: v.string(),
  cause: v.nullable(v.string()),
  credit_kind: v.string(),
  credit_owner: v.string(),
  debit_kind: v.string(),
  debit_owner: v.string(),
  id: id('pst'),
  journal: v.string(),
  posted_at: instant,
  reward_id: v.nullable(id('rwd')),
  transaction: v.string(),
  workspace_id: id('wsp'),
})

/** Everything that shows that the postings of a reward stand in the sealed ledger. */
const LedgerProof = v.strictObject({
  reward_id: id('rwd'),
  postings: v.array(
    v.strictObject({
      posting: SealedPosting,
      /** Where it is sealed, and the hashes that lead from there to the block's root; null while it waits. */
      seal: v.nullable(
        v.strictObject({ block: v.number(), position: v.number(), path: v.array(hash) }),
      ),
    }),
  ),
  blocks: v.array(Block),
})

export const listCheckpoints = operation({
  id: 'listCheckpoints',
  method: 'GET',
  path: '/v1/ledger/checkpoints',
  summary: 'The blocks that seal the ledger with their signed checkpoints, newest first.',
  tag: 'Ledger',
  auth: 'secret',
  scope: 'rewards:read',
  query: v.strictObject({ ...listQuery }),
  status: 200,
  reply: page(Block),
})

export const getLedgerProof = operation({
  id: 'getLedgerProof',
  method: 'GET',
  path: '/v1/ledger/proof/{reward_id}',
  summary: 'The postings of a reward, and the proof that they stand in the sealed ledger.',
  tag: 'Ledger',
  auth: 'secret',
  scope: 'rewards:read',
  params: v.strictObject({ reward_id: id('rwd') }),
  status: 200,
  reply: LedgerProof,
  errors: ['reward_not_found'],
})

export const getLiability = operation({
  id: 'getLiability',
  method: 'GET',
  path: '/v1/ledger/liability',
  summary: 'What was owed to participants before a moment, by asset and state; without `at`, now.',
  tag: 'Ledger',
  auth: 'secret',
  scope: 'rewards:read',
  query: v.strictObject({ at: v.optional(instantInput), program_id: v.optional(id('prg')) }),
  status: 200,
  reply: v.strictObject({
    at: instant,
    data: v.array(
      v.strictObject({
        asset: v.string(),
        state: v.picklist(['held', 'available', 'issued', 'balance', 'debt']),
        amount: v.number(),
      }),
    ),
  }),
  errors: ['program_not_found'],
})
