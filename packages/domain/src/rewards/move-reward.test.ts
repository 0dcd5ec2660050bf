import { describe, expect, test } from 'vitest'
import { addMonths, fromInstant, toInstant } from '../dates.ts'
import { type Effects, noEffects, type Tools } from '../effects/effects.ts'
import {
  changeReward,
  moveReward,
  passTime,
  promiseReward,
  releaseFromReview,
} from './move-reward.ts'
import type { Reward } from './reward.ts'
import type { RewardKind } from './reward-kinds.ts'
import {
  type RewardState,
  rewardMayBecome,
  rewardTransitions,
  stands,
  wasTakenBack,
} from './reward-states.ts'

const states = Object.keys(rewardTransitions) as RewardState[]

const allowed = [
  'held → available',
  'held → cancelled',
  'available → issued',
  'available → cancelled',
  'available → expired',
  'issued → redeemed',
  'issued → reversed',
  'issued → expired',
  'issued → available',
]

const tools: Tools = {
  newId: (kind) => `${kind}_1`,
  newCouponCode: () => 'COUPON',
  dayOf: (instant) => instant.slice(0, 10),
  monthsAfter: (instant, months) => toInstant(addMonths(fromInstant(instant), months, 'UTC')),
}

function reward(given: Partial<Reward> = {}): Reward {
  return {
    id: 'rwd_1',
    program_id: 'prg_1',
    program_version: 1,
    participant_id: 'par_alice',
    recipient: 'advocate',
    rule: 'a',
    give_index: 0,
    cause: 'cnv_1',
    instalment: 1,
    attempt: 1,
    kind: 'coupon',
    amount: 500,
    asset: 'CNY',
    label: null,
    state: 'held',
    reason: null,
    is_under_review: false,
    referral_id: 'ref_1',
    conversion_id: 'cnv_1',
    decision_id: 'dec_1',
    coupon_code: null,
    meters: [
      { meter: 'advocate/*/#/year/UTC', period: '2026', used: 1 },
      { meter: 'advocate/*/CNY/year/UTC', period: '2026', used: 500 },
    ],
    valid_days: 30,
    valid_months: null,
    beneficiary: null,
    needs_address: false,
    boosts: [],
    choice: null,
    created_at: '2026-03-01T00:00:00.000Z',
    hold_until: '2026-03-08T00:00:00.000Z',
    available_at: null,
    issued_at: null,
    redeemed_at: null,
    paid_at: null,
    expires_at: null,
    ended_at: null,
    due_at: '2026-03-08T00:00:00.000Z',
    ...given,
  }
}

const at = '2026-03-09T00:00:00.000Z'

const journals = ({ postings }: Effects) => postings.map(({ journal }) => journal)
const types = ({ events }: Effects) => events.map(({ type }) => type)
const used = ({ limitUses }: Effects) => [...limitUses.values()].map((change) => change.used)

describe.each(states)('a reward that is %s', (from) => {
  test.each(states)('becomes %s only where the table says so', (to) => {
    const effects = noEffects()
    const move = () => moveReward(effects, tools, reward({ state: from }), to, at, 'why')
    expect(rewardMayBecome(from, to)).toBe(allowed.includes(`${from} → ${to}`))
    if (!rewardMayBecome(from, to)) {
      expect(move).toThrow(`a reward that is ${from} cannot become ${to}`)
      expect(effects).toEqual(noEffects())
      return
    }

    expect(move()).toMatchObject({ state: to, reason: 'why' })
    expect(effects.rewards.get('rwd_1')).toMatchObject({ was: from, wasAmount: 500 })
    expect(effects.postings).toMatchObject([{ reward_id: 'rwd_1', amount: 500, posted_at: at }])
    expect(types(effects)).toEqual([`reward.${to}`])
    expect(used(effects)).toEqual(wasTakenBack(to) ? [-1, -500] : [])
  })
})

test('a reward stands until it is taken back or runs out', () => {
  expect(states.filter(stands)).toEqual(['held', 'available', 'issued', 'redeemed'])
  expect(states.filter(wasTakenBack)).toEqual(['cancelled', 'reversed'])
})

describe('a promise', () => {
  test('is posted, measured, counted and told', () => {
    const effects = noEffects()
    const promised = promiseReward(effects, tools, reward(), '2026-03-01T00:00:00.000Z')
    expect(promised.state).toBe('held')
    expect(effects.rewards.get('rwd_1')).toEqual({ row: promised, was: null, wasAmount: 0 })
    expect(journals(effects)).toEqual(['promise'])
    expect(types(effects)).toEqual(['reward.held'])
    expect(used(effects)).toEqual([1, 500])
    expect([...effects.totals.values()]).toMatchObject([
      { metric: 'rewards', amount: 1 },
      { metric: 'value_promised', amount: 500, asset: 'CNY' },
    ])
  })

  test('whose hold was over before it was made goes on at once, not in the past', () => {
    const created_at = '2026-03-20T00:00:00.000Z'
    const issued = promiseReward(noEffects(), tools, reward({ created_at }), created_at)
    expect(issued).toMatchObject({
      state: 'issued',
      available_at: created_at,
      issued_at: created_at,
      coupon_code: 'COUPON',
      expires_at: '2026-04-19T00:00:00.000Z',
    })
  })
})

describe('with time, a reward', () => {
  test.each([
    ['2026-03-07T23:59:59.999Z', 'held'],
    ['2026-03-08T00:00:00.000Z', 'issued'],
    ['2026-04-06T23:59:59.999Z', 'issued'],
    ['2026-04-07T00:00:00.000Z', 'expired'],
  ])('held to 8 March and valid for 30 days is, at %s, %s', (now, state) => {
    const effects = noEffects()
    expect(passTime(effects, tools, reward(), now).state).toBe(state)
  })

  test('takes each step at its own instant, however late it is looked at', () => {
    const effects = noEffects()
    const ended = passTime(effects, tools, reward(), '2027-01-01T00:00:00.000Z')
    expect(ended).toMatchObject({
      available_at: '2026-03-08T00:00:00.000Z',
      issued_at: '2026-03-08T00:00:00.000Z',
      ended_at: '2026-04-07T00:00:00.000Z',
      due_at: null,
    })
    expect(effects.rewards.get('rwd_1')!.was).toBe('held')
    expect(journals(effects)).toEqual(['release', 'issue', 'expire'])
    expect(types(effects)).toEqual(['reward.available', 'reward.issued', 'reward.expired'])
    expect(effects.postings.map(({ posted_at }) => posted_at.slice(0, 10))).toEqual([
      '2026-03-08',
      '2026-03-08',
      '2026-04-07',
    ])
    expect(used(effects)).toEqual([])
  })

  test.each<[RewardKind, RewardState, string | null]>([
    ['cash', 'available', null],
    ['credit', 'issued', null],
    ['points', 'issued', null],
    ['perk', 'issued', null],
    ['coupon', 'issued', 'COUPON'],
  ])('of %s comes as far as %s by itself, with the coupon %s', (kind, state, coupon_code) => {
    const passed = passTime(noEffects(), tools, reward({ kind, valid_days: null }), at)
    expect(passed).toMatchObject({ state, coupon_code, expires_at: null, due_at: null })
  })

  test('under review waits, whatever the hour', () => {
    const waiting = reward({ is_under_review: true, due_at: null })
    expect(passTime(noEffects(), tools, waiting, at)).toBe(waiting)
  })

  test('that was used does not run out', () => {
    const usedUp = reward({ state: 'redeemed', expires_at: '2026-03-02T00:00:00.000Z' })
    expect(passTime(noEffects(), tools, usedUp, at)).toBe(usedUp)
  })
})

describe('after its review, a reward', () => {
  const waiting = reward({ is_under_review: true, reason: 'waits_for_review', due_at: null })

  test('whose hold is not over goes on waiting for that', () => {
    const released = releaseFromReview(noEffects(), tools, waiting, '2026-03-05T00:00:00.000Z')
    expect(released).toMatchObject({
      state: 'held',
      is_under_review: false,
      reason: null,
      due_at: '2026-03-08T00:00:00.000Z',
    })
  })

  test('whose hold is over is issued now, so that it is valid as long as any', () => {
    const now = '2026-05-01T00:00:00.000Z'
    const released = releaseFromReview(noEffects(), tools, waiting, now)
    expect(released).toMatchObject({
      state: 'issued',
      issued_at: now,
      expires_at: '2026-05-31T00:00:00.000Z',
    })
  })
})

describe('a change of value', () => {
  const change = (amount: number) => {
    const effects = noEffects()
    const meters = reward().meters.map((use) => (use.used === 1 ? use : { ...use, used: amount }))
    changeReward(effects, tools, reward(), { amount, meters, reason: 'confirmed' }, at)
    return effects
  }

  test.each([
    [800, 300, 'value_promised'],
    [200, -300, 'value_taken_back'],
  ])('to %i moves the difference in books, limits and figures', (amount, difference, metric) => {
    const effects = change(amount)
    expect(effects.rewards.get('rwd_1')).toMatchObject({
      was: 'held',
      wasAmount: 500,
      row: { amount, state: 'held', reason: 'confirmed' },
    })
    expect(effects.postings).toMatchObject([{ journal: 'adjust', amount: 300 }])
    expect(used(effects)).toEqual([0, difference])
    expect([...effects.totals.values()]).toMatchObject([{ metric, amount: 300, asset: 'CNY' }])
  })

  test('to the same moves nothing', () => {
    const effects = change(500)
    expect(effects.postings).toEqual([])
    expect(used(effects)).toEqual([0, 0])
  })
})
