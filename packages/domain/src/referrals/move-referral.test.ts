import { describe, expect, test } from 'vitest'
import { addMonths, fromInstant, toInstant } from '../dates.ts'
import { noEffects, type Tools } from '../effects/effects.ts'
import { beginReferral, moveReferral } from './move-referral.ts'
import type { Referral } from './referral.ts'
import { mayFollow, type ReferralState, referralTransitions } from './referral-states.ts'

const states = Object.keys(referralTransitions) as ReferralState[]

const allowed = [
  'queued → attributed',
  'queued → expired',
  'attributed → converted',
  'attributed → in_review',
  'attributed → denied',
  'attributed → expired',
  'converted → approved',
  'converted → in_review',
  'converted → denied',
  'converted → reversed',
  'in_review → attributed',
  'in_review → converted',
  'in_review → approved',
  'in_review → denied',
  'in_review → reversed',
  'approved → denied',
  'approved → reversed',
  'denied → approved',
  'denied → attributed',
  'denied → converted',
  'denied → reversed',
  'reversed → converted',
  'expired → converted',
]

const tools: Tools = {
  newId: (kind) => `${kind}_1`,
  newCouponCode: () => 'COUPON',
  dayOf: (instant) => instant.slice(0, 10),
  monthsAfter: (instant, months) => toInstant(addMonths(fromInstant(instant), months, 'UTC')),
}

function referral(state: ReferralState): Referral {
  return {
    id: 'ref_1',
    program_id: 'prg_1',
    program_version: 1,
    advocate_id: 'par_alice',
    upline: [],
    friend_id: 'par_ben',
    claim_id: 'clm_1',
    state,
    reason: 'earlier',
    goal_conversion_id: null,
    number: null,
    meters: [],
    quota_period: null,
    queue: null,
    attributed_at: '2026-03-01T00:00:00.000Z',
    changed_at: '2026-03-01T00:00:00.000Z',
    due_at: '2026-05-30T00:00:00.000Z',
  }
}

const at = '2026-03-02T00:00:00.000Z'

describe.each(states)('a referral that is %s', (from) => {
  test.each(states)('becomes %s only where the table says so', (to) => {
    const effects = noEffects()
    const move = () => moveReferral(effects, tools, referral(from), to, at)
    expect(mayFollow(from, to)).toBe(allowed.includes(`${from} → ${to}`))
    if (!mayFollow(from, to)) {
      expect(move).toThrow(`a referral that is ${from} cannot become ${to}`)
      expect(effects).toEqual(noEffects())
      return
    }

    expect(move()).toMatchObject({ state: to, reason: null, changed_at: at, due_at: null })
    expect(effects.referrals.get('ref_1')).toMatchObject({ was: from, row: { state: to } })
    const type = to === 'in_review' ? 'referral.review_opened' : `referral.${to}`
    expect(effects.events).toMatchObject([{ type, subject_id: 'ref_1', occurred_at: at }])
  })
})

test('a referral that begins is counted and announced', () => {
  const effects = noEffects()
  beginReferral(effects, tools, referral('attributed'))
  expect(effects.referrals.get('ref_1')).toMatchObject({ was: null })
  expect([...effects.standings.values()]).toMatchObject([
    { participant_id: 'par_alice', attributed: 1, converted: 0, approved: 0 },
  ])
  expect(effects.events).toMatchObject([{ type: 'referral.attributed' }])
})

test.each<[ReferralState[], object]>([
  [['attributed', 'converted', 'approved'], { converted: 1, approved: 1 }],
  [['attributed', 'converted', 'in_review'], { converted: 1, approved: 0 }],
  [['attributed', 'in_review', 'attributed'], { converted: 0, approved: 0 }],
  [['in_review', 'denied'], { converted: -1, approved: 0 }],
  [['approved', 'reversed'], { converted: -1, approved: -1 }],
  [['approved', 'denied', 'approved'], { converted: 0, approved: 0 }],
  [['reversed', 'converted', 'approved'], { converted: 1, approved: 1 }],
  [['attributed', 'expired'], { converted: 0, approved: 0 }],
])('the way %j moves the counts by %j', ([first, ...rest], counts) => {
  const effects = noEffects()
  let moving = referral(first!)
  for (const to of rest) moving = moveReferral(effects, tools, moving, to, at)
  expect([...effects.standings.values()]).toMatchObject([{ attributed: 0, ...counts }])
  expect(effects.referrals.get('ref_1')!.was).toBe(first)
})
