import { expect, test } from 'vitest'
import { newVanityFilter } from './vanity-filter.ts'

const fixed = (size: number) => Uint8Array.from({ length: size }, (_, i) => 31 * i + 7)
const codes = Array.from({ length: 20_000 }, (_, i) => `FRIEND${i}`)

test('every code that it was given may be there', () => {
  const filter = newVanityFilter(codes, fixed)
  expect(codes.filter((code) => !filter.mayHold(code))).toEqual([])
})

test('a code added later may be there, and was not before', () => {
  const filter = newVanityFilter(['ALICE'], fixed)
  expect(filter.mayHold('BENNY')).toBe(false)
  filter.add('BENNY')
  expect(filter.mayHold('BENNY')).toBe(true)
  expect(filter.mayHold('ALICE')).toBe(true)
})

test('a code that looks the same may be there, so that it finds the one it stands for', () => {
  expect(newVanityFilter(['ALICE'], fixed).mayHold('AL1CE')).toBe(true)
})

test('fewer than 2 in 1,000 guesses get through, also with all its room used', () => {
  const filter = newVanityFilter(codes, fixed)
  for (let i = 0; i < 1024; i++) filter.add(`LATER${i}`)
  const guesses = Array.from({ length: 50_000 }, (_, i) => `GUESS${i}`)
  expect(guesses.filter((guess) => filter.mayHold(guess)).length).toBeLessThan(100)
})

test('an empty filter lets nothing through', () => {
  const filter = newVanityFilter([], fixed)
  expect(codes.filter((code) => filter.mayHold(code))).toEqual([])
})

test('by default each filter starts elsewhere, so that what slips through one stops at another', () => {
  const slipped = new Set<string>()
  const filters = [newVanityFilter(codes), newVanityFilter(codes)]
  for (let i = 0; i < 50_000; i++) {
    if (filters.every((filter) => filter.mayHold(`GUESS${i}`))) slipped.add(`GUESS${i}`)
  }
  expect(slipped.size).toBeLessThan(5)
})
