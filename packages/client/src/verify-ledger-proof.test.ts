import { inclusionPath, rootOf } from '@goodword/domain/ledger/merkle'
import { type BlockHeader, blockHash, postingHash } from '@goodword/domain/ledger/seal'
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  SignJWT,
} from 'jose'
import { describe, expect, test } from 'vitest'
import {
  type InvalidLedgerProof,
  type LedgerProof,
  type VerifyLedgerProofOptions,
  verifyLedgerProof,
} from './verify-ledger-proof.ts'

const issuer = 'https://goodword.example'
const workspace = 'wsp_01jc0000000000000000000000'
const reward = 'rwd_01jc0000000000000000000001'
const now = new Date('2026-06-01T00:00:00Z')
const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const key = await newKey()
const strangersKey = await newKey()
const jwks: JSONWebKeySet = {
  keys: [{ ...key.publicJwk, kid: key.kid, alg: 'EdDSA', use: 'sig' }],
}

async function newKey() {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const publicJwk = await exportJWK(pair.publicKey)
  return { ...pair, publicJwk, kid: await calculateJwkThumbprint(publicJwk) }
}

type Posting = LedgerProof['postings'][number]['posting']

const postings = Array.from(
  { length: 5 },
  (_, n): Posting => ({
    amount: 100 + n,
    asset: 'CNY',
    cause: null,
    credit_kind: 'held',
    credit_owner: 'par_1',
    debit_kind: 'promised',
    debit_owner: 'prg_1',
    id: `pst_${n}`,
    journal: 'promise',
    posted_at: '2026-05-01T00:00:00.000Z',
    reward_id: n < 3 ? reward : 'rwd_of_another',
    transaction: `${700 + n}`,
    workspace_id: workspace,
  }),
)
const leaves = postings.map((posting) => postingHash(posting))
const header: BlockHeader = {
  count: leaves.length,
  layout: 1,
  number: 4,
  previous: 'ab'.repeat(32),
  root: hex(rootOf(leaves)),
  sealed_at: '2026-05-01T00:00:30.000Z',
  transaction: '705',
  workspace_id: workspace,
}

type Signing = {
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
  readonly by?: typeof key
}

function sign(hash: string, { claims, header: more, by = key }: Signing = {}) {
  const iat = now.getTime() / 1000 - 100
  return new SignJWT({ iss: issuer, ws: workspace, blk: header.number, hash, iat, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'goodword-checkpoint+jwt', kid: by.kid, ...more })
    .sign(by.privateKey)
}

async function proofOf(block = header, signing: Signing = {}): Promise<LedgerProof> {
  const hash = blockHash(block)
  return {
    reward_id: reward,
    postings: [0, 2].map((position) => ({
      posting: postings[position]!,
      seal: { block: block.number, position, path: inclusionPath(leaves, position).map(hex) },
    })),
    blocks: [{ header: block, hash, checkpoint: await sign(hash, signing) }],
  }
}

const verify = (proof: LedgerProof, options: Partial<VerifyLedgerProofOptions> = {}) =>
  verifyLedgerProof(proof, { jwks, issuer, workspace, reward, now, ...options })

const invalid = (reason: InvalidLedgerProof, where: string | null = null) => ({
  kind: 'invalid',
  reason,
  where,
})

test('a genuine proof shows the postings that are sealed, and those that still wait', async () => {
  const proof = await proofOf()
  const waiting = { ...postings[1]!, id: 'pst_new' }
  expect(
    await verify({ ...proof, postings: [...proof.postings, { posting: waiting, seal: null }] }),
  ).toEqual({ kind: 'valid', sealed: [postings[0], postings[2]], waiting: [waiting] })
})

describe('a proof does not hold', () => {
  const bend = async (change: (proof: LedgerProof) => unknown) => {
    const proof = structuredClone(await proofOf()) as unknown as LedgerProof
    change(proof)
    return verify(proof)
  }

  test.each(Object.keys(postings[0]!))('when the %s of a posting is another', async (member) => {
    const result = await bend(({ postings: [, second] }) => {
      const posting = second!.posting as Record<string, unknown>
      const value = posting[member]
      posting[member] = typeof value === 'number' ? value + 1 : `${value}x`
    })
    expect(result).toMatchObject({ kind: 'invalid', where: expect.stringContaining('pst_2') })
  })

  test.each(Object.keys(header))('when the %s of a block is another', async (member) => {
    const result = await bend(({ blocks: [block] }) => {
      const changed = block!.header as Record<string, unknown>
      const value = changed[member]
      changed[member] =
        typeof value === 'number'
          ? value + 1
          : (value as string).replace(/.$/, (c) => (c === '0' ? '1' : '0'))
    })
    expect(result.kind).toBe('invalid')
  })

  test.each<[string, (proof: LedgerProof) => unknown, ReturnType<typeof invalid>]>([
    ['is nothing', (proof) => Object.assign(proof, { postings: undefined }), invalid('malformed')],
    ['names a posting twice', ({ postings: list }) => list.push(list[0]!), invalid('malformed')],
    [
      'says more of a posting than is hashed',
      ({ postings: [first] }) => Object.assign(first!.posting, { note: 'paid' }),
      invalid('malformed'),
    ],
    [
      'has another place',
      ({ postings: [first] }) => Object.assign(first!.seal!, { position: 1 }),
      invalid('not_included', 'pst_0'),
    ],
    [
      'lacks a hash of the path',
      ({ postings: [first] }) => first!.seal!.path.pop(),
      invalid('not_included', 'pst_0'),
    ],
    ['lacks its block', ({ blocks }) => blocks.pop(), invalid('not_included', 'pst_0')],
    [
      'names another hash',
      ({ blocks: [block] }) => Object.assign(block!, { hash: 'cd'.repeat(32) }),
      invalid('wrong_block', 'block 4'),
    ],
    [
      'has a checkpoint with another spelling',
      ({ blocks: [block] }) => Object.assign(block!, { checkpoint: `${block!.checkpoint}=` }),
      invalid('malformed', 'block 4'),
    ],
  ])('when it %s', async (_, change, expected) => {
    expect(await bend(change)).toEqual(expected)
  })

  test.each<[string, Signing, InvalidLedgerProof]>([
    ['by a stranger', { by: strangersKey }, 'unknown_key'],
    ['by a stranger under our name', { by: { ...strangersKey, kid: key.kid } }, 'bad_signature'],
    ['as another kind of token', { header: { typ: 'goodword-referral+jwt' } }, 'wrong_type'],
    ['by another server', { claims: { iss: 'https://other.example' } }, 'wrong_issuer'],
    ['for another workspace', { claims: { ws: 'wsp_other' } }, 'wrong_workspace'],
    ['for another block', { claims: { blk: 5 } }, 'wrong_block'],
    ['for another hash', { claims: { hash: 'ef'.repeat(32) } }, 'wrong_block'],
    ['tomorrow', { claims: { iat: now.getTime() / 1000 + 86_400 } }, 'not_yet_valid'],
    ['without a date', { claims: { iat: undefined } }, 'malformed'],
  ])('when its checkpoint is signed %s', async (_, signing, reason) => {
    expect(await verify(await proofOf(header, signing))).toEqual(invalid(reason, 'block 4'))
  })

  test('when it is of another reward or workspace than is asked', async () => {
    const proof = await proofOf()
    expect(await verify(proof, { reward: 'rwd_other' })).toEqual(invalid('wrong_reward'))
    const other = { workspace: 'wsp_other' }
    expect(await verify(proof, other)).toEqual(invalid('wrong_workspace', 'block 4'))
    const posting = postings[4]!
    const seal = { block: 4, position: 4, path: inclusionPath(leaves, 4).map(hex) }
    expect(await verify({ ...proof, postings: [{ posting, seal }] })).toEqual(
      invalid('wrong_reward', 'pst_4'),
    )
  })

  test('when nobody says what it should be of', async () => {
    await expect(verify(await proofOf(), { reward: '' })).rejects.toThrow(TypeError)
  })
})
