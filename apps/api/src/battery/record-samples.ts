import { aReward, conversion, nothing } from './things.ts'
import type { SomeSamples } from './world.ts'

/** A valid request to each operation on what is recorded: receipts, the ledger, the clock and events. */
export const recordSamples = {
  listDecisions: async (world) => ({ query: { conversion_id: (await conversion(world)).id } }),
  getDecision: async (world) => ({
    params: { decision_id: (await conversion(world)).outcomes[0].decision_id },
  }),
  explainDecision: async (world) => ({
    params: { decision_id: (await conversion(world)).outcomes[0].decision_id },
    query: { audience: 'merchant', locale: 'zh-CN' },
  }),
  listCheckpoints: nothing,
  getLedgerProof: async (world) => ({ params: { reward_id: await aReward(world) } }),
  getLiability: async (world) => ({
    query: { program_id: world.programId, at: '2026-01-01T00:00:00Z' },
  }),
  getClock: nothing,
  advanceClock: async ({ fresh }) => ({ body: { advance: `PT${fresh().slice(1)}S` } }),
  getJob: async ({ post, fresh }) => {
    const headers = { 'idempotency-key': fresh() }
    const jumped = await post('/v1/sandbox/clock', { advance: 'PT1S' }, headers)
    return { params: { job_id: jumped.json.job_id } }
  },
  listEvents: nothing,
} satisfies SomeSamples
