import { describe, expect, test } from 'vitest'
import type { RewardKind } from '../rewards/reward-kinds.ts'
import type { RewardState } from '../rewards/reward-states.ts'
import { postingFor, postingForChange, postingForPayment } from './posting.ts'

const owed = (kind: RewardKind = 'coupon') => ({
  program_id: 'prg_1' as const,
  participant_id: 'par_alice' as const,
  kind,
  amount: 500,
  asset: 'CNY',
  beneficiary: kind === 'donation' ? 'education-fund' : null,
  paid_at: null,
})
const program = (kind: string) => ({ owner: 'prg_1', kind })
const alice = (kind: string) => ({ owner: 'par_alice', kind })

describe('a step of a reward', () => {
  test.each<[RewardState | 'nothing', RewardState, string, object, object]>([
    ['nothing', 'held', 'promise', program('promised'), alice('held')],
    ['held', 'available', 'release', alice('held'), alice('available')],
    ['held', 'cancelled', 'cancel', alice('held'), program('promised')],
    ['available', 'issued', 'issue', alice('available'), alice('issued')],
    ['available', 'cancelled', 'cancel', alice('available'), program('promised')],
    ['available', 'expired', 'expire', alice('available'), program('expired')],
    ['issued', 'redeemed', 'redeem', alice('issued'), program('redeemed')],
    ['issued', 'reversed', 'reverse', alice('issued'), program('promised')],
    ['issued', 'expired', 'expire', alice('issued'), program('expired')],
    ['issued', 'available', 'release', alice('issued'), alice('available')],
  ])('from %s to %s is a %s', (from, to, journal, debit, credit) => {
    expect(postingFor(owed(), from, to)).toEqual({
      journal,
      debit,
      credit,
      amount: 500,
      asset: 'CNY',
    })
  })

  test.each<[RewardKind, string]>([
    ['cash', 'issued'],
    ['coupon', 'issued'],
    ['perk', 'issued'],
    ['points', 'balance'],
    ['credit', 'balance'],
  ])('of %s puts what is issued into the account %s, and takes it from there', (kind, account) => {
    expect(postingFor(owed(kind), 'available', 'issued').credit).toEqual(alice(account))
    expect(postingFor(owed(kind), 'issued', 'reversed').debit).toEqual(alice(account))
  })
})

describe('a change of what a reward is worth', () => {
  test.each<[RewardState, string]>([
    ['held', 'held'],
    ['available', 'available'],
    ['issued', 'issued'],
  ])('moves the difference to and from where it stands while %s', (state, account) => {
    const common = { journal: 'adjust', asset: 'CNY' }
    expect(postingForChange(owed(), state, 800)).toEqual({
      ...common,
      debit: program('promised'),
      credit: alice(account),
      amount: 300,
    })
    expect(postingForChange(owed(), state, 200)).toEqual({
      ...common,
      debit: alice(account),
      credit: program('promised'),
      amount: 300,
    })
  })

  test('to the same amount moves nothing', () => {
    expect(postingForChange(owed(), 'held', 500)).toBeUndefined()
  })
})

describe('a payment', () => {
  test('takes what was issued out of the house', () => {
    expect(postingForPayment(owed('cash'))).toEqual({
      journal: 'payout',
      debit: alice('issued'),
      credit: program('paid'),
      amount: 500,
      asset: 'CNY',
    })
  })

  test('takes what was donated out of the house', () => {
    expect(postingForPayment(owed('donation'))).toMatchObject({
      debit: program('donated:education-fund'),
      credit: program('paid'),
    })
  })

  test('that is taken back afterwards is taken from what was paid', () => {
    const paid = { ...owed('cash'), paid_at: '2026-03-09T00:00:00.000Z' }
    expect(postingFor(paid, 'issued', 'reversed')).toMatchObject({
      debit: program('paid'),
      credit: program('promised'),
    })
    expect(postingForChange(paid, 'issued', 400)).toMatchObject({
      debit: program('paid'),
      credit: program('promised'),
      amount: 100,
    })
  })
})
