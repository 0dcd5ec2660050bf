import {
  aBatch,
  aChoice,
  aCoupon,
  aCredit,
  aPayout,
  aReward,
  nothing,
  proposedCredit,
} from './things.ts'
import type { SomeSamples } from './world.ts'

/** A valid request to each operation on rewards, payouts, credits and coupons. */
export const rewardSamples = {
  listRewards: async ({ advocate }) => ({ query: { participant_id: advocate.id } }),
  getReward: async (world) => ({ params: { reward_id: await aReward(world) } }),
  markRewardPaid: async (world) => ({ params: { reward_id: await aReward(world) }, body: {} }),
  takeBackReward: async (world) => {
    const credited = await world.post('/v1/credits', aCredit(world, 'points'), {
      'idempotency-key': world.fresh(),
    })
    return { params: { reward_id: credited.json.reward_id }, body: { note: 'It was a mistake.' } }
  },
  createPayoutBatch: async (world) => {
    await aReward(world)
    const due_until = new Date(Date.UTC(2099, 0) + Number(world.fresh().slice(1))).toISOString()
    return { body: { asset: 'USD', kinds: ['cash'], due_until } }
  },
  listPayoutBatches: nothing,
  getPayoutBatch: async (world) => ({ params: { batch_id: await aBatch(world) } }),
  approvePayoutBatch: async (world) => ({ params: { batch_id: await aBatch(world) }, body: {} }),
  discardPayoutBatch: async (world) => ({ params: { batch_id: await aBatch(world) }, body: {} }),
  sendPayoutBatch: async (world) => ({
    params: { batch_id: await aBatch(world, 'approve') },
    body: {},
  }),
  exportPayoutBatch: async (world) => ({ params: { batch_id: await aBatch(world, 'approve') } }),
  listPayouts: nothing,
  getPayout: async (world) => ({ params: { payout_id: await aPayout(world) } }),
  settlePayout: async (world) => ({
    params: { payout_id: await aPayout(world) },
    body: { reference: world.fresh() },
  }),
  failPayout: async (world) => ({
    params: { payout_id: await aPayout(world) },
    body: { reason: 'account_closed' },
  }),
  retryPayout: async (world) => {
    const payout_id = await aPayout(world)
    await world.post(`/v1/payouts/${payout_id}/fail`, { reason: 'account_closed' })
    return { params: { payout_id }, body: {} }
  },
  importPayoutResults: async (world) => ({
    body: { csv: `payout_id,result\n${await aPayout(world)},settled\n` },
  }),
  getPayoutProvider: nothing,
  setPayoutProvider: async ({ fresh }) => ({
    body: { kind: 'http', url: `https://pay.example/${fresh()}` },
  }),
  getReconciliation: async () => ({ query: { month: '2026-10' } }),
  createCredit: async (world) => ({ body: aCredit(world, 'points') }),
  listCredits: nothing,
  approveCredit: async (world) => ({
    params: { credit_id: await proposedCredit(world) },
    body: {},
  }),
  refuseCredit: async (world) => ({
    params: { credit_id: await proposedCredit(world) },
    body: {},
  }),
  listAuditLog: nothing,
  listRewardOptions: async (world) => ({ params: { reward_id: await aChoice(world) } }),
  chooseReward: async (world) => ({
    params: { reward_id: await aChoice(world) },
    body: { option: 1 },
  }),
  listDonations: async ({ programId }) => ({ params: { program_id: programId } }),
  verifyCoupon: async (world) => ({ body: { code: await aCoupon(world) } }),
  redeemCoupon: async (world) => ({
    body: { code: await aCoupon(world), order_id: world.fresh() },
  }),
} satisfies SomeSamples
