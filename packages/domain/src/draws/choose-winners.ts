import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Somebody's entries of one kind: how many, and who holds them, by a number that tells nobody's name. */
export type Entry = { readonly entry: string; readonly holder: number; readonly tickets: number }

export type Winner = { readonly entry: string; readonly holder: number }

/** What is published of a seed while it is secret: SHA-256 of its 32 bytes, both in hexadecimal. */
export function commitmentTo(seed: string): string {
  return bytesToHex(sha256(hexToBytes(seed)))
}

/** The list of entries as one hash: SHA-256 over a line "entry holder tickets" for each, in its order. */
export function hashOfEntries(entries: readonly Entry[]): string {
  const lines = entries.map(({ entry, holder, tickets }) => `${entry} ${holder} ${tickets}\n`)
  return bytesToHex(sha256(utf8ToBytes(lines.join(''))))
}

/**
 * Who wins, by the seed and the list alone, so that anybody can reckon it again. Tickets are numbered
 * through the list from 0. The n-th number of the draw is HMAC-SHA-256 under the seed of "hash:n", n from 0,
 * read as 256 bits from the greatest; one at or above the last whole multiple of the tickets that are left is
 * passed over, so that every ticket is equally likely; the rest of the division is the ticket. Whoever has
 * won takes no further part, with all of their tickets.
 */
export function chooseWinners(seed: string, entries: readonly Entry[], most: number): Winner[] {
  const key = hexToBytes(seed)
  const hash = hashOfEntries(entries)
  const winners: Winner[] = []
  let left = entries
  let counter = 0
  while (winners.length < most) {
    const total = left.reduce((sum, { tickets }) => sum + BigInt(tickets), 0n)
    if (total === 0n) break
    const number = numberOf(hmac(sha256, key, utf8ToBytes(`${hash}:${counter}`)))
    counter += 1
    if (number >= ALL - (ALL % total)) continue
    const { entry, holder } = entryAt(left, number % total)
    winners.push({ entry, holder })
    left = left.filter((one) => one.holder !== holder)
  }
  return winners
}

const ALL = 1n << 256n

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes)}`)
}

function entryAt(entries: readonly Entry[], ticket: bigint): Entry {
  let before = 0n
  for (const one of entries) {
    before += BigInt(one.tickets)
    if (ticket < before) return one
  }
  throw new Error('a ticket is one of the list')
}
