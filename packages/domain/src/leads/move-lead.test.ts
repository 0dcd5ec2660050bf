import { expect, test } from 'vitest'
import { moveLead, stagesOf } from './move-lead.ts'

test.each([
  ['submitted', 'qualified', 'moves'],
  ['submitted', 'won', 'moves'],
  ['qualified', 'submitted', 'not_forward'],
  ['won', 'meeting', 'not_forward'],
  ['meeting', 'meeting', 'repeats'],
  ['meeting', 'unqualified', 'moves'],
  ['won', 'unqualified', 'not_forward'],
  ['unqualified', 'unqualified', 'repeats'],
  ['unqualified', 'won', 'ended'],
  ['submitted', 'sold', 'unknown'],
])('a lead that is %s and should be %s: %s', (from, to, move) => {
  expect(moveLead(stagesOf({}), from, to)).toBe(move)
})

test('the program names its own stages', () => {
  expect(stagesOf({ lead: { stages: ['submitted', 'signed'] } })).toEqual(['submitted', 'signed'])
})
