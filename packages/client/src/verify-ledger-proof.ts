import type { getLedgerProof } from '@goodword/contract/ledger'
import type { Reply } from '@goodword/contract/operation'
import { rootByPath } from '@goodword/domain/ledger/merkle'
import { blockHash, postingHash } from '@goodword/domain/ledger/seal'
import { type JSONWebKeySet, jwtVerify } from 'jose'
import {
  clockSkewSeconds,
  type InvalidToken,
  isCanonical,
  keysOf,
  reasonOf,
} from './signed-token.ts'

export interface VerifyLedgerProofOptions {
  /** The published keys themselves, or where they are: fetched once, then kept and refreshed aside. */
  readonly jwks: JSONWebKeySet | URL
  readonly issuer: string
  readonly workspace: string
  readonly reward: string
  readonly now?: Date | undefined
}

export type LedgerProof = Reply<typeof getLedgerProof>
type Posting = LedgerProof['postings'][number]['posting']
type Block = LedgerProof['blocks'][number]

export type LedgerProofResult =
  | {
      readonly kind: 'valid'
      /** The postings that stand in the sealed ledger. */
      readonly sealed: readonly Posting[]
      /** Postings that the answer names, and that no block holds yet: nothing is proven of them. */
      readonly waiting: readonly Posting[]
    }
  | {
      readonly kind: 'invalid'
      readonly reason: InvalidLedgerProof
      /** The posting or the block that it is about; null for the proof itself. */
      readonly where: string | null
    }

export type InvalidLedgerProof =
  | InvalidToken
  | 'wrong_workspace'
  | 'wrong_reward'
  /** The checkpoint signs another block than the one that stands beside it. */
  | 'wrong_block'
  /** The posting, as it is shown, is not in the block. */
  | 'not_included'

/**
 * Whether the postings of a reward stand in the ledger as a server of ours has sealed and signed it; nobody
 * is asked once the keys are known. The proof may come from anywhere: a file, a customer, a court.
 */
export async function verifyLedgerProof(
  proof: LedgerProof,
  options: VerifyLedgerProofOptions,
): Promise<LedgerProofResult> {
  // An option lost in plain JavaScript must not become a check that does not happen.
  if (!options.issuer || !options.workspace || !options.reward) {
    throw new TypeError('Name the issuer, the workspace and the reward.')
  }
  if (!isProof(proof) || hasTwice(proof)) return invalid('malformed')
  if (proof.reward_id !== options.reward) return invalid('wrong_reward')

  const blocks = new Map<number, Block>()
  for (const block of proof.blocks) {
    const reason = await faultOf(block, options)
    if (reason) return invalid(reason, `block ${block.header.number}`)
    blocks.set(block.header.number, block)
  }
  const sealed: Posting[] = []
  const waiting: Posting[] = []
  for (const { posting, seal } of proof.postings) {
    if (posting.workspace_id !== options.workspace) return invalid('wrong_workspace', posting.id)
    if (posting.reward_id !== options.reward) return invalid('wrong_reward', posting.id)
    if (seal === null) {
      waiting.push(posting)
      continue
    }
    const block = blocks.get(seal.block)
    if (!block || !isIncluded(posting, seal, block)) return invalid('not_included', posting.id)
    sealed.push(posting)
  }
  return { kind: 'valid', sealed, waiting }
}

type Seal = NonNullable<LedgerProof['postings'][number]['seal']>

function isIncluded(posting: Posting, { position, path }: Seal, { header }: Block): boolean {
  const root = rootByPath(postingHash(posting), position, header.count, path.map(fromHex))
  return root !== undefined && toHex(root) === header.root
}

/** What is wrong with a block: with the signature, or with what is signed. */
async function faultOf(
  { header, hash, checkpoint }: Block,
  { jwks, issuer, workspace, now = new Date() }: VerifyLedgerProofOptions,
): Promise<InvalidLedgerProof | undefined> {
  if (!isCanonical(checkpoint)) return 'malformed'
  try {
    const { payload } = await jwtVerify(checkpoint, keysOf(jwks), {
      algorithms: ['EdDSA'],
      typ: 'goodword-checkpoint+jwt',
      issuer,
      requiredClaims: ['ws', 'blk', 'hash', 'iat'],
      currentDate: now,
    })
    if (payload.ws !== workspace || header.workspace_id !== workspace) return 'wrong_workspace'
    if (payload.iat! > now.getTime() / 1000 + clockSkewSeconds) return 'not_yet_valid'
    const isSigned = payload.blk === header.number && payload.hash === hash
    return isSigned && blockHash(header) === hash ? undefined : 'wrong_block'
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    return reason
  }
}

/** The shape of a proof, member by member: what is not named is not hashed, and so must not be there. */
function isProof(value: unknown): value is LedgerProof {
  return fits(value, {
    reward_id: isText,
    postings: listOf((one) =>
      fits(one, { posting: (posting) => fits(posting, postingShape), seal: orNull(isSeal) }),
    ),
    blocks: listOf((one) =>
      fits(one, {
        header: (header) => fits(header, headerShape),
        hash: isHash,
        checkpoint: isText,
      }),
    ),
  })
}

/** A posting that is told twice would count twice. */
function hasTwice({ postings }: LedgerProof): boolean {
  return new Set(postings.map(({ posting }) => posting.id)).size < postings.length
}

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isCount: Check = (value) => Number.isSafeInteger(value)
const isHash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const isSeal: Check = (value) =>
  fits(value, { block: isCount, position: isCount, path: listOf(isHash) })

const postingShape: Record<keyof Posting, Check> = {
  amount: isCount,
  asset: isText,
  cause: orNull(isText),
  credit_kind: isText,
  credit_owner: isText,
  debit_kind: isText,
  debit_owner: isText,
  id: isText,
  journal: isText,
  posted_at: isText,
  reward_id: orNull(isText),
  transaction: isText,
  workspace_id: isText,
}
const headerShape: Record<keyof Block['header'], Check> = {
  count: isCount,
  layout: (value) => value === 1,
  number: isCount,
  previous: orNull(isHash),
  root: isHash,
  sealed_at: isText,
  transaction: isText,
  workspace_id: isText,
}

function fits(value: unknown, shape: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== 'object' || value === null) return false
  const members = value as Readonly<Record<string, unknown>>
  const names = Object.keys(shape)
  return (
    Object.keys(members).length === names.length &&
    names.every((name) => Object.hasOwn(members, name) && shape[name]!(members[name]))
  )
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function invalid(reason: InvalidLedgerProof, where: string | null = null): LedgerProofResult {
  return { kind: 'invalid', reason, where }
}
