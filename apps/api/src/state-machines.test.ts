import { type OperationId, operations } from '@goodword/contract/operations'
import { appealTransitions } from '@goodword/domain/appeals/appeal-states'
import { handClaimTransitions } from '@goodword/domain/claims/hand-claim-states'
import { creditTransitions } from '@goodword/domain/credits/credit-states'
import { batchTransitions, payoutTransitions } from '@goodword/domain/payouts/payout-states'
import { referralTransitions } from '@goodword/domain/referrals/referral-states'
import { reviewTransitions } from '@goodword/domain/reviews/review-states'
import { rewardTransitions } from '@goodword/domain/rewards/reward-states'
import { deliveryTransitions } from '@goodword/domain/wallet/delivery-states'
import { redemptionTransitions } from '@goodword/domain/wallet/redemption-states'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from './battery/samples.ts'
import { openWorld, type Sample, type World } from './battery/world.ts'
import { openApp, openShop } from './fixtures.ts'

const SEED = 20_261_125
const RUNS = 8
const ACTS = 10

type Act = readonly [operation: OperationId, body?: object]

/** Something with a life of its own: the states that may follow each state, and all that can be asked of it. */
type Machine = {
  readonly name: string
  readonly follows: Readonly<Record<string, readonly string[]>>
  /** A sample of this operation names a new one, and is where its life begins. */
  readonly begunBy: OperationId
  readonly readBy: OperationId
  readonly state: (shown: Record<string, unknown>, params: Sample['params']) => unknown
  readonly acts: readonly Act[]
  /** The moves that those who ask can bring about; each must have been seen. */
  readonly seen: readonly string[]
}

const state = (shown: Record<string, unknown>) => shown.state
/** Of what can be read in a list alone. */
const listed = ({ data }: Record<string, unknown>, params: Sample['params']) => {
  const [id] = Object.values(params ?? {})
  return (data as { id: string; state: string }[]).find((one) => one.id === id)?.state
}
const address = { name: 'Alice', street: '1 Lake Road', city: 'Hangzhou', country: 'CN' }

const machines: readonly Machine[] = [
  {
    name: 'a program',
    follows: {
      draft: ['live'],
      live: ['paused', 'ended'],
      paused: ['live', 'ended'],
      // It begins again by being published, and by nothing else.
      ended: ['live'],
    },
    begunBy: 'publishProgram',
    readBy: 'getProgram',
    state: ({ status }) => status,
    acts: [
      ['publishProgram', {}],
      ['publishProgram', { restore_version: 1 }],
      ['pauseProgram', {}],
      ['resumeProgram', {}],
      ['endProgram', { promises: 'honour' }],
    ],
    seen: ['draft → live', 'live → paused', 'paused → live', 'live → ended', 'ended → live'],
  },
  {
    name: 'a referral',
    follows: referralTransitions,
    begunBy: 'getReferral',
    readBy: 'getReferral',
    state,
    acts: [
      ['denyReferral', { reason: 'fraud_found' }],
      ['approveReferral', {}],
    ],
    seen: ['approved → denied', 'denied → approved'],
  },
  {
    name: 'a reward in cash',
    follows: rewardTransitions,
    begunBy: 'markRewardPaid',
    readBy: 'getReward',
    state,
    acts: [['markRewardPaid', {}]],
    seen: ['available → issued'],
  },
  {
    name: 'a batch of payouts',
    follows: batchTransitions,
    begunBy: 'approvePayoutBatch',
    readBy: 'getPayoutBatch',
    state,
    acts: [
      ['approvePayoutBatch', {}],
      ['discardPayoutBatch', {}],
      ['sendPayoutBatch', {}],
    ],
    seen: ['draft → approved', 'draft → discarded', 'approved → sent', 'approved → discarded'],
  },
  {
    name: 'a payout',
    follows: payoutTransitions,
    begunBy: 'settlePayout',
    readBy: 'getPayout',
    state,
    acts: [
      ['settlePayout', { reference: 'T-1' }],
      ['failPayout', { reason: 'account_closed' }],
      ['retryPayout', {}],
    ],
    seen: ['sent → settled', 'sent → failed'],
  },
  {
    name: 'a delivery',
    follows: deliveryTransitions,
    begunBy: 'addressDelivery',
    readBy: 'getDelivery',
    state,
    acts: [
      ['addressDelivery', address],
      ['moveDelivery', { to: 'sent', tracking: 'SF1' }],
      ['moveDelivery', { to: 'delivered' }],
      ['moveDelivery', { to: 'returned' }],
    ],
    seen: [
      'awaiting_address → requested',
      'requested → sent',
      'sent → delivered',
      'sent → returned',
      'returned → sent',
    ],
  },
  {
    name: 'a redemption',
    follows: redemptionTransitions,
    begunBy: 'settleRedemption',
    readBy: 'getRedemption',
    state,
    acts: [
      ['settleRedemption', { outcome: 'fulfilled', reference: 'T-1' }],
      ['settleRedemption', { outcome: 'failed' }],
    ],
    seen: ['pending → fulfilled', 'pending → failed'],
  },
  {
    name: 'a credit by hand',
    follows: creditTransitions,
    begunBy: 'approveCredit',
    readBy: 'listCredits',
    state: listed,
    acts: [
      ['approveCredit', {}],
      ['refuseCredit', {}],
    ],
    seen: ['proposed → granted', 'proposed → refused'],
  },
  {
    name: 'a review',
    follows: reviewTransitions,
    begunBy: 'decideReview',
    readBy: 'listReviews',
    state: listed,
    acts: [
      ['decideReview', { outcome: 'approved' }],
      ['decideReview', { outcome: 'denied' }],
    ],
    seen: ['open → approved', 'open → denied'],
  },
  {
    name: 'an appeal',
    follows: appealTransitions,
    begunBy: 'decideAppeal',
    readBy: 'getAppeal',
    state,
    acts: [
      ['decideAppeal', { outcome: 'upheld', answer: 'You are right.' }],
      ['decideAppeal', { outcome: 'rejected', answer: 'It was one household.' }],
    ],
    seen: ['open → upheld', 'open → rejected'],
  },
  {
    name: 'a claim by hand',
    follows: handClaimTransitions,
    begunBy: 'decideClaim',
    readBy: 'getClaim',
    state,
    acts: [
      ['decideClaim', { outcome: 'matched', answer: 'We found the order.' }],
      ['decideClaim', { outcome: 'rejected', answer: 'The order is another’s.' }],
    ],
    seen: ['open → matched', 'open → rejected'],
  },
]

// What the records say of each is what its table allows, whatever is asked of it and in whatever order. Time, orders
// and refunds move rewards and referrals too: those are the simulation's.
describe('along its table alone goes', () => {
  let opened: Awaited<ReturnType<typeof openApp>>
  let world: World

  beforeAll(async () => {
    const plenty = { quota: 1_000_000, windowSeconds: 1 }
    opened = await openApp('embedded', {
      limits: { key: plenty, workspace: plenty, address: plenty, pages: plenty, failures: plenty },
    })
    world = await openWorld(await openShop(opened.server, opened.clock, 'shop'), opened.ask)
  })
  afterAll(() => opened?.close())

  async function ask(id: OperationId, params: Sample['params'], body?: object) {
    const { method, path } = operations[id]
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => params?.[name] ?? '')
    return opened.ask(method, filled, {
      key: world.shop.secretKey,
      ...(body === undefined ? {} : { body }),
      headers: method === 'GET' ? {} : { 'idempotency-key': world.fresh() },
    })
  }

  test.each(machines)('$name', async (machine) => {
    const { follows, begunBy, readBy, acts } = machine
    const seen = new Set<string>()
    const chosen = fc.array(fc.constantFrom(...acts), { minLength: ACTS, maxLength: ACTS })
    const live = async (asked: readonly Act[]) => {
      const { params } = await samples[begunBy](world)
      const read = async () => {
        const shown = await ask(readBy, params)
        expect(shown.status, shown.text).toBe(200)
        return String(machine.state(shown.json, params))
      }
      let stands = await read()
      for (const [id, body] of asked) {
        const answered = await ask(id, params, body)
        expect(answered.status, answered.text).toBeLessThan(500)
        const now = await read()
        if (answered.status >= 400) expect(now, `${id} was refused`).toBe(stands)
        if (now === stands) continue
        expect(follows[stands], `${id}: ${stands} → ${now}`).toContain(now)
        seen.add(`${stands} → ${now}`)
        stands = now
      }
    }
    await fc.assert(fc.asyncProperty(chosen, live), { seed: SEED, numRuns: RUNS })
    expect([...seen]).toEqual(expect.arrayContaining([...machine.seen]))
  })
})
