import { expect, test } from 'vitest'
import { handClaimMayBecome } from './hand-claim-states.ts'
import {
  type ClaimFacts,
  type ClaimFinding,
  judgeClaim,
  passDeadlines,
  toldToClaimant,
} from './judge-claim.ts'

const DAY = 86_400_000
const facts = (change: Partial<ClaimFacts> = {}): ClaimFacts => ({
  policy: { match: 'friend_named', wait_days: 30 },
  now: 100 * DAY,
  conversion: { occurredAt: 99 * DAY },
  namesBuyer: true,
  creditedTo: 'nobody',
  byStaff: false,
  ...change,
})
const open = (finding: ClaimFinding) => ({ kind: 'open', finding })

test.each<[string, Partial<ClaimFacts>, object]>([
  ['an order and its buyer are named', {}, { kind: 'eligible' }],
  ['the order is not known yet', { conversion: undefined }, open('waits_for_order')],
  ['the buyer is theirs already', { creditedTo: 'claimant' }, { kind: 'theirs' }],
  ['the buyer is another advocate’s', { creditedTo: 'another' }, open('credited_elsewhere')],
  [
    'staff cannot take one from another',
    { creditedTo: 'another', byStaff: true },
    open('credited_elsewhere'),
  ],
  ['the buyer is not named', { namesBuyer: false }, open('not_proven')],
  ['staff vouch for it', { namesBuyer: false, byStaff: true }, { kind: 'eligible' }],
  [
    'the program takes the number alone',
    { namesBuyer: false, policy: { match: 'order_number', wait_days: 30 } },
    { kind: 'eligible' },
  ],
  ['it was 30 days ago', { conversion: { occurredAt: 70 * DAY } }, { kind: 'eligible' }],
  ['it was longer ago', { conversion: { occurredAt: 70 * DAY - 1 } }, open('too_long_ago')],
])('%s', (_, change, judged) => {
  expect(judgeClaim(facts(change))).toEqual(judged)
})

test('without proof the claimant is told the same, whatever is known', () => {
  const all = ['waits_for_order', 'not_proven', 'credited_elsewhere', 'existing_customer'] as const
  const told = all.map((finding) => toldToClaimant('open', finding, false))
  expect(new Set(told)).toEqual(new Set(['being_checked']))
  expect(all.map((finding) => toldToClaimant('open', finding, true))).toEqual([
    'being_checked',
    'being_checked',
    'credited_elsewhere',
    'not_counted',
  ])
  expect(toldToClaimant('open', 'click_window_ended', true)).toBe('too_late')
  expect(toldToClaimant('matched', 'matched', true)).toBe('matched')
})

test.each([
  [9, 'keep_open', { kind: 'open', dueAt: 10 }],
  [10, 'keep_open', { kind: 'open', dueAt: 20 }],
  [10, 'reject', { kind: 'rejected' }],
  [19, 'keep_open', { kind: 'open', dueAt: 20 }],
  [20, 'keep_open', { kind: 'expired' }],
] as const)('at %i, where it is to %s', (now, overdue, passed) => {
  expect(passDeadlines({ overdue, answerBy: 10, waitsUntil: 20 }, now)).toEqual(passed)
})

test('a claim is closed once', () => {
  expect(handClaimMayBecome('open', 'matched')).toBe(true)
  for (const from of ['matched', 'rejected', 'expired'] as const) {
    expect(handClaimMayBecome(from, 'matched')).toBe(false)
  }
})
