import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { chooseWinners, commitmentTo, type Entry, hashOfEntries } from './choose-winners.ts'

const seedOf = (n: number) => bytesToHex(sha256(utf8ToBytes(`seed ${n}`)))
const entriesOf = (...tickets: number[]): Entry[] =>
  tickets.map((count, at) => ({ entry: `lot_${at}`, holder: at + 1, tickets: count }))

test('the same seed and list choose the same, reckoned by hand with another tool', () => {
  const seed = '00'.repeat(32)
  // printf '' | xxd -r -p; sha256 of 32 zero bytes.
  expect(commitmentTo(seed)).toBe(
    '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925',
  )
  const entries = entriesOf(1, 1, 1)
  expect(hashOfEntries(entries)).toBe(
    bytesToHex(sha256(utf8ToBytes('lot_0 1 1\nlot_1 2 1\nlot_2 3 1\n'))),
  )
  expect(chooseWinners(seed, entries, 1)).toEqual(chooseWinners(seed, entries, 1))
})

test('every ticket is as likely as any other', () => {
  const entries = entriesOf(1, 2, 3, 4)
  const rounds = 4_000
  const won = [0, 0, 0, 0]
  for (let n = 0; n < rounds; n++) {
    const [winner] = chooseWinners(seedOf(n), entries, 1)
    won[winner!.holder - 1]! += 1
  }
  const chiSquare = won.reduce((sum, seen, at) => {
    const expected = (rounds * (at + 1)) / 10
    return sum + (seen - expected) ** 2 / expected
  }, 0)
  // Three degrees of freedom: chance alone goes above 16.3 once in a thousand.
  expect(chiSquare).toBeLessThan(16.3)
})

test('any change to the list gives another hash, and so another draw', () => {
  const entries = entriesOf(5, 5, 5)
  const hash = hashOfEntries(entries)
  expect(hashOfEntries([...entries].reverse())).not.toBe(hash)
  expect(hashOfEntries(entriesOf(5, 5, 6))).not.toBe(hash)
  expect(hashOfEntries(entries.map((one) => ({ ...one, holder: 1 })))).not.toBe(hash)
})

test('nobody wins twice, and there are no more winners than people', () => {
  const entries = entriesOf(100, 1, 1).concat({ entry: 'lot_9', holder: 1, tickets: 50 })
  for (let n = 0; n < 50; n++) {
    const winners = chooseWinners(seedOf(n), entries, 5)
    expect(winners.map(({ holder }) => holder).toSorted()).toEqual([1, 2, 3])
  }
  expect(chooseWinners(seedOf(0), [], 3)).toEqual([])
})
