import { expect, test } from 'vitest'
import {
  type BatchState,
  batchMayBecome,
  batchTransitions,
  type PayoutState,
  payoutMayBecome,
  payoutTransitions,
} from './payout-states.ts'

test('a payout moves only along its table', () => {
  const states = Object.keys(payoutTransitions) as PayoutState[]
  const allowed = states.flatMap((from) =>
    states.filter((to) => payoutMayBecome(from, to)).map((to) => `${from} → ${to}`),
  )
  expect(allowed).toEqual([
    'scheduled → sent',
    'scheduled → failed',
    'sent → settled',
    'sent → failed',
  ])
})

test('a batch moves only along its table', () => {
  const states = Object.keys(batchTransitions) as BatchState[]
  const allowed = states.flatMap((from) =>
    states.filter((to) => batchMayBecome(from, to)).map((to) => `${from} → ${to}`),
  )
  expect(allowed).toEqual([
    'draft → approved',
    'draft → discarded',
    'approved → sent',
    'approved → discarded',
  ])
})
