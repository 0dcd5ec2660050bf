import { bytesToHex } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { leafHash } from './merkle.ts'
import { type BlockHeader, blockHash, postingHash, type SealedPosting } from './seal.ts'

const posting: SealedPosting = {
  amount: 500,
  asset: 'CNY',
  cause: null,
  credit_kind: 'held',
  credit_owner: 'par_1',
  debit_kind: 'promised',
  debit_owner: 'prg_1',
  id: 'pst_1',
  journal: 'promise',
  posted_at: '2026-01-01T00:00:00.000Z',
  reward_id: 'rwd_1',
  transaction: '744',
  workspace_id: 'wsp_1',
}
const header: BlockHeader = {
  count: 3,
  layout: 1,
  number: 2,
  previous: 'ab',
  root: 'cd',
  sealed_at: '2026-01-01T00:00:30.000Z',
  transaction: '745',
  workspace_id: 'wsp_1',
}

describe('a posting', () => {
  test('is hashed as canonical JSON, whatever the order of its members', () => {
    const text =
      '{"amount":500,"asset":"CNY","cause":null,"credit_kind":"held","credit_owner":"par_1",' +
      '"debit_kind":"promised","debit_owner":"prg_1","id":"pst_1","journal":"promise",' +
      '"posted_at":"2026-01-01T00:00:00.000Z","reward_id":"rwd_1","transaction":"744","workspace_id":"wsp_1"}'
    const expected = bytesToHex(leafHash(new Uint8Array([...text].map((c) => c.charCodeAt(0)))))
    expect(bytesToHex(postingHash(posting))).toBe(expected)
    const turned = Object.fromEntries(Object.entries(posting).reverse()) as SealedPosting
    expect(bytesToHex(postingHash(turned))).toBe(expected)
  })

  test.each(Object.keys(posting))('has another hash when its %s is another', (member) => {
    const value = posting[member as keyof SealedPosting]
    const other = { ...posting, [member]: typeof value === 'number' ? value + 1 : `${value}x` }
    expect(bytesToHex(postingHash(other))).not.toBe(bytesToHex(postingHash(posting)))
  })
})

describe('a block', () => {
  test.each(Object.keys(header))('has another hash when its %s is another', (member) => {
    const value = header[member as keyof BlockHeader]
    const other = { ...header, [member]: typeof value === 'number' ? value + 1 : `${value}x` }
    expect(blockHash(other as BlockHeader)).not.toBe(blockHash(header))
  })
})
